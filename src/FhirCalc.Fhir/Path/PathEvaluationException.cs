namespace FhirCalc.Fhir.Path;

/// <summary>
/// An expression that compiled has no result for this input: one item was expected and several came,
/// operands of types that cannot be compared, a pattern that ran out of time.
/// </summary>
public class PathEvaluationException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PathEvaluationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

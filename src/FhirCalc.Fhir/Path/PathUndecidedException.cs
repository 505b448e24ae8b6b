namespace FhirCalc.Fhir.Path;

/// <summary>
/// The environment could not answer (<c>memberOf</c>, <c>conformsTo</c>, <c>subsumes</c>), so neither true nor false is known.
/// </summary>
public sealed class PathUndecidedException : PathEvaluationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="function">The function that has no answer.</param>
    /// <param name="subject">What it was asked about: a value set, profile or code.</param>
    public PathUndecidedException(string function, string subject)
        : base($"{function}('{subject}') cannot be decided here")
    {
        Function = function;
        Subject = subject;
    }

    /// <summary>The function that has no answer.</summary>
    public string Function { get; }

    /// <summary>What it was asked about: a value set, profile or code.</summary>
    public string Subject { get; }
}

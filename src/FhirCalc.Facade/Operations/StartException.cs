namespace FhirCalc.Facade.Operations;

/// <summary>The service cannot start, for a reason that its operator can remove. The message is for the console.</summary>
internal sealed class StartException : Exception
{
    public StartException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    public StartException(string what, IEnumerable<string> errors)
        : base(what + string.Concat(errors.Select(error => Environment.NewLine + "  " + error)))
    {
    }
}

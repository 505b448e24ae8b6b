namespace FhirCalc.Facade.Operations;

/// <summary>The service cannot start, for a reason that its operator can remove. The message is for the console.</summary>
internal sealed class StartException : Exception
{
    /// <summary>Wrong settings do not mend themselves: nobody should start the service again with them.</summary>
    public const int Settings = 2;

    /// <summary>What is around the service (an address, a disk) may be better at the next start.</summary>
    public const int Surroundings = 1;

    public StartException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>Status that the process ends with.</summary>
    public int ExitStatus { get; init; } = Settings;

    public StartException(string what, IEnumerable<string> errors)
        : base(what + string.Concat(errors.Select(error => Environment.NewLine + "  " + error)))
    {
    }
}

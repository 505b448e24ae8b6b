namespace FhirCalc.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything was processed and nothing is wrong.</summary>
    public const int Fine = 0;

    /// <summary>Everything was processed and at least one error was found in the content.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, a file cannot be read, or the program itself failed.</summary>
    public const int Usage = 2;
}

namespace FhirCalc.Cli;

/// <summary>The command cannot be carried out as given; the message says what would work.</summary>
internal sealed class UsageException(string message) : Exception(message);

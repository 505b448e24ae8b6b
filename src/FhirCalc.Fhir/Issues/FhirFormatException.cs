namespace FhirCalc.Fhir.Issues;

/// <summary>The text is not what FHIR calls JSON (or XML): the one exception that reading content raises.</summary>
public sealed class FhirFormatException : Exception
{
    /// <summary>Wraps the issue that says what and where.</summary>
    public FhirFormatException(Issue issue)
        : base(issue.Message) => Issue = issue;

    /// <summary>What is wrong, with line and column.</summary>
    public Issue Issue { get; }
}

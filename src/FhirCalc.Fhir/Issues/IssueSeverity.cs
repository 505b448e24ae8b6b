namespace FhirCalc.Fhir.Issues;

/// <summary>How bad an issue is, in the order of <c>OperationOutcome.issue.severity</c>.</summary>
public enum IssueSeverity
{
    /// <summary>Told for completeness; nothing is wrong.</summary>
    Information,

    /// <summary>Allowed, yet likely not what was meant, or something the engine could not decide.</summary>
    Warning,

    /// <summary>A rule is broken: the content is not valid.</summary>
    Error,

    /// <summary>Processing had to stop: nothing after this place was looked at.</summary>
    Fatal,
}

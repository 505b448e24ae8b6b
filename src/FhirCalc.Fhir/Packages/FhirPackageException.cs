using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Packages;

/// <summary>A package cannot be read at all: not an archive, too large, or without a manifest.</summary>
public sealed class FhirPackageException : Exception
{
    /// <summary>Wraps the issue that says why.</summary>
    public FhirPackageException(Issue issue)
        : base(issue.Message) => Issue = issue;

    internal FhirPackageException(string id, string code, string message)
        : this(new Issue(id, IssueSeverity.Fatal, code, message))
    {
    }

    /// <summary>What is wrong.</summary>
    public Issue Issue { get; }
}

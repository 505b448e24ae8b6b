using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification;

/// <summary>What one assessment looks at.</summary>
public sealed record AssessmentInput
{
    /// <summary>A Bundle of any type that holds the reports and their findings, or a single DiagnosticReport.</summary>
    public required ResourceJson Submission { get; init; }

    /// <summary>What else is known of the patient: resources, or Bundles of them.</summary>
    public IReadOnlyList<ResourceJson> Context { get; init; } = [];

    /// <summary>Identity of the submission. The ids of the results are derived from it, so the same identity gives the same ids.</summary>
    public required string Identity { get; init; }

    /// <summary>Version of the rules to apply; null for the current one. <see cref="CalcificationAssessor.RulesVersions"/> tells which there are.</summary>
    public string? RulesVersion { get; init; }

    /// <summary>Gives the reference that results use for an input, from its fullUrl or its own reference. Without it they use that.</summary>
    public Func<string, string>? ReferenceOf { get; init; }

    /// <summary>What was asked for and could not be had, in words; the results say so.</summary>
    public IReadOnlyList<string> UnavailableInputs { get; init; } = [];
}

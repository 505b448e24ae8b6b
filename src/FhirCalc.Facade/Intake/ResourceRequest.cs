using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>A create or an update of one resource, as it came by HTTP.</summary>
internal sealed record ResourceRequest(EntryVerb Verb, string Type, ResourceJson Resource)
{
    /// <summary>The id in the address of an update.</summary>
    public string? Id { get; init; }

    /// <summary>The search of a conditional create.</summary>
    public string? IfNoneExist { get; init; }

    /// <summary>The search of a conditional update.</summary>
    public string? Criteria { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>The same as the entry of a submission that holds nothing else.</summary>
    public SubmissionEntry ToEntry(string submissionId) => new(
        SubmissionEntry.Alone, Resource.Root, Type, FullUrl: null, DeterministicId.OfEntry(submissionId, fullUrl: null, index: 0), Verb, Id, IfNoneExist, IfMatch)
    {
        Criteria = Criteria,
    };
}

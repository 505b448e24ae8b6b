using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>One entry of a submission, as far as it could be read.</summary>
/// <param name="Id">Id that the resource will have; for a conditional create only the key of its URN.</param>
internal sealed record SubmissionEntry(
    int Index, Node Entry, Node Resource, string Type, string? FullUrl, EntryVerb Verb, string Id, string? IfNoneExist, string? IfMatch)
{
    public string Urn { get; } = DeliveryEntry.UrnOf(Id);

    /// <summary>FHIRPath of the entry.</summary>
    public string Path => FormattableString.Invariant($"Bundle.entry[{Index}]");
}

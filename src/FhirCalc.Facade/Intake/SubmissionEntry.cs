using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>One entry of a submission, as far as it could be read.</summary>
/// <param name="Key">UUID of the entry: what references inside the Bundle are turned into, and the id of a new resource.</param>
/// <param name="UpdateId">The id that the client named, for an update.</param>
internal sealed record SubmissionEntry(
    int Index, Node Resource, string Type, string? FullUrl, string Key, EntryVerb Verb, string? UpdateId = null, string? IfNoneExist = null, string? IfMatch = null)
{
    /// <summary>Not an entry of a Bundle, but a resource that came by itself.</summary>
    public const int Alone = -1;

    /// <summary>The search of a conditional update.</summary>
    public string? Criteria { get; init; }

    /// <summary>Whether only the external server knows the id.</summary>
    public bool IsConditional => Verb is EntryVerb.ConditionalCreate or EntryVerb.ConditionalUpdate;

    public string Id => UpdateId ?? Key;

    public string Urn { get; } = DeliveryEntry.UrnOf(Key);

    /// <summary>FHIRPath of the entry.</summary>
    public string Path => Index == Alone ? Type : FormattableString.Invariant($"Bundle.entry[{Index}]");
}

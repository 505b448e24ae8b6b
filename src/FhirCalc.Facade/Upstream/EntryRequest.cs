using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>How one entry is asked for, given what the external server can do.</summary>
internal sealed class EntryRequest
{
    private EntryRequest(DeliveryEntry entry, bool put, string? condition) => (Entry, IsPut, Condition) = (entry, put, condition);

    public DeliveryEntry Entry { get; }

    /// <summary>PUT to a known id, so that sending twice changes nothing.</summary>
    public bool IsPut { get; }

    /// <summary>Otherwise a conditional create by this search.</summary>
    public string? Condition { get; }

    /// <summary>The search that finds it, where there is one.</summary>
    public string? Search => Condition ?? Entry.Criteria;

    /// <summary>Whether the condition is ours: then doubles can be told, and taken away.</summary>
    public bool IsMarked => !IsPut && Entry.Verb is not EntryVerb.ConditionalCreate;

    public string Url => Entry.Criteria is { } criteria ? $"{Entry.Type}?{criteria}" : IsPut ? $"{Entry.Type}/{Entry.Id}" : Entry.Type;

    /// <summary>The name that others of the Bundle can use for it before it is sent; null if only the server knows.</summary>
    public string? KnownReference => IsPut && Entry.Criteria is null ? Url : null;

    /// <summary>A PUT that would create: some servers refuse it although they advertise it.</summary>
    public bool ChoosesId => IsPut && Entry.Verb is not (EntryVerb.Update or EntryVerb.ConditionalUpdate);

    public static EntryRequest For(DeliveryEntry entry, DeliveryPlan plan) => entry.Verb switch
    {
        EntryVerb.Update or EntryVerb.ConditionalUpdate => new EntryRequest(entry, put: true, condition: null),
        EntryVerb.ConditionalCreate => new EntryRequest(entry, put: false, entry.IfNoneExist),
        _ when plan.NewIds.Contains(entry.Type) => new EntryRequest(entry, put: true, condition: null),
        _ => new EntryRequest(entry, put: false, EntryMark.Search(entry)),
    };

    /// <summary>The same as a conditional create, found again by our mark.</summary>
    public EntryRequest WithoutOwnId() => new(Entry, put: false, EntryMark.Search(Entry));

    /// <summary>The resource with its references in the form given, and with our mark where it is needed.</summary>
    public byte[] Resource(Func<string, string?> referenceOf)
    {
        var resource = ResourceJson.Parse(Entry.Json);
        var writer = new SpliceWriter(resource);
        ReferenceRewriter.Rewrite(resource.Root, writer, referenceOf);
        var json = writer.ToUtf8();
        return IsMarked ? EntryMark.AddTo(Entry, json) : json;
    }

    /// <summary>The URNs of other entries that this one refers to.</summary>
    public IEnumerable<string> References() =>
        ReferenceRewriter.ReferencesIn(ResourceJson.Parse(Entry.Json).Root).Select(found => found.Reference);
}

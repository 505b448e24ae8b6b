using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>Gives the resources of a submission their ids, and turns references between them into URNs; nothing else changes.</summary>
internal static class EntryBuilder
{
    public static IReadOnlyList<DeliveryEntry> Build(ResourceJson bundle, IReadOnlyList<SubmissionEntry> entries, ReferenceTable references) =>
        [.. entries.Select(entry => Build(bundle, entry, references))];

    public static DeliveryEntry Build(ResourceJson bundle, SubmissionEntry entry, ReferenceTable references)
    {
        var writer = new SpliceWriter(bundle);
        ReferenceRewriter.Rewrite(entry.Resource, writer, references.UrnsFrom(entry));
        if (entry.Verb == EntryVerb.Create)
            SetId(writer, entry.Resource, entry.Id);
        return new DeliveryEntry(entry.Verb, entry.Type, entry.Id, entry.Urn, writer.ToUtf8(entry.Resource), entry.IfNoneExist, entry.IfMatch)
        {
            Criteria = entry.Criteria,
        };
    }

    private static void SetId(SpliceWriter writer, Node resource, string id)
    {
        var type = resource["resourceType"u8];
        if (resource["id"u8] is { Exists: true } old)
            writer.SetString(old, id);
        else
            writer.Replace(type, $"{type.RawText},\"id\":\"{id}\""); // where people look for it
    }
}

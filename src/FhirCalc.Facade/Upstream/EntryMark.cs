using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// The mark by which a resource of ours is found again on a server that gives ids itself: an identifier with the UUID, or,
/// for types that have no identifier (Provenance), a tag.
/// </summary>
internal static class EntryMark
{
    private const string UriSystem = "urn:ietf:rfc:3986";
    private const string TagSystem = "http://fhircalc.org/fhir/entry";

    // Types of a submission whose R4 definition has no identifier, or only a single one.
    private static readonly HashSet<string> Tagged = new(StringComparer.Ordinal)
    {
        "Provenance", "Binary", "Bundle", "Parameters", "AuditEvent", "Subscription", "Linkage", "Composition", "QuestionnaireResponse", "MessageHeader",
    };

    /// <summary>The search that finds it, as <c>ifNoneExist</c> wants it.</summary>
    public static string Search(DeliveryEntry entry) => Tagged.Contains(entry.Type)
        ? "_tag=" + Uri.EscapeDataString(TagSystem + "|" + entry.Id)
        : "identifier=" + Uri.EscapeDataString(UriSystem + "|" + entry.Urn);

    /// <summary>The resource with the mark added, otherwise as it is.</summary>
    public static byte[] AddTo(DeliveryEntry entry, ReadOnlyMemory<byte> json)
    {
        var resource = ResourceJson.Parse(json);
        var writer = new SpliceWriter(resource);
        if (Tagged.Contains(entry.Type))
        {
            var tag = $$"""{"system":"{{TagSystem}}","code":"{{entry.Id}}"}""";
            var meta = resource.Root["meta"u8];
            if (!meta.Exists)
                writer.InsertProperty(resource.Root, "meta", $$"""{"tag":[{{tag}}]}""");
            else
                AddItem(writer, meta, "tag", tag);
        }
        else
        {
            AddItem(writer, resource.Root, "identifier", $$"""{"system":"{{UriSystem}}","value":"{{entry.Urn}}"}""");
        }

        return writer.ToUtf8();
    }

    /// <summary>Whether a found resource really carries it: some servers ignore a search parameter that they do not know.</summary>
    public static bool IsOn(DeliveryEntry entry, Node resource)
    {
        var (items, name, value) = Tagged.Contains(entry.Type)
            ? (resource["meta"u8]["tag"u8], "code", entry.Id)
            : (resource["identifier"u8], "value", entry.Urn);
        foreach (var item in items.Children)
        {
            if (string.Equals(item[name].GetString(), value, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static void AddItem(SpliceWriter writer, Node parent, string name, string item)
    {
        var array = parent[name];
        if (!array.Exists)
            writer.InsertProperty(parent, name, "[" + item + "]");
        else
            writer.Replace(array, "[" + item + (array.Count > 0 ? "," : "") + array.RawText.TrimStart()[1..]);
    }
}

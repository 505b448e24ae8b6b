using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>A resource as it stands on the external server.</summary>
internal sealed record FoundResource(string Type, string Id, string? Version, Node Node)
{
    public string Reference => $"{Type}/{Id}";

    /// <summary>With the version, where the server tells one.</summary>
    public string Location => Version is null ? Reference : $"{Reference}/_history/{Version}";

    /// <summary>Null if it is no resource with an id.</summary>
    public static FoundResource? Of(Node resource) =>
        resource["resourceType"u8].GetString() is { } type && resource["id"u8].GetString() is { } id
            ? new FoundResource(type, id, resource["meta"u8]["versionId"u8].GetString(), resource)
            : null;

    public static FoundResource? Of(UpstreamReply reply) =>
        reply.IsSuccess && ResourceJson.TryParse(reply.Body, null, out var resource, out _) ? Of(resource.Root) : null;

    /// <summary>The answer for an entry that needs not be sent, because this is there.</summary>
    public EntryAnswer ToAnswer() => new(
        200, Location, Version is null ? null : $"W/\"{Version}\"", Node["meta"u8]["lastUpdated"u8].GetString(), OperationOutcome: null);

    /// <summary>Whether it says the same as <paramref name="sent"/>, but for what a server writes itself: id, meta and narrative.</summary>
    public bool SaysTheSameAs(ReadOnlyMemory<byte> sent) =>
        Content(Node).SetEquals(Content(ResourceJson.Parse(sent).Root));

    private static HashSet<string> Content(Node resource)
    {
        var content = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in resource.Children)
        {
            if (property.Name is "id" or "meta" or "text")
                continue;
            var alone = ResourceJson.Parse(Encoding.UTF8.GetBytes($$"""{"{{property.Name}}":{{property.RawText}}}"""));
            content.Add(CanonicalJson.Hash(alone));
        }

        return content;
    }
}

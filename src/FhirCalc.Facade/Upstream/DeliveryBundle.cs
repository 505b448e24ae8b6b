using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

internal enum EntryVerb
{
    /// <summary>New, under the id that we chose for it.</summary>
    Create,

    /// <summary>New unless a search of the client's finds one: the external server gives the id.</summary>
    ConditionalCreate,

    /// <summary>An update to an id that the client named.</summary>
    Update,

    /// <summary>An update of the one resource that a search of the client's finds, or a new one.</summary>
    ConditionalUpdate,

    /// <summary>Shared by many submissions, under an id of ours: created if it is not there, and never written again.</summary>
    CreateOnce,
}

/// <param name="Id">The id it will have; for a conditional create the key of its <c>urn:uuid</c> only.</param>
/// <param name="Json">The resource, its references to others of the Bundle as <c>urn:uuid</c>.</param>
internal sealed record DeliveryEntry(EntryVerb Verb, string Type, string Id, string Urn, ReadOnlyMemory<byte> Json, string? IfNoneExist = null, string? IfMatch = null)
{
    /// <summary>It came by itself, and is sent so: a refusal is then about it, and not about a Bundle.</summary>
    public bool Alone { get; init; }

    /// <summary>The search of a conditional update.</summary>
    public string? Criteria { get; init; }

    /// <summary>OperationOutcome of what was noticed when it was accepted; the client gets it with the answer.</summary>
    public byte[]? Notes { get; init; }

    /// <summary>The URN that stands for a resource inside the stored Bundle.</summary>
    public static string UrnOf(string key) => "urn:uuid:" + key;
}

/// <summary>
/// What the outbox keeps: a transaction Bundle that is complete in itself, since every reference between its entries is a
/// <c>urn:uuid</c>. Delivery turns these into what the external server understands.
/// </summary>
internal static class DeliveryBundle
{
    /// <summary>What stands around a resource, and room for a writer that asks for more than it needs.</summary>
    public const int EntryFrame = 1024;

    public static byte[] Write(string submissionId, IReadOnlyCollection<DeliveryEntry> entries) => FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", submissionId);
        json.WriteString("type", entries.Any(entry => entry.Alone) ? "batch" : "transaction");
        json.WriteObjects("entry", entries, entry =>
        {
            json.WriteString("fullUrl", entry.Urn);
            json.WriteRaw("resource", entry.Json.Span);
            json.WriteStartObject("request");
            var put = entry.Verb is EntryVerb.Update or EntryVerb.ConditionalUpdate or EntryVerb.CreateOnce;
            json.WriteString("method", put ? "PUT" : "POST");
            json.WriteString("url", entry.Criteria is { } criteria ? $"{entry.Type}?{criteria}" : put ? $"{entry.Type}/{entry.Id}" : entry.Type);
            if (entry.Verb == EntryVerb.CreateOnce)
                json.WriteString("ifNoneMatch", "*");
            if (entry.IfNoneExist is { } condition)
                json.WriteString("ifNoneExist", condition);
            if (entry.IfMatch is { } version)
                json.WriteString("ifMatch", version);
            json.WriteEndObject();
            if (entry.Notes is { } notes)
            {
                json.WriteStartObject("response");
                json.WriteRaw("outcome", notes);
                json.WriteEndObject();
            }
        });
    }, entries.Sum(entry => entry.Json.Length + (entry.Notes?.Length ?? 0) + EntryFrame));

    public static IReadOnlyList<DeliveryEntry> Read(byte[] body) => Read(ResourceJson.Parse(body), body);

    public static IReadOnlyList<DeliveryEntry> Read(ResourceJson bundle, byte[] body)
    {
        var entries = new List<DeliveryEntry>();
        var alone = bundle.Root["type"u8].TextEquals("batch"u8);
        foreach (var entry in bundle.Root["entry"u8].Children)
            entries.Add(ReadEntry(entry, body) with { Alone = alone, Notes = ServerOutcome.Of(entry["response"u8]["outcome"u8]) });
        return entries;
    }

    private static DeliveryEntry ReadEntry(Node entry, byte[] body)
    {
        var urn = entry["fullUrl"u8].GetString()!;
        var resource = entry["resource"u8];
        var request = entry["request"u8];
        var condition = request["ifNoneExist"u8].GetString();
        var url = request["url"u8].GetString()!;
        var json = body.AsMemory(resource.Offset, resource.Length);
        var id = urn["urn:uuid:".Length..];
        if (request["method"u8].TextEquals("PUT"u8))
        {
            if (url.IndexOf('?', StringComparison.Ordinal) is > 0 and var mark)
                return new DeliveryEntry(EntryVerb.ConditionalUpdate, url[..mark], id, urn, json, IfMatch: request["ifMatch"u8].GetString()) { Criteria = url[(mark + 1)..] };
            var slash = url.IndexOf('/', StringComparison.Ordinal);
            var put = request["ifNoneMatch"u8].Exists ? EntryVerb.CreateOnce : EntryVerb.Update;
            return new DeliveryEntry(put, url[..slash], url[(slash + 1)..], urn, json, IfMatch: request["ifMatch"u8].GetString());
        }

        var verb = condition is null ? EntryVerb.Create : EntryVerb.ConditionalCreate;
        return new DeliveryEntry(verb, url, id, urn, json, condition);
    }
}

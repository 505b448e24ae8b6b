using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// A conditional create is no lock: two may both succeed on many servers. After one, this looks for what carries our mark
/// twice, and deletes all but the one that the external server named to us.
/// </summary>
internal sealed class DoubleCheck(UpstreamClient client, ILogger<DoubleCheck> log)
{
    public async Task RemoveDoublesAsync(EntryRequest request, EntryAnswer kept, CancellationToken cancel)
    {
        var found = await SearchAsync(request.Entry.Type, request.Condition!, resource => EntryMark.IsOn(request.Entry, resource), cancel);
        foreach (var id in found.Where(id => id != kept.Id))
        {
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Delete, $"{request.Entry.Type}/{id}"), cancel);
            log.LogWarning("The external server made a second {Type} of {Entry}; deleting it ended with {Status}", request.Entry.Type, request.Entry.Id, reply.Status);
        }
    }

    /// <summary><c>Type/id</c> of the one resource that a search finds; null if there is none, or more than one.</summary>
    public async Task<string?> FindOneAsync(string type, string search, CancellationToken cancel) =>
        await SearchAsync(type, search, _ => true, cancel) is [var id] ? $"{type}/{id}" : null;

    private async Task<List<string>> SearchAsync(string type, string search, Func<Node, bool> counts, CancellationToken cancel)
    {
        var found = new List<string>();
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"{type}?{search}"), cancel);
        if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
        {
            log.LogWarning("Could not look for doubles of a {Type}: HTTP {Status}", type, reply.Status);
            return found;
        }

        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            var resource = entry["resource"u8];
            if (resource["resourceType"u8].GetString() == type && resource["id"u8].GetString() is { } id && counts(resource))
                found.Add(id);
        }

        return found;
    }
}

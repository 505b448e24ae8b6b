using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// A conditional create is no lock: two may both succeed on many servers. After one, this looks for what carries our mark
/// twice, and deletes all but the one that the external server named to us.
/// </summary>
internal sealed class DoubleCheck(UpstreamClient client, ILogger<DoubleCheck> log)
{
    /// <summary>
    /// Makes each of them the only one with its mark, or tells why that cannot be done now. What refers goes before what it
    /// refers to, or a server may refuse to delete.
    /// </summary>
    public async Task<(DeliveryResult? Failure, IReadOnlyList<SentEntry> Checked)> RemoveAsync(IReadOnlyList<SentEntry> sent, CancellationToken cancel)
    {
        if (!sent.Any(one => one.Request.IsMarked))
            return (null, sent);
        var checkedEntries = sent.ToArray();
        var order = RequestOrder.Of([.. sent.Select(one => one.Request)]) ?? [.. Enumerable.Range(0, sent.Count)];
        foreach (var index in order.AsEnumerable().Reverse().Where(index => sent[index].Request.IsMarked))
        {
            var (found, failure) = await SearchAsync(sent[index].Request, cancel);
            if (failure is not null)
                return (failure, sent);
            // What the server named may be gone from its search for a moment; never delete the last one.
            foreach (var id in found.Contains(sent[index].Answer.Id!) ? found.Where(id => id != sent[index].Answer.Id) : found.Skip(1))
            {
                if (await RemoveAsync(sent[index].Request, id, cancel) is { } note)
                    checkedEntries[index] = sent[index] with { Answer = sent[index].Answer with { OperationOutcome = note } };
            }
        }

        return (null, checkedEntries);
    }

    /// <summary><c>Type/id</c> of the one resource that a condition finds; null if there is none, or more than one.</summary>
    public async Task<string?> FindOneAsync(EntryRequest request, CancellationToken cancel) =>
        (await SearchAsync(request, cancel)).Found is [var id] ? $"{request.Entry.Type}/{id}" : null;

    /// <returns>What the client has to know: that a second one is there to stay.</returns>
    private async Task<byte[]?> RemoveAsync(EntryRequest request, string id, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Delete, $"{request.Entry.Type}/{id}"), cancel);
        log.LogWarning("The external server made a second {Type} of {Entry}; deleting it ended with {Status}", request.Entry.Type, request.Entry.Id, reply.Status);
        return reply.IsSuccess || reply.Status is 404 or 410 ? null : new Outcome([new Issue(FacadeIssueIds.DoubleStays, IssueSeverity.Warning, "duplicate",
            $"The external server made a second copy, {request.Entry.Type}/{id}, and did not let it be deleted.")]).ToOperationOutcome();
    }

    private async Task<(List<string> Found, DeliveryResult? Failure)> SearchAsync(EntryRequest request, CancellationToken cancel)
    {
        var found = new List<string>();
        var type = request.Entry.Type;
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"{type}?{request.Search}"), cancel);
        if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
            return (found, DeliveryResult.Failed(reply));
        if (!reply.IsSuccess)
        {
            log.LogWarning("Could not look for doubles of a {Type}: HTTP {Status}", type, reply.Status);
            return (found, null);
        }

        if (!ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
            return (found, DeliveryResult.Unreadable($"The external server answered the search for a {type} with something that is no FHIR."));
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            // Some servers ignore a parameter that they do not know, and find everything.
            if (FoundResource.Of(entry["resource"u8]) is { } resource && resource.Type == type
                && (!request.IsMarked || EntryMark.IsOn(request.Entry, resource.Node)))
                found.Add(resource.Id);
        }

        return (found, null);
    }
}

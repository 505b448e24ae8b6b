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
    /// <summary>Makes each of them the only one with its mark. What refers goes before what it refers to, or a server may refuse to delete.</summary>
    public async Task<IReadOnlyList<SentEntry>> RemoveAsync(IReadOnlyList<SentEntry> sent, CancellationToken cancel)
    {
        var checkedEntries = sent.ToArray();
        var order = RequestOrder.Of([.. sent.Select(one => one.Request)]) ?? [.. Enumerable.Range(0, sent.Count)];
        foreach (var index in order.AsEnumerable().Reverse().Where(index => sent[index].Request.IsMarked))
        {
            if (await RemoveAsync(sent[index].Request, sent[index].Answer.Id, cancel) is { } note)
                checkedEntries[index] = sent[index] with { Answer = sent[index].Answer with { OperationOutcome = note } };
        }

        return checkedEntries;
    }

    /// <summary><c>Type/id</c> of the one resource that a condition finds; null if there is none, or more than one.</summary>
    public async Task<string?> FindOneAsync(EntryRequest request, CancellationToken cancel) =>
        await SearchAsync(request, cancel) is [var id] ? $"{request.Entry.Type}/{id}" : null;

    /// <returns>What the client has to know: that a second one is there to stay.</returns>
    private async Task<byte[]?> RemoveAsync(EntryRequest request, string? kept, CancellationToken cancel)
    {
        byte[]? note = null;
        foreach (var id in (await SearchAsync(request, cancel)).Where(id => id != kept))
        {
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Delete, $"{request.Entry.Type}/{id}"), cancel);
            log.LogWarning("The external server made a second {Type} of {Entry}; deleting it ended with {Status}", request.Entry.Type, request.Entry.Id, reply.Status);
            if (!reply.IsSuccess && reply.Status is not (404 or 410))
            {
                note = new Outcome([new Issue(FacadeIssueIds.DoubleStays, IssueSeverity.Warning, "duplicate",
                    $"The external server made a second copy, {request.Entry.Type}/{id}, and did not let it be deleted.")]).ToOperationOutcome();
            }
        }

        return note;
    }

    private async Task<List<string>> SearchAsync(EntryRequest request, CancellationToken cancel)
    {
        var found = new List<string>();
        var type = request.Entry.Type;
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"{type}?{request.Search}"), cancel);
        if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
        {
            log.LogWarning("Could not look for doubles of a {Type}: HTTP {Status}", type, reply.Status);
            return found;
        }

        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            // Some servers ignore a parameter that they do not know, and find everything.
            if (FoundResource.Of(entry["resource"u8]) is { } resource && resource.Type == type
                && (!request.IsMarked || EntryMark.IsOn(request.Entry, resource.Node)))
                found.Add(resource.Id);
        }

        return found;
    }
}

using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>One request after the other, what is referred to first: for servers without transactions.</summary>
internal sealed class SequentialDelivery(UpstreamClient client, DoubleCheck doubles)
{
    public async Task<(DeliveryResult? Failure, IReadOnlyList<EntryAnswer> Answers)> SendAsync(
        IReadOnlyList<EntryRequest> requests, IReadOnlyDictionary<string, string> references, CancellationToken cancel)
    {
        if (Order(requests) is not { } order)
        {
            return (new DeliveryResult(
                DeliveryClass.Rejected,
                "The resources refer to each other in a circle, and the external server takes neither transactions nor ids of our choice."), []);
        }

        var known = new Dictionary<string, string>(references, StringComparer.Ordinal);
        var answers = new EntryAnswer[requests.Count];
        foreach (var index in order)
        {
            var (failure, answer) = await SendOneAsync(requests[index], known.GetValueOrDefault, cancel);
            if (failure is not null)
                return (failure, []);
            answers[index] = answer!;
            known[requests[index].Entry.Urn] = $"{requests[index].Entry.Type}/{answer!.Id}";
        }

        return (null, answers);
    }

    /// <summary>One request; <paramref name="referenceOf"/> names what was sent before.</summary>
    public async Task<(DeliveryResult? Failure, EntryAnswer? Answer)> SendOneAsync(
        EntryRequest request, Func<string, string?> referenceOf, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(
            new UpstreamRequest(request.IsPut ? HttpMethod.Put : HttpMethod.Post, request.Url, request.Resource(referenceOf))
            {
                Headers = request switch
                {
                    { Condition: { } condition } => [("If-None-Exist", condition)],
                    { Entry.IfMatch: { } version } => [("If-Match", version)],
                    _ => [],
                },
            },
            cancel);
        if (!reply.IsSuccess)
            return (DeliveryResult.Failed(reply), null);
        var location = EntryAnswer.RelativeLocation(reply.Location) ?? LocationInBody(reply.Body, request.Entry.Type) ?? request.KnownReference;
        if (location is null && request.Condition is { } search)
            location = await doubles.FindOneAsync(request.Entry.Type, search, cancel);
        if (location is null)
            return (DeliveryResult.Unreadable($"The external server took a {request.Entry.Type} without telling its id."), null);
        return (null, new EntryAnswer(reply.Status, location, reply.ETag, LastModified: null, OperationOutcome: null));
    }

    private static string? LocationInBody(byte[] body, string type) =>
        body.Length > 0 && ResourceJson.TryParse(body, null, out var resource, out _) && resource.ResourceType == type
        && resource.Root["id"u8].GetString() is { } id ? $"{type}/{id}" : null;

    /// <summary>Indexes so that each comes after what it refers to; null if a circle cannot be broken by an id known before.</summary>
    private static List<int>? Order(IReadOnlyList<EntryRequest> requests)
    {
        var index = requests.Select((request, at) => (request.Entry.Urn, at)).ToDictionary(pair => pair.Urn, pair => pair.at, StringComparer.Ordinal);
        var needs = requests.Select(request => request.References().Where(index.ContainsKey).Select(urn => index[urn]).ToHashSet()).ToList();
        var order = new List<int>();
        var open = Enumerable.Range(0, requests.Count).ToList();
        while (open.Count > 0)
        {
            var next = open.FindIndex(at => needs[at].All(need => need == at || order.Contains(need)));
            if (next < 0)
                next = open.FindIndex(at => needs[at].All(need => need == at || order.Contains(need) || requests[need].KnownReference is not null));
            if (next < 0)
                return null;
            order.Add(open[next]);
            open.RemoveAt(next);
        }

        return order;
    }
}

using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>One request after the other, what is referred to first: for servers without transactions.</summary>
internal sealed class SequentialDelivery(UpstreamClient client, DoubleCheck doubles, RefusalDiagnosis diagnosis, ServerHabits habits)
{
    public async Task<SendResult> SendAsync(
        IReadOnlyList<EntryRequest> requests, IReadOnlyDictionary<string, string> references, CancellationToken cancel)
    {
        if (RequestOrder.Of(requests) is not { } order)
        {
            return new SendResult(new DeliveryResult(
                DeliveryClass.Rejected,
                "The resources refer to each other in a circle, and the external server takes neither transactions nor ids of our choice."), []);
        }

        var known = new Dictionary<string, string>(references, StringComparer.Ordinal);
        var answers = new SentEntry[requests.Count];
        foreach (var index in order)
        {
            var (failure, sent) = await SendOneAsync(requests[index], known.GetValueOrDefault, cancel);
            if (failure is not null)
                return new SendResult(failure, [.. answers.Where(answer => answer is not null)]);
            answers[index] = sent!;
            known[requests[index].Entry.Urn] = $"{requests[index].Entry.Type}/{sent!.Answer.Id}";
        }

        return new SendResult(null, answers);
    }

    /// <summary>One request; <paramref name="referenceOf"/> names what was sent before.</summary>
    public async Task<(DeliveryResult? Failure, SentEntry? Sent)> SendOneAsync(
        EntryRequest request, Func<string, string?> referenceOf, CancellationToken cancel)
    {
        if (request.ChoosesId && habits.TakesNewIds(request.Entry.Type) == false)
            request = request.WithoutOwnId();
        var reply = await SendAsync(request, referenceOf, cancel);
        if (reply.IsSuccess)
            return await ReadAsync(request, reply, cancel);

        // A server that takes no ids of ours, whatever it says of itself, may take the same as a conditional create.
        if (!request.ChoosesId || DeliveryClasses.Of(reply, DeliveryForm.Single) != DeliveryClass.Unclear || ContentRefusal.IsCertain(reply.Body))
            return (DeliveryResult.Failed(reply), null);
        var plan = new DeliveryPlan(false, new HashSet<string>([request.Entry.Type], StringComparer.Ordinal));
        var found = await diagnosis.OfNewIdsAsync(plan, [request], cancel);
        if (found.Next is null)
            return (found.Failure ?? DeliveryResult.Failed(reply), null);
        request = request.WithoutOwnId();
        var second = await SendAsync(request, referenceOf, cancel);
        if (!second.IsSuccess)
            return (DeliveryResult.Failed(DeliveryClasses.Of(second) == DeliveryClass.Transient ? second : reply), null);
        habits.ShowNewIds(request.Entry.Type, false);
        return await ReadAsync(request, second, cancel);
    }

    private Task<UpstreamReply> SendAsync(EntryRequest request, Func<string, string?> referenceOf, CancellationToken cancel)
    {
        var message = new UpstreamRequest(request.IsPut ? HttpMethod.Put : HttpMethod.Post, request.Url, request.Resource(referenceOf))
        {
            Headers = request switch
            {
                { Condition: { } condition } => [("If-None-Exist", condition)],
                { Entry.IfMatch: { } version } => [("If-Match", version)],
                _ => [],
            },
        };
        return request.IsPut ? client.DeliverAsync(message, cancel) : client.CreateAsync(message, cancel);
    }

    private async Task<(DeliveryResult? Failure, SentEntry? Sent)> ReadAsync(EntryRequest request, UpstreamReply reply, CancellationToken cancel)
    {
        // A page in place of a resource may come from a proxy in between: nothing says that the server has it.
        if (reply.Body.Length > 0 && reply.Location is null && !ResourceJson.TryParse(reply.Body, null, out _, out _))
            return (DeliveryResult.Unreadable($"The external server answered a {request.Entry.Type} with something that is no resource."), null);
        if (request.ChoosesId && reply.Status == 201)
            habits.ShowNewIds(request.Entry.Type, true);
        var location = EntryAnswer.RelativeLocation(reply.Location) ?? LocationInBody(reply.Body, request.Entry.Type) ?? EntryAnswer.Versioned(request.KnownReference, reply.ETag);
        if (location is null && request.Search is not null)
            location = await doubles.FindOneAsync(request, cancel);
        return location is null
            ? (DeliveryResult.Unreadable($"The external server took a {request.Entry.Type} without telling its id."), null)
            : (null, new SentEntry(request, new EntryAnswer(reply.Status, location, reply.ETag, EntryAnswer.Instant(reply.LastModified), ServerOutcome.Of(reply.Body))));
    }

    private static string? LocationInBody(byte[] body, string type) =>
        body.Length > 0 && ResourceJson.TryParse(body, null, out var resource, out _) && resource.ResourceType == type ? FoundResource.Of(resource.Root)?.Location : null;
}

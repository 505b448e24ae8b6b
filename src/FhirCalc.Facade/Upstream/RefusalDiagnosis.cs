using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <param name="Next">Another form that is worth trying; null if there is none.</param>
/// <param name="Failure">Why it could not be found out now.</param>
internal sealed record Diagnosis(DeliveryPlan? Next = null, DeliveryResult? Failure = null)
{
    public static Diagnosis Content { get; } = new();
}

/// <summary>
/// Finds out whether a refusal meant the form or the content, by questions that change nothing: an empty-handed transaction
/// tells whether the server takes any; reading what a PUT should have created tells whether it was created.
/// </summary>
internal sealed class RefusalDiagnosis(UpstreamClient client, ServerHabits habits, ILogger<RefusalDiagnosis> log)
{
    private static readonly byte[] Probe =
        """{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"GET","url":"Patient?_id=fhircalc-probe"}}]}"""u8.ToArray();

    public async Task<Diagnosis> OfTransactionAsync(UpstreamReply refusal, DeliveryPlan plan, IReadOnlyList<EntryRequest> requests, CancellationToken cancel)
    {
        // 1. What the status alone tells.
        switch (DeliveryClasses.Of(refusal, DeliveryForm.Transaction))
        {
            case DeliveryClass.FormRefused:
                return SingleRequests(plan, refusal.Status, lasting: refusal.Status != 413);
            case DeliveryClass.Unclear when !ContentRefusal.IsCertain(refusal.Body):
                break;
            default:
                return Diagnosis.Content;
        }

        // 2. Does it take transactions at all?
        if (habits.TakesTransactions is not true)
        {
            var probe = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Post, "", Probe), cancel);
            switch (DeliveryClasses.Of(probe))
            {
                case DeliveryClass.Transient:
                    return new Diagnosis(Failure: DeliveryResult.Failed(probe));
                case DeliveryClass.Delivered when !ResourceJson.TryParse(probe.Body, null, out _, out _):
                    return new Diagnosis(Failure: DeliveryResult.Unreadable("The external server answered a transaction with something that is no FHIR Bundle."));
                case DeliveryClass.Delivered:
                    habits.ShowTransactions(true);
                    break;
                default:
                    return SingleRequests(plan, refusal.Status, lasting: true);
            }
        }

        // 3. Does it take ids of ours?
        return await OfNewIdsAsync(plan, requests, cancel);
    }

    /// <summary>Whether a refused PUT failed because it would have created: then nothing is there.</summary>
    public async Task<Diagnosis> OfNewIdsAsync(DeliveryPlan plan, IReadOnlyList<EntryRequest> requests, CancellationToken cancel)
    {
        var doubtful = requests.Where(request => request.ChoosesId && habits.TakesNewIds(request.Entry.Type) is not true).ToList();
        if (doubtful.Count == 0)
            return Diagnosis.Content;
        foreach (var request in doubtful)
        {
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, request.Url), cancel);
            if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
                return new Diagnosis(Failure: DeliveryResult.Failed(reply));
            if (reply.IsSuccess && FoundResource.Of(reply) is null)
                return new Diagnosis(Failure: DeliveryResult.Unreadable("The external server answered the reading of a resource with something else."));
            // A deleted resource is 410, on some servers 404. Anything else leaves open what is there: nothing more is tried.
            if (reply.Status is not (404 or 410))
                return Diagnosis.Content;
        }

        return new Diagnosis(plan.WithoutNewIds(doubtful.Select(request => request.Entry.Type)));
    }

    private Diagnosis SingleRequests(DeliveryPlan plan, int status, bool lasting)
    {
        log.LogWarning("The external server refused a transaction as such (HTTP {Status}): sending single requests", status);
        if (lasting)
            habits.ShowTransactions(false);
        return new Diagnosis(plan with { Transaction = false });
    }
}

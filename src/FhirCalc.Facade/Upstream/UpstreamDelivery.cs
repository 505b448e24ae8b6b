namespace FhirCalc.Facade.Upstream;

/// <summary>Delivers what the outbox keeps: one transaction where the external server takes one, else single requests.</summary>
internal sealed class UpstreamDelivery(
    CapabilityCache capabilities, SharedResources shared, TransactionDelivery transaction, SequentialDelivery sequence, DoubleCheck doubles)
{
    public async Task<DeliveryResult> DeliverAsync(string submissionId, byte[] body, CancellationToken cancel)
    {
        // 1. What can the server do?
        var (server, unreachable) = await capabilities.GetAsync(cancel);
        if (server is null)
            return DeliveryResult.Failed(unreachable!);
        var requests = DeliveryBundle.Read(body).Select(entry => EntryRequest.For(entry, server)).ToList();
        var answers = new Dictionary<EntryRequest, EntryAnswer>();

        // 2. What all submissions share is there before.
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var request in requests.Where(request => request.Entry.Verb == EntryVerb.CreateOnce))
        {
            var (problem, answer) = await shared.EnsureAsync(request, cancel);
            if (problem is not null)
                return problem;
            answers[request] = answer!;
            references[request.Entry.Urn] = $"{request.Entry.Type}/{answer!.Id}";
        }

        // 3. Send, in the form that it takes.
        var own = requests.Where(request => request.Entry.Verb != EntryVerb.CreateOnce).ToList();
        foreach (var request in own.Where(request => request.KnownReference is not null))
            references[request.Entry.Urn] = request.KnownReference!;
        var (failure, sent) = server.Transaction
            ? await transaction.SendAsync(own, references, cancel)
            : await sequence.SendAsync(own, references, cancel);
        if (failure is not null)
            return failure;

        // 4. Where only a conditional create was possible, make sure that there is one.
        for (var index = 0; index < own.Count; index++)
        {
            answers[own[index]] = sent[index];
            if (own[index].IsMarked)
                await doubles.RemoveDoublesAsync(own[index], sent[index], cancel);
        }

        return DeliveryResult.Delivered(EntryAnswer.ToTransactionResponse(submissionId, requests.Select(request =>
            answers[request] with { OperationOutcome = ServerOutcome.Join(request.Entry.Notes, answers[request].OperationOutcome) })));
    }
}

namespace FhirCalc.Facade.Upstream;

/// <summary>Delivers what the outbox keeps: one transaction where the external server takes one, else single requests.</summary>
internal sealed class UpstreamDelivery(
    CapabilityCache capabilities, TransactionDelivery transaction, SequentialDelivery sequence, DoubleCheck doubles)
{
    public async Task<DeliveryResult> DeliverAsync(string submissionId, byte[] body, CancellationToken cancel)
    {
        // 1. What can the server do?
        var (server, unreachable) = await capabilities.GetAsync(cancel);
        if (server is null)
            return DeliveryResult.Failed(unreachable!);

        // 2. Send, in the form that it takes.
        var requests = DeliveryBundle.Read(body).Select(entry => EntryRequest.For(entry, server)).ToList();
        var (failure, answers) = server.Transaction
            ? await transaction.SendAsync(requests, cancel)
            : await sequence.SendAsync(requests, cancel);
        if (failure is not null)
            return failure;

        // 3. Where only a conditional create was possible, make sure that there is one.
        for (var index = 0; index < requests.Count; index++)
        {
            if (requests[index].IsMarked)
                await doubles.RemoveDoublesAsync(requests[index], answers[index], cancel);
        }

        return DeliveryResult.Delivered(EntryAnswer.ToTransactionResponse(submissionId, answers));
    }
}

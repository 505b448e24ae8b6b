namespace FhirCalc.Facade.Upstream;

/// <summary>
/// Delivers what the outbox keeps: one transaction where the external server takes one, else single requests. Where it
/// refuses a form, and not the content, the same goes in another form; what may be there already is looked for before.
/// </summary>
internal sealed class UpstreamDelivery(
    CapabilityCache capabilities, ServerHabits habits, SharedResources shared, ExistingEntries existing, TransactionDelivery transaction,
    SequentialDelivery sequence, RefusalDiagnosis diagnosis, VersionCheck versions, DoubleCheck doubles, TriedFormsMemory memory)
{
    // Transaction with ids of ours, transaction without, single requests; and once more after something proved to be done.
    private const int MostRounds = 4;

    /// <param name="attempt">From 1; from the second on, part of it may be there already.</param>
    public async Task<DeliveryResult> DeliverAsync(string submissionId, byte[] body, int attempt, CancellationToken cancel)
    {
        var result = await TryAsync(submissionId, body, attempt, cancel);
        if (result.Class != DeliveryClass.Transient)
            memory.Forget(submissionId);
        return result;
    }

    private async Task<DeliveryResult> TryAsync(string submissionId, byte[] body, int attempt, CancellationToken cancel)
    {
        // 1. What can the server do?
        var (server, unreachable) = await capabilities.GetAsync(cancel);
        if (server is null)
            return DeliveryResult.Failed(unreachable!);
        var entries = DeliveryBundle.Read(body);
        var plan = DeliveryPlan.For(entries, server, habits);

        // 2. What all submissions share is there before.
        var there = new Dictionary<string, EntryAnswer>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Verb == EntryVerb.CreateOnce))
        {
            var (problem, answer) = await shared.EnsureAsync(EntryRequest.For(entry, plan), cancel);
            if (problem is not null)
                return problem;
            there[entry.Urn] = answer!;
        }

        // 3. Send what is not there, in the form that the server takes.
        var first = plan;
        var tried = memory.Of(submissionId, attempt);
        DeliveryResult? refused = null;
        for (var round = 1; ; round++)
        {
            var requests = entries.Where(entry => !there.ContainsKey(entry.Urn)).Select(entry => EntryRequest.For(entry, plan)).ToList();
            if (await existing.FindAsync(requests, sent: attempt > 1 || round > 1, tried, there, cancel) is { } blind)
                return blind;
            requests.RemoveAll(request => there.ContainsKey(request.Entry.Urn));
            var references = References(entries, requests, there);
            tried = memory.Add(submissionId, tried, requests, single: !plan.Transaction);
            var result = requests.Count == 0 ? new SendResult(null, [])
                : plan.Transaction ? await transaction.SendAsync(requests, references, cancel)
                : await sequence.SendAsync(requests, references, cancel);
            if (result.Failure is null)
            {
                foreach (var type in first.NewIds.Except(plan.NewIds))
                    habits.ShowNewIds(type, false);
                return await CompleteAsync(submissionId, entries, plan, result.Sent, there, cancel);
            }

            // 4. It failed: is there a way on? If not, the words that count are those about the first form.
            var before = there.Count;
            if (await versions.JudgeAsync(result.Failure, requests, references.GetValueOrDefault, there, cancel) is { } stale)
                return stale;
            var next = await NextAsync(result, plan, requests, changed: there.Count > before, cancel);
            if (next.Next is null || round == MostRounds)
                return next.Failure ?? (result.Failure.Class == DeliveryClass.Transient ? result.Failure : refused ?? result.Failure);
            // That it takes no transactions says nothing about the content; that it may take no ids of ours was a guess.
            refused = plan.Transaction == next.Next.Transaction ? refused ?? result.Failure : null;
            plan = next.Next;
        }
    }

    private async Task<Diagnosis> NextAsync(SendResult result, DeliveryPlan plan, List<EntryRequest> requests, bool changed, CancellationToken cancel)
    {
        if (changed)
            return new Diagnosis(plan);
        return result.Refusal is { } refusal && plan.Transaction
            ? await diagnosis.OfTransactionAsync(refusal, plan, requests, cancel)
            : Diagnosis.Content;
    }

    private static Dictionary<string, string> References(
        IReadOnlyList<DeliveryEntry> entries, List<EntryRequest> requests, Dictionary<string, EntryAnswer> there)
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var request in requests.Where(request => request.KnownReference is not null))
            references[request.Entry.Urn] = request.KnownReference!;
        foreach (var entry in entries.Where(entry => there.ContainsKey(entry.Urn)))
            references[entry.Urn] = $"{entry.Type}/{there[entry.Urn].Id}";
        return references;
    }

    private async Task<DeliveryResult> CompleteAsync(
        string submissionId, IReadOnlyList<DeliveryEntry> entries, DeliveryPlan plan, IReadOnlyList<SentEntry> sent,
        Dictionary<string, EntryAnswer> there, CancellationToken cancel)
    {
        // Where only a conditional create was possible, make sure that there is one; also of what earlier attempts left.
        foreach (var one in sent)
            there[one.Request.Entry.Urn] = one.Answer;
        var used = sent.ToDictionary(one => one.Request.Entry.Urn, one => one.Request, StringComparer.Ordinal);
        var all = entries.Where(entry => entry.Verb != EntryVerb.CreateOnce)
            .Select(entry => new SentEntry(used.GetValueOrDefault(entry.Urn) ?? EntryRequest.For(entry, plan), there[entry.Urn])).ToList();
        var (failure, single) = await doubles.RemoveAsync(all, cancel);
        if (failure is not null)
            return failure;
        foreach (var one in single)
            there[one.Request.Entry.Urn] = one.Answer;
        return DeliveryResult.Delivered(EntryAnswer.ToTransactionResponse(submissionId, entries.Select(entry =>
            there[entry.Urn] with { OperationOutcome = ServerOutcome.Join(entry.Notes, there[entry.Urn].OperationOutcome) })));
    }
}

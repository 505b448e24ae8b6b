using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Intake;

/// <param name="Outcome">What was found about the Bundle itself; an error means that nothing was kept.</param>
/// <param name="Batch">What became of its entries.</param>
internal sealed record BatchResult(Outcome Outcome, Batch? Batch)
{
    /// <summary>When it is worth another try, if it was refused for want of room.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>
/// Takes a batch Bundle. Its entries do not depend on each other (R4 http, 3.1.0.11.1): each becomes a submission of its
/// own, or is refused by itself. All that is accepted is kept in one local transaction, together with what was refused.
/// </summary>
internal sealed class BatchIntake(
    IProfileValidator validator, ResourceTypes types, ISubmissionStore store, PressureGauge gauge, DeliveryWatch watch, AuditTrail audit,
    IntakeOptions options, TimeProvider clock, ILogger<BatchIntake> log)
{
    /// <param name="bundle">The batch.</param>
    /// <param name="client">Who sends it.</param>
    /// <param name="idempotencyKey">Empty without one.</param>
    /// <param name="wait">Whether to wait for the deliveries, for a while.</param>
    /// <param name="refuse">Why an entry that writes is refused, whatever its content: what the client may not, for instance.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<BatchResult> SubmitAsync(
        ResourceJson bundle, string client, string? idempotencyKey, bool wait, Func<Node, int, (int Status, Issue Issue)?> refuse, CancellationToken cancel)
    {
        // 1. Is it known?
        AuditedRequest.Current?.Interaction = "batch";
        var identity = SubmissionIdentity.Of(bundle, client, idempotencyKey);
        if (await store.FindBatchAsync(identity.Id, cancel) is { } known)
        {
            var same = known.ContentHash == identity.ContentHash;
            Signals.Count(same ? "repeated" : "reused", same ? known.Entries.Count(entry => entry.Submission is not null) : 1);
            return await AnswerAsync(known, identity, wait, cancel);
        }

        // 2. Is there room?
        var (admission, pressure) = await gauge.AdmitAsync(cancel);
        if (pressure is not null)
        {
            Signals.Count("busy", 1);
            return new BatchResult(IntakeRefusals.Busy(pressure), null) { RetryAfter = pressure.RetryAfter };
        }

        using var room = admission;

        // 3. The whole is validated at once, so that places are told as they stand in what was sent.
        var validated = validator.Validate(bundle, []);
        var issues = EntryIssues.ByEntry(validated.Issues);
        if (issues[EntryIssues.Whole].Any(issue => issue.IsError))
        {
            Signals.Count("invalid", 1);
            return new BatchResult(new Outcome([.. issues[EntryIssues.Whole], .. EntryIssues.WithoutRequest(bundle)], validated.ValidatedWith), null);
        }

        // 4. Every entry for itself.
        var submissions = new List<NewSubmission>();
        var entries = new List<BatchEntry>();
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            var outcome = new Outcome([.. issues[entries.Count]], validated.ValidatedWith);
            entries.Add(IsRead(entry, out var address) ? Read(entry, address, entries.Count)
                : refuse(entry, entries.Count) is { } refused ? Refused(refused.Status, new Outcome([refused.Issue]))
                : Take(entry, entries.Count, identity.Id, client, outcome, submissions));
        }

        // 5. Keep it; then wait for the deliveries, for a while.
        var batch = await store.AcceptAsync(
            new Batch(identity.Id, client, identity.ContentHash, entries), [.. submissions.Select(one => one with { Audit = audit.OfAcceptance(one.Id, client, one.Body) })], cancel);
        room!.Kept();
        Signals.Count(batch.Entries == entries ? "accepted" : "repeated", submissions.Count);
        Signals.Count("invalid", entries.Count(entry => entry is { Outcome: not null, Status: not StatusCodes.Status404NotFound })); // 404: a read
        watch.WakeWorker();
        log.LogInformation("Accepted batch {Batch}: {Accepted} of {Entries} entries", identity.Id, submissions.Count, entries.Count);
        return await AnswerAsync(batch, identity, wait, cancel);
    }

    private async Task<BatchResult> AnswerAsync(Batch batch, SubmissionIdentity identity, bool wait, CancellationToken cancel)
    {
        if (batch.ContentHash != identity.ContentHash)
            return new BatchResult(IntakeRefusals.Reused(identity), null);
        if (!wait)
            return new BatchResult(Outcome.AllOk, batch);

        // Watched first and looked at then, so that no end is missed.
        var watchers = batch.Entries.Select(entry => entry.Submission).OfType<string>().Select(id => (Id: id, Watcher: watch.Watch(id))).ToList();
        try
        {
            var ends = new List<Task>();
            foreach (var (id, watcher) in watchers)
            {
                if (await store.FindAsync(id, cancel) is { State: SubmissionState.Accepted })
                    ends.Add(watcher.End);
            }

            await Task.WhenAll(ends).WaitAsync(options.WaitForDelivery, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new BatchResult(Outcome.AllOk, batch);
        }
        finally
        {
            watchers.ForEach(one => one.Watcher.Dispose());
        }
    }

    private static bool IsRead(Node entry, out string address)
    {
        address = (entry["request"u8]["url"u8].GetString() ?? "").TrimStart('/');
        return entry["request"u8]["method"u8].GetString() is "GET" or "HEAD";
    }

    private BatchEntry Read(Node entry, string address, int index) => AddressParts.IsRead(address, types)
        ? new BatchEntry
        {
            Read = address,
            IsHead = entry["request"u8]["method"u8].GetString() == "HEAD",
            IfNoneMatch = entry["request"u8]["ifNoneMatch"u8].GetString(),
            IfModifiedSince = entry["request"u8]["ifModifiedSince"u8].GetString(),
        }
        : Refused(404, new Outcome([Problem(FacadeIssueIds.NotFound, "not-found", index, "The url reads nothing: Type?search, Type/id or Type/id/_history.")]));

    private static BatchEntry Take(Node entry, int index, string batchId, string client, Outcome validated, List<NewSubmission> submissions)
    {
        var issues = new List<Issue>();
        if (EntryReader.ReadEntry(entry, index, batchId, issues) is not { } read || issues.Count > 0)
            return Refused(issues.Exists(issue => issue.Id == FacadeIssueIds.EntryMethod) ? 405 : 400, new Outcome(issues));
        var id = DeterministicId.OfBatchEntry(batchId, index);
        var draft = SubmissionDrafting.Draft(entry.Document, read, validated, id);
        if (!draft.Outcome.IsValid)
            return Refused(422, draft.Outcome);
        submissions.Add(draft.ToSubmission(new SubmissionIdentity("batch", id, batchId), client));
        return new BatchEntry { Submission = id };
    }

    private static BatchEntry Refused(int status, Outcome outcome) => new() { Status = status, Outcome = outcome.ToOperationOutcome() };

    private static Issue Problem(string id, string code, int index, string message) =>
        new(id, IssueSeverity.Error, code, message) { Location = FormattableString.Invariant($"Bundle.entry[{index}].request.url") };
}

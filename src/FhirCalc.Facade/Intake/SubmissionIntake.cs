using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <param name="Outcome">What was found; an error means that nothing was kept.</param>
/// <param name="Submission">What is kept, unless something was wrong.</param>
internal sealed record IntakeResult(Outcome Outcome, Submission? Submission)
{
    /// <summary>When it is worth another try, if it was refused for want of room.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Takes a submission: all of it is valid and kept, or none. Nothing is sent from here.</summary>
internal sealed class SubmissionIntake(
    SubmissionDrafting drafting, ISubmissionStore store, PressureGauge gauge, DeliveryWatch watch, AuditTrail audit,
    IntakeOptions options, TimeProvider clock, ILogger<SubmissionIntake> log)
{
    /// <summary>A transaction Bundle.</summary>
    public Task<IntakeResult> SubmitAsync(ResourceJson bundle, string client, string? idempotencyKey, bool wait, CancellationToken cancel)
    {
        var identity = SubmissionIdentity.Of(bundle, client, idempotencyKey);
        return SubmitAsync(identity, client, () => drafting.DraftAsync(bundle, identity.Id, context: [], cancel), wait, cancel);
    }

    /// <summary>One resource.</summary>
    public Task<IntakeResult> SubmitAsync(ResourceRequest request, string client, string? idempotencyKey, bool wait, CancellationToken cancel)
    {
        var identity = SubmissionIdentity.Of(request, client, idempotencyKey);
        return SubmitAsync(identity, client, () => Task.FromResult(drafting.Draft(request, identity.Id)), wait, cancel);
    }

    private async Task<IntakeResult> SubmitAsync(SubmissionIdentity identity, string client, Func<Task<SubmissionDraft>> write, bool wait, CancellationToken cancel)
    {
        // 1. Is it known? A repeat gets the first answer, also while the first is on its way.
        using var watcher = watch.Watch(identity.Id);
        if (await store.FindAsync(identity.Id, cancel) is { } known)
            return Counted("repeated", await AnswerAsync(known, identity, watcher, wait, cancel));

        // 2. Is there room for another? What is known already is answered in any case.
        var (admission, pressure) = await gauge.AdmitAsync(cancel);
        if (pressure is not null)
            return Counted("busy", new IntakeResult(IntakeRefusals.Busy(pressure), null)) with { RetryAfter = pressure.RetryAfter };

        // 3. Is it what a submission must be, and what follows from it?
        using var room = admission;
        var started = clock.GetTimestamp();
        var draft = await write();
        if (!draft.Outcome.IsValid)
            return Counted("invalid", new IntakeResult(draft.Outcome, null));
        var submission = draft.ToSubmission(identity, client);

        // 4. Keep submission, results and outbox row in one local transaction, with the audit event. From here on it is never lost.
        var accepted = await store.AcceptAsync(submission with { Audit = audit.OfAcceptance(submission.Id, client, submission.Body) }, cancel);
        AuditedRequest.Current?.IsKept = accepted.IsNew;
        room!.Kept();
        watch.WakeWorker();
        log.LogInformation(
            "Accepted {Submission}: {Entries} entries, {Results} results, {Bytes} bytes, {Elapsed} ms",
            identity.Id, draft.Entries.Count, draft.Assessment?.Resources.Count ?? 0, submission.Body.Length, (int)clock.GetElapsedTime(started).TotalMilliseconds);

        // 5. Wait for the delivery, for a while.
        return Counted(accepted.IsNew ? "accepted" : "repeated", await AnswerAsync(accepted.Submission, identity, watcher, wait, cancel));
    }

    private async Task<IntakeResult> AnswerAsync(
        Submission submission, SubmissionIdentity identity, DeliveryWatch.Watcher watcher, bool wait, CancellationToken cancel)
    {
        if (submission.ContentHash != identity.ContentHash)
            return new IntakeResult(IntakeRefusals.Reused(identity), null);

        if (wait && submission.State == SubmissionState.Accepted)
        {
            await watcher.End.WaitAsync(options.WaitForDelivery, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            submission = await store.FindAsync(submission.Id, CancellationToken.None) ?? submission;
        }

        return new IntakeResult(Outcome.AllOk, submission);
    }

    private static IntakeResult Counted(string result, IntakeResult answer)
    {
        Signals.Count(answer.Submission is null && result == "repeated" ? "reused" : result, 1);
        return answer;
    }
}

using FhirCalc.Calcification;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Intake;

/// <param name="Outcome">What was found; an error means that nothing was kept.</param>
/// <param name="Submission">What is kept, unless something was wrong.</param>
internal sealed record IntakeResult(Outcome Outcome, Submission? Submission);

/// <summary>Takes a submission: all of it is valid and kept, or none. Nothing is sent from here.</summary>
internal sealed class SubmissionIntake(
    IProfileValidator validator, CalcificationAssessor assessor, ISubmissionStore store, DeliveryWatch watch,
    IntakeOptions options, TimeProvider clock, ILogger<SubmissionIntake> log)
{
    public const string SubmissionProfile = CalcificationGuide.CanonicalBase + "/StructureDefinition/calcification-submission";

    public async Task<IntakeResult> SubmitAsync(ResourceJson bundle, string client, string? idempotencyKey, bool wait, CancellationToken cancel)
    {
        // 1. Who is it? A repeat gets the first answer, also while the first is on its way.
        var identity = SubmissionIdentity.Of(bundle, client, idempotencyKey);
        using var watcher = watch.Watch(identity.Id);
        if (await store.FindAsync(identity.Id, cancel) is { } known)
            return await AnswerAsync(known, identity, watcher, wait, cancel);

        // 2. Is it what a submission must be, all of it?
        var started = clock.GetTimestamp();
        var issues = new List<Issue>();
        var entries = EntryReader.Read(bundle, identity.Id, issues);
        var references = new ReferenceTable(entries);
        if (entries.Count > 0)
            SubmissionChecks.Run(entries, references, issues);
        var validated = validator.Validate(bundle, [SubmissionProfile]);
        // A refusal says first what has to change; what is only worth knowing is left to $validate.
        issues.AddRange(validated.Issues.Where(issue => issue.Severity > IssueSeverity.Information));
        var outcome = new Outcome([.. issues.OrderByDescending(issue => issue.Severity)], validated.ValidatedWith);
        if (!outcome.IsValid)
            return new IntakeResult(outcome, null);

        // 3. Give ids, rewrite references, draw the conclusions.
        var deliveries = EntryBuilder.Build(bundle, entries, references);
        var results = Assess(identity.Id, deliveries);
        var body = DeliveryBundle.Write(identity.Id, [.. deliveries, .. results]);

        // 4. Keep submission, results and outbox row in one local transaction. From here on it is never lost.
        var accepted = await store.AcceptAsync(
            new NewSubmission(identity.Id, client, identity.Kind, identity.ContentHash, Subject.PartitionKey(entries, references, identity.Id), body), cancel);
        watch.WakeWorker();
        log.LogInformation(
            "Accepted {Submission}: {Entries} entries, {Results} results, {Bytes} bytes, {Elapsed} ms",
            identity.Id, entries.Count, results.Count, bundle.Utf8.Length, (int)clock.GetElapsedTime(started).TotalMilliseconds);

        // 5. Wait for the delivery, for a while.
        return await AnswerAsync(accepted.Submission, identity, watcher, wait, cancel);
    }

    private List<DeliveryEntry> Assess(string submissionId, IReadOnlyList<DeliveryEntry> deliveries)
    {
        var submission = ResourceJson.Parse(DeliveryBundle.Write(submissionId, deliveries));
        return ResultEntries.Of(assessor.Assess(new AssessmentInput { Submission = submission, Identity = submissionId }));
    }

    private async Task<IntakeResult> AnswerAsync(
        Submission submission, SubmissionIdentity identity, DeliveryWatch.Watcher watcher, bool wait, CancellationToken cancel)
    {
        if (submission.ContentHash != identity.ContentHash)
        {
            return new IntakeResult(
                new Outcome([new Issue(FacadeIssueIds.IdentityReused, IssueSeverity.Error, "conflict",
                    $"The {identity.Kind} of this submission was used before for other content. Nothing was kept; new content needs an identity of its own.")]),
                null);
        }

        if (wait && submission.State == SubmissionState.Accepted)
        {
            await watcher.End.WaitAsync(options.WaitForDelivery, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            submission = await store.FindAsync(submission.Id, CancellationToken.None) ?? submission;
        }

        return new IntakeResult(Outcome.AllOk, submission);
    }
}

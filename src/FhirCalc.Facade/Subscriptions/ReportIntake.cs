using FhirCalc.Calcification;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Subscriptions;

/// <summary>
/// Assesses a report that reached the external server by another way. Each version of a report is a submission of its own
/// identity, so however often it is noticed, its results are written once.
/// </summary>
internal sealed class ReportIntake(
    ReportReading reading, OwnReports own, IProfileValidator validator, CalcificationAssessor assessor, ContextPrefetch prefetch,
    ISubmissionStore store, INoticeStore notices, DeliveryWatch watch, AuditTrail audit, UpstreamAddress address, ILogger<ReportIntake> log)
{
    public const string Client = "external-server";

    /// <returns>Null when nothing more is to be done; otherwise why it has to wait.</returns>
    public async Task<string?> TakeAsync(string reference, CancellationToken cancel)
    {
        // 1. An Observation changes what its reports say.
        if (reference.StartsWith("Observation/", StringComparison.Ordinal))
            return await TakeReportsOfAsync(reference, cancel);

        // 2. Read it. Is it ours?
        var (report, bundle, failure) = await reading.ReadAsync(reference, cancel);
        if (report is null)
            return failure;
        var (origin, unknown) = await own.OriginOfAsync(report, cancel);
        if (origin != ReportOrigin.Foreign || unknown is not null)
            return origin == ReportOrigin.UnderWay ? "It is being delivered." : unknown;
        if (bundle is null)
            return failure;

        // 3. Assess it as it stands there, and keep the results to be sent; a report without a finding of ours has none.
        var outcome = validator.Validate(bundle, []);
        var submission = "";
        if (outcome.IsValid)
            submission = await AcceptAsync(report, bundle, cancel);
        else
            log.LogWarning("{Report} of the external server is not valid ({Issue}) and is not assessed", reference, outcome.Issues.First(issue => issue.IsError).Id);

        // 4. What was concluded from an earlier version no longer holds, whether anything follows from this one or not.
        await notices.KeepReportAsync(reference, report.Version, submission, cancel);
        return null;
    }

    /// <returns>Id of the submission that its results are; empty if there are none.</returns>
    private async Task<string> AcceptAsync(FoundResource report, ResourceJson bundle, CancellationToken cancel)
    {
        var id = DeterministicId.OfSubmission(Client, "report", report.Location);
        var subject = report.Node["subject"u8]["reference"u8].GetString();
        var patient = subject?.StartsWith("Patient/", StringComparison.Ordinal) == true ? new ContextPatient(subject, null, null) : ContextPatient.Nobody;
        var (context, _) = await prefetch.FetchAsync(patient, cancel);
        var assessment = assessor.Assess(new AssessmentInput
        {
            Submission = bundle,
            Context = context.Resources,
            UnavailableInputs = context.Unavailable,
            Identity = id,
        });
        var results = assessment.Reports.Count == 0 || assessment.Reports.All(one => one.Organs.Count == 0) ? [] : ResultEntries.Of(assessment);
        if (results.Count == 0)
            return "";
        var hash = TextHash.Of(report.Location);
        var submission = new NewSubmission(id, Client, "report", hash, Subject.PartitionKey(subject, id), DeliveryBundle.Write(id, results), context.ToRecord());
        await store.AcceptAsync(submission with { Audit = audit.OfResults(id, report.Location, address.Base, submission.Body) }, cancel);
        watch.WakeWorker();
        log.LogInformation("Assessed {Report} of the external server as {Submission}: {Results} results", report.Location, id, results.Count);
        return id;
    }

    private async Task<string?> TakeReportsOfAsync(string observation, CancellationToken cancel)
    {
        var (reports, failure) = await reading.ReportsOfAsync(observation, cancel);
        foreach (var report in reports)
            failure ??= await TakeAsync(report, cancel);
        return failure;
    }
}

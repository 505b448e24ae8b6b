using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Submitting a transaction or batch Bundle, and asking later how it went.</summary>
internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this IEndpointRouteBuilder fhir)
    {
        fhir.MapPost("/", SubmitAsync).WithMetadata(new FhirInteraction("transaction", Type: null), new FhirInteraction("batch", Type: null));
        fhir.MapRead("/_async/{id}", PollAsync).WithMetadata(new AnyClient(), new AuditedAs(AuditedRequest.ResultOfSubmission));
        fhir.MapDelete("/_async/{id}", WithdrawAsync).WithMetadata(new AnyClient(), new AuditedAs("withdraw submission"));
    }

    private static async Task<IResult> SubmitAsync(
        HttpRequest request, RequestBody body, SubmissionIntake intake, BatchIntake batches, BatchReply batchReply, EntryRules rules, PreferredEntries preferred, CancellationToken cancel)
    {
        if (IdempotencyKey.Problem(request) is { } badKey)
            return FhirReply.Failure(new Outcome([badKey]));
        var (bundle, problem) = await body.ReadAsync(request, cancel);
        if (bundle is null)
            return FhirReply.Failure(new Outcome([problem!]));
        var client = ClientIdentity.Of(request.HttpContext);
        var wait = !Preference.Of(request).Async;
        if (bundle.ResourceType == "Bundle" && bundle.Root["type"u8].TextEquals("batch"u8))
        {
            var taken = await batches.SubmitAsync(bundle, client, IdempotencyKey.Of(request), wait, (entry, index) => rules.Refuse(request.HttpContext, entry, index), cancel);
            return taken.Batch is { } batch
                ? await preferred.AddToAsync(await batchReply.OfAsync(batch, request, cancel), request, cancel)
                : FhirReply.Failure(taken.Outcome) with { RetryAfter = taken.RetryAfter };
        }

        if (rules.ToGuide(bundle) is { } toGuide)
            return FhirReply.Failure(new Outcome([toGuide]));
        var result = await intake.SubmitAsync(bundle, client, IdempotencyKey.Of(request), wait, cancel);
        return result.Submission is { } submission ? await preferred.AddToAsync(SubmissionReply.Of(submission, request), request, cancel) : FhirReply.Failure(result.Outcome) with { RetryAfter = result.RetryAfter };
    }

    private static async Task<IResult> PollAsync(string id, HttpRequest request, ISubmissionStore store, BatchReply batchReply, PreferredEntries preferred, CancellationToken cancel)
    {
        // What another client sent is not there for this one.
        var client = ClientIdentity.Of(request.HttpContext);
        if (await store.FindAsync(id, cancel) is { } submission && submission.Client == client)
            return await preferred.AddToAsync(SubmissionReply.Of(submission, request), request, cancel);
        return await store.FindBatchAsync(id, cancel) is { } batch && batch.Client == client
            ? await preferred.AddToAsync(await batchReply.OfAsync(batch, request, cancel), request, cancel)
            : Unknown();
    }

    /// <summary>Cancels (R4 async): only what cannot be on the external server yet, so that a client never wonders.</summary>
    private static async Task<IResult> WithdrawAsync(string id, HttpRequest request, ISubmissionStore store, IOutbox outbox, CancellationToken cancel)
    {
        var client = ClientIdentity.Of(request.HttpContext);
        var submission = await store.FindAsync(id, cancel) is { } one && one.Client == client ? one : null;
        var batch = submission is null && await store.FindBatchAsync(id, cancel) is { } many && many.Client == client ? many : null;
        if (submission is null && batch is null)
            return Unknown();
        IReadOnlyList<string> submissions = batch is null ? [id] : [.. batch.Entries.Select(entry => entry.Submission).OfType<string>()];
        if (!await outbox.WithdrawAsync(submissions, batch?.Id, cancel))
            return FhirReply.Failure(FacadeIssueIds.DeliveryBegun, "conflict", "The delivery has begun or is done, and is not undone. GET this address tells how it ends.");
        var withdrawn = new Issue(FacadeIssueIds.Withdrawn, IssueSeverity.Information, "informational", "The submission is taken back: nothing of it was sent, and nothing is kept.");
        return new FhirReply(StatusCodes.Status202Accepted, new Outcome([withdrawn]).ToOperationOutcome());
    }

    private static FhirReply Unknown() => FhirReply.Failure(FacadeIssueIds.UnknownSubmission, "not-found", "No submission with this id is known.");
}

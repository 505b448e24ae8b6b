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
            : FhirReply.Failure(FacadeIssueIds.UnknownSubmission, "not-found", "No submission with this id is known.");
    }
}

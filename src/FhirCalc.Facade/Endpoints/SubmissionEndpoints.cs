using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Submitting a transaction Bundle, and asking later how it went.</summary>
internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this IEndpointRouteBuilder fhir)
    {
        fhir.MapPost("/", SubmitAsync).WithMetadata(new FhirInteraction("transaction", Type: null));
        fhir.MapGet("/_async/{id}", PollAsync).WithMetadata(new AnyClient());
    }

    private static async Task<IResult> SubmitAsync(HttpRequest request, RequestBody body, SubmissionIntake intake, CancellationToken cancel)
    {
        if (IdempotencyKey.Problem(request) is { } badKey)
            return FhirReply.Failure(new Outcome([badKey]));
        var (bundle, problem) = await body.ReadAsync(request, cancel);
        if (bundle is null)
            return FhirReply.Failure(new Outcome([problem!]));
        var result = await intake.SubmitAsync(bundle, ClientIdentity.Of(request.HttpContext), IdempotencyKey.Of(request), wait: !Preference.Of(request).Async, cancel);
        return result.Submission is { } submission ? SubmissionReply.Of(submission, request) : FhirReply.Failure(result.Outcome) with { RetryAfter = result.RetryAfter };
    }

    private static async Task<IResult> PollAsync(string id, HttpRequest request, ISubmissionStore store, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is { } submission && submission.Client == ClientIdentity.Of(request.HttpContext)
            ? SubmissionReply.Of(submission, request)
            : FhirReply.Failure(FacadeIssueIds.UnknownSubmission, "not-found", "No submission with this id is known.");
}

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
        fhir.MapGet("/_async/{id}", PollAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpRequest request, RequestBody body, SubmissionIntake intake, CancellationToken cancel)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 0 && !SubmissionIdentity.IsKey(key))
        {
            return FhirReply.Failure(FacadeIssueIds.IdempotencyKey, "value", FormattableString.Invariant(
                $"An Idempotency-Key is up to {SubmissionIdentity.MaxKeyLength} visible ASCII characters."));
        }

        var (bundle, problem) = await body.ReadAsync(request, cancel);
        if (bundle is null)
            return FhirReply.Failure(new Outcome([problem!]));
        var result = await intake.SubmitAsync(bundle, ClientIdentity.Of(request.HttpContext), key, wait: !PrefersAsync(request), cancel);
        return result.Submission is { } submission ? SubmissionReply.Of(submission, request) : FhirReply.Failure(result.Outcome);
    }

    private static async Task<IResult> PollAsync(string id, HttpRequest request, ISubmissionStore store, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is { } submission
            ? SubmissionReply.Of(submission, request)
            : FhirReply.Failure(FacadeIssueIds.UnknownSubmission, "not-found", "No submission with this id is known.");

    private static bool PrefersAsync(HttpRequest request) =>
        request.Headers["Prefer"].Any(line => line is not null && line.Split([',', ';'], StringSplitOptions.TrimEntries).Contains("respond-async", StringComparer.OrdinalIgnoreCase));
}

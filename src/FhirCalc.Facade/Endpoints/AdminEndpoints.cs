using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;

namespace FhirCalc.Facade.Endpoints;

/// <summary>What became of submissions, and what to do with buried ones. Shows no content; for the operator only.</summary>
internal static class AdminEndpoints
{
    private const int MostListed = 1000;

    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/admin/submissions").AddEndpointFilter<LoopbackOnly>().WithMetadata(new OperatorOnly());
        admin.MapGet("", ListAsync).WithMetadata(new AuditedAs("list submissions"));
        admin.MapGet("/{id}", ShowAsync).WithMetadata(new AuditedAs("show submission"));
        admin.MapPost("/{id}/replay", ReplayAsync).WithMetadata(new AuditedAs("replay submission"));
        admin.MapPost("/{id}/discard", DiscardAsync).WithMetadata(new AuditedAs("discard submission"));
    }

    private static async Task<IResult> ListAsync(string? state, int? limit, ISubmissionStore store, CancellationToken cancel)
    {
        SubmissionState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<SubmissionState>(state, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
                return FhirReply.Failure(FacadeIssueIds.Parameters, "value", "state is accepted, delivered, buried or discarded.");
            wanted = parsed;
        }

        var list = await store.ListAsync(wanted, Math.Clamp(limit ?? 100, 1, MostListed), cancel);
        return Results.Json(list.Select(Show));
    }

    private static async Task<IResult> ShowAsync(string id, ISubmissionStore store, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is { } submission
            ? Results.Json(new
            {
                id = submission.Id,
                state = Word(submission.State),
                attempts = submission.Attempts,
                reason = submission.Reason,
                externalStatus = submission.AnswerStatus,
            })
            : Unknown();

    private static async Task<IResult> ReplayAsync(string id, IOutbox outbox, DeliveryWatch watch, ISubmissionStore store, CancellationToken cancel)
    {
        if (!await outbox.ReplayAsync(id, cancel))
            return await RefuseAsync(id, store, cancel);
        watch.WakeWorker();
        return Results.Json(new { id, state = Word(SubmissionState.Accepted) }, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> DiscardAsync(string id, IOutbox outbox, ISubmissionStore store, CancellationToken cancel) =>
        await outbox.DiscardAsync(id, cancel)
            ? Results.Json(new { id, state = Word(SubmissionState.Discarded) })
            : await RefuseAsync(id, store, cancel);

    private static async Task<IResult> RefuseAsync(string id, ISubmissionStore store, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is null
            ? Unknown()
            : FhirReply.Failure(FacadeIssueIds.NotBuried, "conflict", "Only a buried submission can be replayed or discarded.");

    private static FhirReply Unknown() => FhirReply.Failure(FacadeIssueIds.UnknownSubmission, "not-found", "No submission with this id is known.");

    private static object Show(SubmissionSummary row) => new
    {
        id = row.Id,
        client = row.Client,
        identity = row.IdentityKind,
        state = Word(row.State),
        receivedAt = row.ReceivedAt,
        finishedAt = row.FinishedAt,
        attempts = row.Attempts,
        notBefore = row.NotBefore,
        reason = row.Reason,
    };

    private static string Word(SubmissionState state) => state.ToString().ToLowerInvariant();
}

using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The one place that maps what was found to an HTTP status.</summary>
internal static class OutcomeStatus
{
    // A content error never gets a status that invites to try again.
    private const int Invalid = StatusCodes.Status422UnprocessableEntity;

    private static readonly Dictionary<string, int> ById = new(StringComparer.Ordinal)
    {
        [JsonIssueIds.TooLong] = StatusCodes.Status413PayloadTooLarge,
        [FacadeIssueIds.BodyTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [FacadeIssueIds.TooManyEntries] = StatusCodes.Status413PayloadTooLarge,
        [FacadeIssueIds.MediaType] = StatusCodes.Status415UnsupportedMediaType,
        [FacadeIssueIds.NotAcceptable] = StatusCodes.Status406NotAcceptable,
        [FacadeIssueIds.IdempotencyKey] = StatusCodes.Status400BadRequest,
        [FacadeIssueIds.BodyMismatch] = StatusCodes.Status400BadRequest,
        [FacadeIssueIds.Precondition] = StatusCodes.Status400BadRequest,
        [FacadeIssueIds.Parameters] = StatusCodes.Status400BadRequest,
        [FacadeIssueIds.IdentityReused] = StatusCodes.Status409Conflict,
        [FacadeIssueIds.NotFound] = StatusCodes.Status404NotFound,
        [FacadeIssueIds.UnknownSubmission] = StatusCodes.Status404NotFound,
        [FacadeIssueIds.MethodNotAllowed] = StatusCodes.Status405MethodNotAllowed,
        [FacadeIssueIds.Discarded] = StatusCodes.Status410Gone,
        [FacadeIssueIds.LoopbackOnly] = StatusCodes.Status403Forbidden,
        [FacadeIssueIds.NotBuried] = StatusCodes.Status409Conflict,
        [FacadeIssueIds.DeliveryBegun] = StatusCodes.Status409Conflict,
        [FacadeIssueIds.ServerRefusesUs] = StatusCodes.Status502BadGateway,
        [FacadeIssueIds.GivenUp] = StatusCodes.Status502BadGateway,
        [FacadeIssueIds.ServerUnreachable] = StatusCodes.Status502BadGateway,
        [FacadeIssueIds.ServerAnswerTooLarge] = StatusCodes.Status502BadGateway,
        [FacadeIssueIds.ServerError] = StatusCodes.Status502BadGateway,
        [FacadeIssueIds.ServerTimedOut] = StatusCodes.Status504GatewayTimeout,
        [FacadeIssueIds.CircuitOpen] = StatusCodes.Status503ServiceUnavailable,
        [FacadeIssueIds.Busy] = StatusCodes.Status429TooManyRequests,
        [FacadeIssueIds.StoreFull] = StatusCodes.Status507InsufficientStorage,
        [FacadeIssueIds.StoreUnavailable] = StatusCodes.Status503ServiceUnavailable,
        [FacadeIssueIds.NotRecorded] = StatusCodes.Status503ServiceUnavailable,
        [FacadeIssueIds.Unauthenticated] = StatusCodes.Status401Unauthorized,
        [FacadeIssueIds.NotGranted] = StatusCodes.Status403Forbidden,
        [FacadeIssueIds.TooManyRequests] = StatusCodes.Status429TooManyRequests,
        [FacadeIssueIds.TookTooLong] = StatusCodes.Status503ServiceUnavailable,
        [FacadeIssueIds.TooSlow] = StatusCodes.Status408RequestTimeout,
        [FacadeIssueIds.StringTooLong] = StatusCodes.Status413PayloadTooLarge,
        [FacadeIssueIds.NoIssuerKeys] = StatusCodes.Status503ServiceUnavailable,
        [FacadeIssueIds.Internal] = StatusCodes.Status500InternalServerError,
    };

    /// <summary>The status of the first error.</summary>
    public static int Of(Outcome outcome) => outcome.Issues.FirstOrDefault(issue => issue.IsError) switch
    {
        null => StatusCodes.Status200OK,
        { } issue when ById.TryGetValue(issue.Id, out var status) => status,
        { } issue when issue.Id.StartsWith("FC00", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ => Invalid,
    };
}

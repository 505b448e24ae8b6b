using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The header by which a client says that two requests are the same.</summary>
internal static class IdempotencyKey
{
    public static string Of(HttpRequest request) => request.Headers["Idempotency-Key"].ToString();

    /// <summary>Null if the key is one, or there is none.</summary>
    public static Issue? Problem(HttpRequest request) => Of(request) is { Length: > 0 } key && !SubmissionIdentity.IsKey(key)
        ? new Issue(FacadeIssueIds.IdempotencyKey, IssueSeverity.Error, "value", FormattableString.Invariant(
            $"An Idempotency-Key is up to {SubmissionIdentity.MaxKeyLength} visible ASCII characters."))
        : null;
}

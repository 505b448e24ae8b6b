using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;
using Microsoft.Net.Http.Headers;

namespace FhirCalc.Facade.Security;

/// <summary>The answers to who may not. They say what a client has to bring, never what was wrong with what it brought.</summary>
internal static class Refusal
{
    private const string Challenge = "Bearer realm=\"fhir\"";

    /// <summary>No token, or none that is taken.</summary>
    public static FhirReply Unauthenticated(HttpContext context, bool tokenSent)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = tokenSent ? Challenge + ", error=\"invalid_token\"" : Challenge;
        return FhirReply.Failure(FacadeIssueIds.Unauthenticated, "login",
            "An access token is needed, as 'Authorization: Bearer'. GET /fhir/.well-known/smart-configuration tells where to get one.");
    }

    /// <summary>The client is known, and its scopes do not reach this.</summary>
    public static FhirReply Forbidden(HttpContext context) => FhirReply.Failure(new Outcome([NotGranted(context)]));

    /// <inheritdoc cref="Forbidden"/>
    public static Issue NotGranted(HttpContext context, string? location = null)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = Challenge + ", error=\"insufficient_scope\"";
        return NotGranted(location);
    }

    /// <summary>For a part of a request, the rest of which is allowed.</summary>
    public static Issue NotGranted(string? location) =>
        new(FacadeIssueIds.NotGranted, IssueSeverity.Error, "forbidden", "The scopes of this client do not allow this.") { Location = location };

    /// <summary>The issuer cannot be asked for its keys: neither the client's fault nor a verdict on its token.</summary>
    public static FhirReply CannotJudge() =>
        FhirReply.Failure(FacadeIssueIds.NoIssuerKeys, "transient", "Access tokens cannot be checked at the moment.") with { RetryAfter = TimeSpan.FromSeconds(30) };
}

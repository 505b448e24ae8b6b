using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Security;

/// <summary>SMART App Launch, conformance: tells clients where to get a token for this service.</summary>
internal static class SmartConfiguration
{
    private static readonly string[] Methods = ["private_key_jwt"];
    private static readonly string[] Algorithms = ["RS384", "ES384"];
    private static readonly string[] Grants = ["client_credentials"];
    private static readonly string[] Scopes = ["system/*.cruds", "system/*.rs", "patient/*.rs"];
    private static readonly string[] Capabilities = ["client-confidential-asymmetric", "permission-v1", "permission-v2", "permission-patient"];

    public static void MapSmartConfiguration(this IEndpointRouteBuilder app)
    {
        // The specification puts it below the FHIR base; discovery by host alone is common too.
        foreach (var root in new[] { PublicAddress.FhirPath, "" })
            app.MapGet(root + "/.well-known/smart-configuration", AnswerAsync).WithMetadata(new OpenToAll());
    }

    private static async Task<IResult> AnswerAsync(SecurityOptions options, IssuerMetadata issuer, CancellationToken cancel)
    {
        if (options.Issuer is null)
            return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "This service asks for no tokens.");
        if (await issuer.GetAsync(cancel) is not { TokenEndpoint: { } endpoint } found)
            return Refusal.CannotJudge();

        // Always application/json, whatever was asked for.
        return Results.Json(new
        {
            issuer = options.Issuer,
            jwks_uri = found.JwksUri,
            token_endpoint = endpoint,
            token_endpoint_auth_methods_supported = Methods,
            token_endpoint_auth_signing_alg_values_supported = Algorithms,
            grant_types_supported = Grants,
            scopes_supported = Scopes,
            capabilities = Capabilities,
        });
    }
}

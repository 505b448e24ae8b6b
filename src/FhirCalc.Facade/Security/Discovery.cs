using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <param name="JwksUri">Where the issuer's keys are.</param>
/// <param name="TokenEndpoint">Where clients get tokens.</param>
internal sealed record DiscoveryDocument(string? JwksUri, string? TokenEndpoint);

/// <summary>What an authorization server, or a FHIR server, says about itself under <c>/.well-known</c>.</summary>
internal static class Discovery
{
    /// <summary>For an issuer (OpenID Connect Discovery; RFC 8414 in the appended form; SMART).</summary>
    public static readonly string[] OfIssuer = ["openid-configuration", "oauth-authorization-server", "smart-configuration"];

    /// <summary>For a FHIR server (SMART App Launch, conformance).</summary>
    public static readonly string[] OfFhirServer = ["smart-configuration"];

    public static async Task<DiscoveryDocument?> FindAsync(TrustedHttp http, string root, IEnumerable<string> names, CancellationToken cancel)
    {
        foreach (var name in names)
        {
            if (await http.GetAsync($"{root.TrimEnd('/')}/.well-known/{name}", cancel) is { } answer
                && ResourceJson.TryParse(answer.Body, null, out var document, out _)
                && new DiscoveryDocument(Address(document.Root["jwks_uri"u8]), Address(document.Root["token_endpoint"u8])) is { } found
                && (found.JwksUri ?? found.TokenEndpoint) is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Address(Node value) => value.GetString() is { } address && TrustedAddress.IsGood(address) ? address : null;
}

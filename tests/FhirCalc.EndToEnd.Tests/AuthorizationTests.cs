using System.Net;
using System.Security.Cryptography;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>
/// Both sides of SMART Backend Services against an authorization server that nobody here wrote: one facade gets its tokens
/// there and asks another, which lets in who has one.
/// </summary>
public sealed class AuthorizationTests
{
    private const string Audience = "https://facade.example/fhir";

    [Fact]
    public async Task A_service_gets_a_token_for_another_and_is_let_in_as_far_as_its_scopes_reach()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await using var login = await OidcServer.StartAsync(
            Audience,
            ("front", "system/Patient.rs", OidcServer.PublicJwk(curve, "front-1")),
            ("other", "system/Observation.rs", OidcServer.PublicJwk(rsa, "other-1")));
        await using var guarded = await FacadeProcess.StartAsync(null, ("Security:Issuer", login.Issuer), ("Security:Audience", Audience));

        // 1. Without a token the door is shut; where tokens are, the service tells.
        (await guarded.Fhir.GetAsync("Patient/unknown")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        // 2. ES384, the token endpoint found by discovery: reading patients is allowed (there is none), reading observations not.
        await using (var front = await StartAsync(guarded, curve.ExportPkcs8PrivateKeyPem(), "front", "front-1", "system/Patient.rs"))
        {
            (await front.Fhir.GetAsync("Patient/unknown")).Status.ShouldBe(HttpStatusCode.NotFound, login.Output);
            (await front.Fhir.GetAsync("Patient?_id=unknown")).Status.ShouldBe(HttpStatusCode.OK);
            (await front.Fhir.GetAsync("Observation/unknown")).Status.ShouldBe(HttpStatusCode.BadGateway, "refused there, which is not the client's doing");
            (await login.TokensGivenAsync()).ShouldBe(1, "one token serves many requests");
        }

        // 3. RS384, and other scopes.
        await using (var other = await StartAsync(guarded, rsa.ExportRSAPrivateKeyPem(), "other", "other-1", "system/Observation.rs"))
        {
            (await other.Fhir.GetAsync("Observation/unknown")).Status.ShouldBe(HttpStatusCode.NotFound, login.Output);
            (await other.Fhir.GetAsync("Patient/unknown")).Status.ShouldBe(HttpStatusCode.BadGateway);
        }

        // 4. A key that the authorization server does not know gets no token, and so nothing is sent.
        await using var wrong = await StartAsync(guarded, stranger.ExportPkcs8PrivateKeyPem(), "front", "front-1", "system/Patient.rs");
        (await wrong.Fhir.GetAsync("Patient/unknown")).Status.ShouldBe(HttpStatusCode.BadGateway);
        (await login.TokensGivenAsync()).ShouldBe(2);
        login.Output.ShouldContain("invalid_client");
    }

    private static Task<FacadeProcess> StartAsync(FacadeProcess guarded, string key, string client, string keyId, string scope) => FacadeProcess.StartAsync(
        guarded.Fhir.BaseUrl,
        ("UpstreamAuth:Method", "Smart"), ("UpstreamAuth:ClientId", client), ("UpstreamAuth:KeyId", keyId), ("UpstreamAuth:PrivateKey", key), ("UpstreamAuth:Scope", scope));
}

using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Operations;

/// <summary>What a person who starts the service for the first time wants to know.</summary>
internal static class Greeting
{
    private const string Example = "profiles/examples/breast-report.json";

    public static void GreetWhenStarted(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var upstream = app.Services.GetRequiredService<UpstreamAddress>();
            var settings = app.Services.GetRequiredService<Outbox.StoreOptions>();
            var address = app.Urls.First().Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal);
            var security = app.Services.GetRequiredService<SecurityOptions>();
            var (clients, header) = security switch
            {
                { Issuer: { } issuer } => ($"bring an access token of {issuer}", " -H \"Authorization: Bearer $TOKEN\""),
                { IsOn: true } => ("show a certificate", " --cert client.pem"),
                { AllowAnonymousNetwork: true } => ("are not authenticated: everybody who reaches this address may do everything", ""),
                _ => ("are not authenticated: this machine only (docs/security.md)", ""),
            };
            Console.WriteLine($"""

                FhirCalc listens on {address}/fhir
                External FHIR server: {upstream.Base} ({(upstream.IsEmbedded ? "embedded sandbox; set Upstream:BaseUrl for your own" : "configured")})
                Clients {clients}
                Submissions are kept in {Path.GetFullPath(settings.Path)}

                Try it from the repository's folder:
                curl -sS{header} -H 'Content-Type: application/fhir+json' --data-binary @{Example} {address}/fhir

                """);
        });
    }
}

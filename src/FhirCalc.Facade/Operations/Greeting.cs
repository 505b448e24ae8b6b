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
            Console.WriteLine($"""

                FhirCalc listens on {address}/fhir
                External FHIR server: {upstream.Base} ({(upstream.IsEmbedded ? "embedded sandbox; set Upstream:BaseUrl for your own" : "configured")})
                Submissions are kept in {Path.GetFullPath(settings.Path)}

                Try it from the repository's folder:
                curl -sS -H 'Content-Type: application/fhir+json' --data-binary @{Example} {address}/fhir

                """);
        });
    }
}

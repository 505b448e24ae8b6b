using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Operations;

/// <summary>What a person who starts the service wants to know; where logs are read by programs, in a line of the log.</summary>
internal static class Greeting
{
    private const string Example = "profiles/examples/breast-report.json";

    public static void GreetWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var upstream = app.Services.GetRequiredService<UpstreamAddress>();
        var store = Path.GetFullPath(app.Services.GetRequiredService<StoreOptions>().Path);
        var address = app.Urls.First().Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal);
        var (clients, header) = Clients(app.Services.GetRequiredService<SecurityOptions>());
        if (app.Services.GetRequiredService<LogOptions>().Format == LogFormat.Json)
            Log(app.Logger, address, upstream, clients, store);
        else
            Write(address, upstream, clients, header, store);
    });

    private static (string Clients, string Header) Clients(SecurityOptions security) => security switch
    {
        { Issuer: { } issuer } => ($"bring an access token of {issuer}", " -H \"Authorization: Bearer $TOKEN\""),
        { IsOn: true } => ("show a certificate", " --cert client.pem"),
        { AllowAnonymousNetwork: true } => ("are not authenticated: everybody who reaches this address may do everything", ""),
        _ => ("are not authenticated: this machine only (docs/security.md)", ""),
    };

    private static void Log(ILogger log, string address, UpstreamAddress upstream, string clients, string store)
    {
        log.LogInformation("FhirCalc listens on {Address}/fhir; clients {Clients}; submissions are kept in {Store}", address, clients, store);
        if (upstream.IsEmbedded)
            log.LogWarning("No Upstream:BaseUrl is set: what is submitted ends in the embedded sandbox {Server}", upstream.Base);
        else
            log.LogInformation("The external FHIR server is {Server}", upstream.Base);
    }

    private static void Write(string address, UpstreamAddress upstream, string clients, string header, string store)
    {
        Console.WriteLine($"""

            FhirCalc listens on {address}/fhir
            External FHIR server: {upstream.Base} ({(upstream.IsEmbedded ? "embedded sandbox; set Upstream:BaseUrl for your own" : "configured")})
            Clients {clients}
            Submissions are kept in {store}

            """);
        // An example is nothing for a server that somebody relies on.
        if (upstream.IsEmbedded)
        {
            Console.WriteLine($"""
                Try it from the repository's folder:
                curl -sS{header} -H 'Content-Type: application/fhir+json' --data-binary @{Example} {address}/fhir
                and see what was concluded:
                curl -sS{header} '{address}/fhir/RiskAssessment?_pretty=true'

                """);
        }
    }
}

using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Security;

namespace FhirCalc.Facade.Operations;

/// <summary>Puts the service together; tests start the same one.</summary>
internal static class FacadeHost
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <exception cref="StartException">The settings are not usable.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        SecretsOptions.AddFiles(builder.Configuration);
        var settings = FacadeSettings.Read(builder.Configuration);
        builder.AddLogs(settings.Logs);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // RequestBody stops earlier, and says so; here the connection breaks before a client could read why.
            settings.Limits.Apply(kestrel.Limits);
            kestrel.ConfigureHttpsDefaults(settings.Security.Apply);
            kestrel.Limits.MaxRequestBodySize = settings.Intake.MaxBodyBytes + (long)RequestBody.MostDropped;
        });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddFacade(settings);
        builder.Services.AddLimits(settings.Limits);

        var app = builder.Build();
        app.UseMiddleware<RequestTrace>();
        app.UseResponseCompression();
        app.UseMiddleware<ErrorBoundary>();
        app.UseRequestDecompression();
        app.UseRouting();
        app.UseCors(settings.Cors);
        app.UseMiddleware<RequestAudit>();
        app.UseMiddleware<AccessControl>();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        var fhir = app.MapGroup(PublicAddress.FhirPath).AddEndpointFilter<Negotiation>();
        fhir.MapMetadata();
        fhir.MapGuide();
        fhir.MapSubmissions();
        fhir.MapResources();
        fhir.MapValidate();
        fhir.MapAssess();
        fhir.MapRelay();
        fhir.MapNotOffered();
        app.MapOpenApiDocument();
        app.MapSmartConfiguration();
        app.MapHealth();
        app.MapAdmin();
        app.MapHooks();
        return app;
    }
}

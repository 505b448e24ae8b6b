using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Subscriptions;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Operations;

/// <summary>All settings, read and checked once at start. Every error is told, not only the first.</summary>
internal sealed record FacadeSettings(
    LogOptions Logs, TelemetryOptions Telemetry, EncryptionOptions Encryption,
    IntakeOptions Intake, OutboxOptions Outbox, StoreOptions Store, UpstreamOptions Upstream, SandboxSettings Sandbox, SecurityOptions Security,
    AuditOptions Audit, ContextOptions Context, SubscriptionOptions Subscriptions,
    CorsOptions Cors,
    UpstreamAuthOptions UpstreamAuth, SecretsOptions Secrets, LimitOptions Limits)
{
    /// <exception cref="StartException">Something is wrong; the message lists everything.</exception>
    public static FacadeSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = new FacadeSettings(
            reader.Read<LogOptions>(LogOptions.Section),
            reader.Read<TelemetryOptions>(TelemetryOptions.Section),
            reader.Read<EncryptionOptions>(EncryptionOptions.Section),
            reader.Read<IntakeOptions>(IntakeOptions.Section),
            reader.Read<OutboxOptions>(OutboxOptions.Section),
            reader.Read<StoreOptions>(StoreOptions.Section),
            reader.Read<UpstreamOptions>(UpstreamOptions.Section),
            reader.Read<SandboxSettings>(SandboxSettings.Section),
            reader.Read<SecurityOptions>(SecurityOptions.Section),
            reader.Read<AuditOptions>(AuditOptions.Section),
            reader.Read<ContextOptions>(ContextOptions.Section),
            reader.Read<SubscriptionOptions>(SubscriptionOptions.Section),
            reader.Read<CorsOptions>(CorsOptions.Section),
            reader.Read<UpstreamAuthOptions>(UpstreamAuthOptions.Section),
            reader.Read<SecretsOptions>(SecretsOptions.Section),
            reader.Read<LimitOptions>(LimitOptions.Section));
        var errors = reader.Errors;
        errors.AddRange(MisspeltSettings.Errors(configuration, reader.Known));
        errors.AddRange(ListenRules.Errors(configuration, settings.Security));
        if (settings.UpstreamAuth.TransportProblem(settings.Upstream.BaseUrl) is { } transport)
            errors.Add(transport);
        if (settings.Limits.TimeProblem(settings.Intake.WaitForDelivery) is { } time)
            errors.Add(time);
        return errors.Count == 0 ? settings : throw new StartException("The settings are not usable:", errors);
    }
}

using System.ComponentModel.DataAnnotations;
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
        var errors = new List<string>();
        var settings = new FacadeSettings(
            Bind<LogOptions>(configuration, LogOptions.Section, errors),
            Bind<TelemetryOptions>(configuration, TelemetryOptions.Section, errors),
            Bind<EncryptionOptions>(configuration, EncryptionOptions.Section, errors),
            Bind<IntakeOptions>(configuration, IntakeOptions.Section, errors),
            Bind<OutboxOptions>(configuration, OutboxOptions.Section, errors),
            Bind<StoreOptions>(configuration, StoreOptions.Section, errors),
            Bind<UpstreamOptions>(configuration, UpstreamOptions.Section, errors),
            Bind<SandboxSettings>(configuration, SandboxSettings.Section, errors),
            Bind<SecurityOptions>(configuration, SecurityOptions.Section, errors),
            Bind<AuditOptions>(configuration, AuditOptions.Section, errors),
            Bind<ContextOptions>(configuration, ContextOptions.Section, errors),
            Bind<SubscriptionOptions>(configuration, SubscriptionOptions.Section, errors),
            Bind<CorsOptions>(configuration, CorsOptions.Section, errors),
            Bind<UpstreamAuthOptions>(configuration, UpstreamAuthOptions.Section, errors),
            Bind<SecretsOptions>(configuration, SecretsOptions.Section, errors),
            Bind<LimitOptions>(configuration, LimitOptions.Section, errors));
        errors.AddRange(ListenRules.Errors(configuration, settings.Security));
        if (settings.UpstreamAuth.TransportProblem(settings.Upstream.BaseUrl) is { } transport)
            errors.Add(transport);
        if (settings.Limits.TimeProblem(settings.Intake.WaitForDelivery) is { } time)
            errors.Add(time);
        return errors.Count == 0 ? settings : throw new StartException("The settings are not usable:", errors);
    }

    private static T Bind<T>(IConfiguration configuration, string section, List<string> errors)
        where T : class, new()
    {
        // A misspelt key would silently leave the default in force.
        var known = typeof(T).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var child in configuration.GetSection(section).GetChildren())
        {
            if (!known.Contains(child.Key))
                errors.Add($"{section}:{child.Key} is no setting. Known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        var options = new T();
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            try
            {
                if (configuration.GetSection($"{section}:{property.Name}").Get(property.PropertyType) is { } value)
                    property.SetValue(options, value);
            }
            catch (Exception problem) when (problem is InvalidOperationException or FormatException)
            {
                errors.Add($"{section}:{property.Name} is not a {property.PropertyType.Name}.");
            }
        }

        var results = new List<ValidationResult>();
        var context = new ValidationContext(options);
        if (!Validator.TryValidateObject(options, context, results, validateAllProperties: true) && options is IValidatableObject whole)
            results.AddRange(whole.Validate(context)); // the validator stops at wrong properties
        errors.AddRange(results.Select(result => $"{section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}").Distinct());
        return options;
    }
}

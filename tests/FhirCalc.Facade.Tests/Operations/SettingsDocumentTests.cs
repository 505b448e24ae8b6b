using System.Globalization;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Subscriptions;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Tests.Operations;

public sealed class SettingsDocumentTests
{
    private static readonly (string Section, object Defaults)[] Sections =
    [
        (IntakeOptions.Section, new IntakeOptions()),
        (OutboxOptions.Section, new OutboxOptions()),
        (StoreOptions.Section, new StoreOptions()),
        (ContextOptions.Section, new ContextOptions()),
        (SubscriptionOptions.Section, new SubscriptionOptions()),
        (UpstreamOptions.Section, new UpstreamOptions()),
        (SandboxSettings.Section, new SandboxSettings()),
        (CorsOptions.Section, new CorsOptions()),
        (SecurityOptions.Section, new SecurityOptions()),
        (UpstreamAuthOptions.Section, new UpstreamAuthOptions()),
        (SecretsOptions.Section, new SecretsOptions()),
        (LimitOptions.Section, new LimitOptions()),
        (AuditOptions.Section, new AuditOptions()),
        (LogOptions.Section, new LogOptions()),
        (EncryptionOptions.Section, new EncryptionOptions()),
        (TelemetryOptions.Section, new TelemetryOptions()),
    ];

    [Fact]
    public void The_list_of_settings_has_every_key_with_its_default_and_no_other()
    {
        var document = Repository.Read("docs/settings.md");
        var keys = new List<string>();
        foreach (var (section, defaults) in Sections)
        {
            foreach (var property in defaults.GetType().GetProperties())
            {
                keys.Add($"{section}:{property.Name}");
                document.ShouldContain($"| `{section}:{property.Name}` |{Cell(property.GetValue(defaults))} |");
            }
        }

        var documented = document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('`')[1].Contains(':'))
            .Select(line => line.Split('`')[1]);
        documented.Order(StringComparer.Ordinal).ShouldBe(keys.Order(StringComparer.Ordinal));
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        TimeSpan time => $" `{time.ToString(time.Milliseconds == 0 ? "c" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)}`",
        _ => $" `{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };
}

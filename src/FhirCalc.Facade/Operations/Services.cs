using FhirCalc.Calcification;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Subscriptions;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FhirCalc.Facade.Operations;

/// <summary>What the service is made of, in the order of the flow.</summary>
internal static class Services
{
    public static void AddFacade(this IServiceCollection services, FacadeSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Intake).AddSingleton(settings.Outbox).AddSingleton(settings.Store)
            .AddSingleton(settings.Upstream).AddSingleton(settings.Sandbox).AddSingleton(settings.Security).AddSingleton(settings.Audit)
            .AddSingleton(settings.UpstreamAuth).AddSingleton(settings.Logs);

        // Telemetry: first in, last out.
        services.AddSingleton(settings.Telemetry);
        services.AddHostedService<OtlpExport>();
        services.AddHostedService<EngineStart>();
        services.AddHostedService<QueueGauges>();

        // Engine
        services.AddSingleton(_ => CalcificationGuide.AddTo(DefinitionSet.LoadR4()));
        services.AddSingleton<IProfileValidator>(provider => new MeasuredValidator(
            FhirValidator.Create(provider.GetRequiredService<DefinitionSet>(), provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton(provider =>
            CalcificationAssessor.Create(provider.GetRequiredService<DefinitionSet>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ResourceTypes>();

        // Who may
        services.AddSingleton(_ => TrustedHttp.Create());
        services.AddSingleton<IssuerMetadata>();
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<Authentication>();
        services.AddSingleton<SearchKnowledge>();
        services.AddSingleton<QueryAccess>();
        services.AddSingleton<BodyAccess>();
        services.AddSingleton<PatientBelonging>();
        services.AddSingleton(provider => new PageTokens(
            provider.GetRequiredService<SqliteDatabase>().Secret(PageTokens.KeyName), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RelayGuard>();

        // Context
        services.AddSingleton(settings.Context);
        services.AddSingleton<ContextCache>();
        services.AddSingleton<ContextPrefetch>();

        // HTTP
        services.AddSingleton<TypeModel>();
        services.AddSingleton<RequestBody>();
        services.AddSingleton<BodyWriter>();
        services.AddSingleton<AllowedMethods>();
        services.AddSingleton<UnknownAddress>();
        services.AddSingleton<StoredReport>();
        services.AddSingleton<Guide>();
        services.AddSingleton<GuideReply>();
        services.AddSingleton<ValidateEndpoints.Validation>();
        services.AddOpenApiDocument();
        services.AddCompression();
        services.AddCors(settings.Cors);

        // Intake
        services.AddSingleton<SubmissionDrafting>();
        services.AddSingleton<SubmissionIntake>();
        services.AddSingleton<BatchIntake>();
        services.AddSingleton<BatchReply>();
        services.AddSingleton<PreferredEntries>();
        services.AddSingleton<EntryRules>();
        services.AddSingleton<ResourceEndpoints.ResourceWriting>();

        // Store and outbox
        services.AddSingleton(_ => settings.Encryption.Read());
        services.AddSingleton<SqliteDatabase>();
        services.AddHostedService<KeyRotation>();
        services.AddSingleton<ISubmissionStore, SqliteSubmissionStore>();
        services.AddSingleton<IOutbox, SqliteOutbox>();
        services.AddSingleton<DeliveryWatch>();
        services.TryAddSingleton<FreeSpace>(_ => DiskSpace.Of(settings.Store.Path));
        services.AddSingleton<PressureGauge>();
        services.AddHostedService<RetentionWorker>();
        services.AddSingleton<IAuditStore, SqliteAuditStore>();
        services.AddSingleton<OpenAccesses>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<StrangerEvents>();
        services.AddSingleton<AuditShipper>();
        services.AddHostedService<AuditRetention>();
        if (settings.Audit.To == AuditTarget.File)
            services.AddSingleton<IAuditTarget, AuditFile>();
        else if (settings.Audit.To == AuditTarget.Server)
            services.AddSingleton<IAuditTarget, AuditServer>();

        // Subscriptions
        services.AddSingleton(settings.Subscriptions);
        services.AddSingleton<INoticeStore, SqliteNoticeStore>();
        services.AddSingleton<ReportReading>();
        services.AddSingleton<OwnReports>();
        services.AddSingleton<ReportIntake>();
        services.AddSingleton<ReportPoll>();
        services.AddSingleton<NoticeWorker>();
        services.AddSingleton<ISupersededStore, SqliteSupersededStore>();

        // External server; it is settled before the worker starts to send.
        services.AddExternalServer();
        services.AddSingleton<RelayEndpoints.Relay>();
        services.AddHostedService<UpstreamStart>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeWorker>());
        services.AddHostedService<SupersededResults>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditShipper>());

        services.AddSingleton(provider => new MetadataEndpoints.StartedAt(provider.GetRequiredService<TimeProvider>().GetUtcNow()));
    }
}

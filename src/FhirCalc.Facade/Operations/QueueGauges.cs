using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Operations;

/// <summary>Looks at queues and circuit now and then, for whoever listens to metrics.</summary>
internal sealed class QueueGauges(
    IOutbox outbox, ISubmissionStore submissions, IAuditStore audit, AuditOptions auditing, UpstreamPipelines pipelines,
    TelemetryOptions options, TimeProvider clock, ILogger<QueueGauges> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Signals.Waiting.Enabled)
                await LookAsync(stoppingToken);
            await Task.Delay(options.Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var backlog = await outbox.BacklogAsync(stopping);
            Signals.Waiting.Record(backlog.Waiting);
            Signals.Oldest.Record(backlog.Oldest is { } oldest ? Math.Max(0, (clock.GetUtcNow() - oldest).TotalSeconds) : 0);
            Signals.Buried.Record((await submissions.ListAsync(SubmissionState.Buried, 10_000, stopping)).Count);
            Signals.Circuit.Record(pipelines.CircuitState);
            if (auditing.To is AuditTarget.File or AuditTarget.Server)
                Signals.AuditWaiting.Record((await audit.BacklogAsync(stopping)).Waiting);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
#pragma warning disable CA1031 // A store that fails for a while must not end this loop.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogWarning("The queues could not be looked at: {Error}", problem.GetType().Name);
        }
    }
}

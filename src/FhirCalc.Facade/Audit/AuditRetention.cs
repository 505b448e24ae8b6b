namespace FhirCalc.Facade.Audit;

/// <summary>Removes events whose time has come from the beginning of the chain, and puts in it that it did.</summary>
internal sealed class AuditRetention(IAuditStore store, AuditOptions options, TimeProvider clock, ILogger<AuditRetention> log) : BackgroundService
{
    // Small steps, so that nobody waits long for the one writer.
    private const int Step = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.To == AuditTarget.Off || options.Keep == TimeSpan.Zero)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await SweepAsync(stoppingToken);
            await Task.Delay(options.Keep < Longest ? options.Keep : Longest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            var (now, removed) = (clock.GetUtcNow(), 0);
            for (int step; !stopping.IsCancellationRequested && (step = await store.RemoveAsync(now - options.Keep, options.To == AuditTarget.Store, Step, now)) > 0;)
                removed += step;
            if (removed > 0)
                log.LogInformation("Removed {Count} audit events that are older than Audit:Keep", removed);
        }
#pragma warning disable CA1031 // The store may fail for a while; the next sweep takes what this one left.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("Removing audit events failed: {Error}", problem.GetType().Name);
        }
    }
}

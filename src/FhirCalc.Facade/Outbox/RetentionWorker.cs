namespace FhirCalc.Facade.Outbox;

/// <summary>Removes the content of what is done, some time after it is done.</summary>
internal sealed class RetentionWorker(ISubmissionStore store, StoreOptions options, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    // Small steps, so that accepting never waits long for the one writer.
    private const int Step = 50;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SweepInterval, clock);
        do
        {
            try
            {
                var removed = 0;
                for (int step; (step = await store.RemoveContentAsync(clock.GetUtcNow() - options.KeepContent, Step, stoppingToken)) > 0;)
                    removed += step;
                if (removed > 0)
                    log.LogInformation("Removed the content of {Count} submissions", removed);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // The store may fail for a while; the next sweep takes what this one left.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                log.LogError("Removing content failed: {Error}", problem.GetType().Name);
            }
        }
        while (await TickAsync(timer, stoppingToken));
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

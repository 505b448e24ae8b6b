using FhirCalc.Facade.Outbox;

namespace FhirCalc.Facade.Subscriptions;

/// <summary>Polls the external server, and takes noticed reports one after the other.</summary>
internal sealed class NoticeWorker(
    INoticeStore store, ReportIntake intake, ReportPoll poll, SubscriptionOptions options, OutboxOptions outbox, TimeProvider clock, ILogger<NoticeWorker> log)
    : BackgroundService
{
    private const int AtOnce = 50;

    private DateTimeOffset _nextPoll = DateTimeOffset.MinValue;
    private int _catchUp;

    /// <summary>Something may have been missed: ask soon, whether polling is on or not.</summary>
    public void CatchUp() => Interlocked.Exchange(ref _catchUp, 1);

    /// <summary>One round; for tests that move step by step.</summary>
    internal async Task RoundAsync(CancellationToken cancel)
    {
        var due = options.PollInterval > TimeSpan.Zero && clock.GetUtcNow() >= _nextPoll;
        if (Interlocked.Exchange(ref _catchUp, 0) == 1 || due)
        {
            _nextPoll = clock.GetUtcNow() + options.PollInterval;
            if (await poll.RunAsync(cancel) is { } failure)
                log.LogWarning("Asking for changed reports failed: {Reason}", failure);
        }

        foreach (var notice in await store.DueAsync(AtOnce, cancel))
        {
            var reason = await intake.TakeAsync(notice.Reference, cancel);
            if (reason is null)
                await store.DoneAsync(notice, cancel);
            else
                await store.PostponeAsync(notice, clock.GetUtcNow() + RetryBackoff.Of(outbox, notice.Attempts + 1, null, 0), cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsOn())
            return;
        using var timer = new PeriodicTimer(options.LookInterval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // The loop must not die of a store or a report that fails; the notice stays.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                log.LogError("Looking at changed reports failed: {Error} at {Stack}", problem.GetType().Name, problem.StackTrace);
                await Task.Delay(options.LookInterval, clock, CancellationToken.None);
            }
        }
    }
}

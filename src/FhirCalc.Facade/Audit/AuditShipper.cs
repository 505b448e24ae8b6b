namespace FhirCalc.Facade.Audit;

/// <summary>Passes kept events on, and notes the head of the chain in the log: who has the log can tell whether the chain was cut off or written anew.</summary>
internal sealed class AuditShipper(
    IAuditStore store, AuditOptions options, TimeProvider clock, ILogger<AuditShipper> log, IAuditTarget? target = null) : BackgroundService
{
    private const int Most = 50;

    private static readonly TimeSpan NoteEvery = TimeSpan.FromHours(1);

    /// <summary>Why events wait; null while they do not.</summary>
    public string? Trouble { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before requests come in: an earlier process may have ended between an access and its event.
        try
        {
            if (await store.RecoverAsync() is > 0 and var left)
                log.LogWarning("The service ended before {Count} reads were recorded in full: their events say so", left);
        }
#pragma warning disable CA1031 // They stay where they are; the next start tries again.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("Accesses that were left open cannot be recorded: {Error}", problem.GetType().Name);
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.To != AuditTarget.Off)
            await NoteHeadAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.To == AuditTarget.Off)
            return;
        var noted = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (target is not null)
                await PassOnAsync(target, stoppingToken);
            if (clock.GetElapsedTime(noted) < NoteEvery)
                continue;
            noted = clock.GetTimestamp();
            await NoteHeadAsync();
        }
    }

    private async Task PassOnAsync(IAuditTarget to, CancellationToken stopping)
    {
        try
        {
            while (await store.ToPassOnAsync(Most, stopping) is { Count: > 0 } rows)
            {
                var states = await to.PassOnAsync(rows, stopping);
                foreach (var state in states.GroupBy(one => one.Value, one => one.Key))
                    await store.MarkAsync([.. state], state.Key, CancellationToken.None);
                Trouble = states.Count == rows.Count ? null : "Audit events cannot be passed on; they wait in the store.";
                if (states.Count < rows.Count)
                    return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // They are passed on after the next start.
        }
#pragma warning disable CA1031 // A file or a store that fails for a while must not end this loop.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            var trouble = $"Audit events cannot be passed on ({problem.GetType().Name}); they wait in the store.";
            // It is tried every few seconds; once is enough to say.
            if (trouble != Trouble)
                log.LogError("Audit events cannot be passed on: {Error} at {Stack}", problem.GetType().Name, problem.StackTrace);
            Trouble = trouble;
        }
    }

    private async Task NoteHeadAsync()
    {
        try
        {
            var head = await store.HeadAsync(CancellationToken.None);
            log.LogInformation("The audit chain ends with event {Sequence}: {Hash}", head.Sequence, head.Previous);
        }
#pragma warning disable CA1031 // It is only a note: neither the loop nor a stop may fail of it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("The end of the audit chain cannot be read: {Error}", problem.GetType().Name);
        }
    }
}

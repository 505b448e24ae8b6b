using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Outbox;

/// <summary>Claims due rows and delivers them, several at a time, one per patient.</summary>
internal sealed class OutboxWorker(
    IOutbox outbox, UpstreamDelivery delivery, DeliveryWatch watch, OutboxOptions options, TimeProvider clock, ILogger<OutboxWorker> log)
    : BackgroundService
{
    // A lease must never run out while its row is being sent.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(2);

    /// <summary>Delivers what is due now, once; for tests that move step by step.</summary>
    internal async Task<int> DeliverDueAsync(CancellationToken stopping)
    {
        var claimed = await ClaimAsync(options.Workers, stopping);
        await Task.WhenAll(claimed.Select(row => DeliverAsync(row, stopping)));
        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            var claimed = await ClaimAsync(options.Workers - running.Count, stoppingToken);
            foreach (var row in claimed)
                running.Add(Task.Run(() => DeliverAsync(row, stoppingToken), CancellationToken.None));
            // Fewer than asked for means that no more are due; an end or an arrival since then has left its signal.
            await WaitAsync(stoppingToken);
        }

        await Task.WhenAll(running);
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        try
        {
            await watch.WaitForWorkAsync(options.PollInterval, clock, stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the loop ends by itself.
        }
    }

    private async Task<IReadOnlyList<ClaimedRow>> ClaimAsync(int free, CancellationToken stopping)
    {
        if (free <= 0)
            return [];
        try
        {
            return await outbox.ClaimAsync(free, options.Lease, stopping);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
#pragma warning disable CA1031 // The worker loop must not die of a store that fails for a while.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("Claiming from the outbox failed: {Error}", problem.GetType().Name);
            return [];
        }
    }

    private async Task DeliverAsync(ClaimedRow row, CancellationToken stopping)
    {
        var started = clock.GetTimestamp();
        try
        {
            using var span = Signals.Start("deliver");
            var result = await SendAsync(row, stopping);
            var state = await FinishAsync(row, result);
            Signals.Deliveries.Record(clock.GetElapsedTime(started).TotalSeconds, Signals.Tag("result", state), Signals.Tag("http.response.status_code", result.Status));
            span?.SetTag("fhircalc.attempt", row.Attempt).SetTag("fhircalc.result", state);
            log.Tell(row, result, state, clock.GetElapsedTime(started));
        }
#pragma warning disable CA1031 // The store fails: the row stays leased, and is claimed again when the lease has run out.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("Finishing {Submission} failed: {Error} at {Stack}", row.SubmissionId, problem.GetType().Name, problem.StackTrace);
        }

        watch.WakeWorker();
    }

    private async Task<DeliveryResult> SendAsync(ClaimedRow row, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.Lease - LeaseMargin, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return await delivery.DeliverAsync(row.SubmissionId, row.Body, row.Attempt, both.Token);
        }
        catch (OperationCanceledException)
        {
            return stopping.IsCancellationRequested
                ? new DeliveryResult(DeliveryClass.Transient, "The service was stopped.") { Interrupted = true }
                : new DeliveryResult(DeliveryClass.Transient, "The delivery took longer than its lease.");
        }
#pragma warning disable CA1031 // Our own fault: the row is tried again, and given up like any other that keeps failing.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("Delivery of {Submission} failed: {Error} at {Stack}", row.SubmissionId, problem.GetType().Name, problem.StackTrace);
            return new DeliveryResult(DeliveryClass.Transient, $"The delivery failed inside this service ({problem.GetType().Name}).");
        }
    }

    private async Task<string> FinishAsync(ClaimedRow row, DeliveryResult result)
    {
        if (result.Class == DeliveryClass.Delivered)
            return Ended(row, await outbox.CompleteAsync(row, result.Response!, CancellationToken.None), "delivered");

        var tooOld = clock.GetUtcNow() - row.AppendedAt >= options.GiveUpAfter;
        if (result.Class == DeliveryClass.Transient && !tooOld)
        {
            var wait = result.Interrupted
                ? TimeSpan.Zero
                : RetryBackoff.Of(options, row.Attempt, result.RetryAfter, Random.Shared.NextDouble());
            await outbox.RetryAsync(row, clock.GetUtcNow() + wait, result.Reason, CancellationToken.None);
            return "to be retried";
        }

        var reason = result.Class == DeliveryClass.Transient ? $"Given up after {options.GiveUpAfter}: {result.Reason}" : result.Reason;
        var burial = new Burial(reason, result.Status, result.OperationOutcome ?? Outcome(reason));
        return Ended(row, await outbox.BuryAsync(row, burial, CancellationToken.None), DeliveryLog.Buried);
    }

    private string Ended(ClaimedRow row, bool kept, string state)
    {
        watch.Ended(row.SubmissionId);
        return kept ? state : "lease lost";
    }

    private static byte[] Outcome(string reason) =>
        new Outcome([new Issue(FacadeIssueIds.GivenUp, IssueSeverity.Error, "processing", reason)]).ToOperationOutcome();
}

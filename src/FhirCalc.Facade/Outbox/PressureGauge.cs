namespace FhirCalc.Facade.Outbox;

/// <summary>
/// How close the outbox and the disk are to their limits. It looks at the store a few times a second at most; in between it
/// counts what was let in. The wait that it advises follows from the rate at which rows leave the outbox.
/// </summary>
internal sealed class PressureGauge(
    IOutbox outbox, DeliveryWatch watch, FreeSpace freeSpace, OutboxOptions options, StoreOptions store, TimeProvider clock, ILogger<PressureGauge>? log = null) : IDisposable
{
    private const double NearlyFull = 0.9;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1);
    private Pressure? _known;
    private PressureLevel _told;
    // By the clock that never jumps: what was read before the wall clock was set back would pass for fresh until it has caught up.
    private long _readAt;
    private long? _measuredAt;
    private long _endedBefore;
    private double _rate;
    private long _inFlight;
    private long _accepted;

    public void Dispose() => _one.Dispose();

    /// <summary>Lets a new submission in, which counts until it is disposed of; or says what is in the way.</summary>
    public async ValueTask<(Admission? Admission, Pressure? Refusal)> AdmitAsync(CancellationToken cancel)
    {
        for (var look = 0; ; look++)
        {
            var pressure = await ReadAsync(cancel);
            if (pressure.Level == PressureLevel.Full)
                return (null, pressure);
            if (pressure.Backlog.Waiting + Interlocked.Increment(ref _inFlight) + Interlocked.Read(ref _accepted) <= options.MaxWaiting)
                return (new Admission(this), null);
            Interlocked.Decrement(ref _inFlight);
            if (look > 0)
                return (null, Overflow(pressure.Backlog));
            // Some of those let in since the last look may have left already.
            _known = null;
        }
    }

    public async ValueTask<Pressure> ReadAsync(CancellationToken cancel)
    {
        if (Recent() is { } recent)
            return recent;
        await _one.WaitAsync(cancel);
        try
        {
            return Recent() ?? await LookAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private Pressure? Recent() => _known is { } known && clock.GetElapsedTime(_readAt) < Fresh ? known : null;

    private async Task<Pressure> LookAsync(CancellationToken cancel)
    {
        Interlocked.Exchange(ref _accepted, 0);
        var backlog = await outbox.BacklogAsync(cancel);
        _readAt = clock.GetTimestamp();
        Measure(_readAt);
        var pressure = Judge(backlog);
        Tell(pressure);
        return _known = pressure;
    }

    // Once when it gets worse, and once when there is room again.
    private void Tell(Pressure pressure)
    {
        if (pressure.Level > _told)
            log?.LogWarning("{Cause} {Consequence}", pressure.Cause, pressure.Level == PressureLevel.Full ? "Nothing new is accepted." : "Not ready.");
        else if (pressure.Level == PressureLevel.None && _told != PressureLevel.None)
            log?.LogInformation("There is room again for submissions");
        if (pressure.Level > _told || pressure.Level == PressureLevel.None)
            _told = pressure.Level;
    }

    // Smoothed over a few seconds, so that one slow answer of the external server does not scare everybody off.
    private void Measure(long now)
    {
        var ended = watch.EndedSoFar;
        var seconds = _measuredAt is { } before ? clock.GetElapsedTime(before, now).TotalSeconds : 0;
        if (seconds > 0)
        {
            var weight = 1 - Math.Exp(-seconds / 5);
            _rate += weight * (((ended - _endedBefore) / seconds) - _rate);
        }

        (_measuredAt, _endedBefore) = (now, ended);
    }

    private Pressure Judge(Backlog backlog)
    {
        var free = freeSpace();
        if (free < store.MinFreeBytes)
            return new Pressure(PressureLevel.Full, "The disk of this service is nearly full.", Clamp(store.SweepInterval), backlog);
        if (backlog.Waiting >= options.MaxWaiting)
            return Overflow(backlog);
        if (free < store.MinFreeBytes * 2)
            return new Pressure(PressureLevel.High, "The disk of this service is filling up.", TimeSpan.Zero, backlog);
        return backlog.Waiting >= options.MaxWaiting * NearlyFull
            ? new Pressure(PressureLevel.High, "Nearly as many submissions wait for delivery as this service keeps.", TimeSpan.Zero, backlog)
            : new Pressure(PressureLevel.None, "", TimeSpan.Zero, backlog);
    }

    private Pressure Overflow(Backlog backlog)
    {
        // Until there is some room again, not just for the first who comes back; nothing leaves while the external server is down.
        var surplus = Math.Max(backlog.Waiting, options.MaxWaiting) - (options.MaxWaiting * NearlyFull);
        var wait = _rate > 0.01 ? TimeSpan.FromSeconds(surplus / _rate) : options.MaxRetryDelay;
        return new Pressure(PressureLevel.Full, "As many submissions wait for delivery as this service keeps.", Clamp(wait), backlog);
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;

    /// <summary>Room for one submission, held from before its validation until it is kept or refused.</summary>
    internal sealed class Admission(PressureGauge gauge) : IDisposable
    {
        private int _left;

        /// <summary>It was kept: from now on it counts until the next look at the store.</summary>
        public void Kept()
        {
            Interlocked.Increment(ref gauge._accepted);
            Dispose();
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                Interlocked.Decrement(ref gauge._inFlight);
        }
    }
}

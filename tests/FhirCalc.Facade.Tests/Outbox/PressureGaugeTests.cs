using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Outbox;

public sealed class PressureGaugeTests
{
    private const long Plenty = long.MaxValue / 4;

    private readonly ManualClock _clock = new();
    private readonly DeliveryWatch _watch = new();
    private readonly FixedBacklog _outbox = new();
    private long _free = Plenty;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readiness_turns_red_before_anything_is_refused()
    {
        using var gauge = Gauge();
        var red = 0;
        for (_outbox.Waiting = 0; ; _outbox.Waiting++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            var level = (await gauge.ReadAsync(Cancel)).Level;
            var refused = await RefusalAsync(gauge) is not null;
            refused.ShouldBe(level == PressureLevel.Full);
            if (refused)
                break;
            red += level == PressureLevel.High ? 1 : 0;
        }

        (_outbox.Waiting, red).ShouldBe((100, 10));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_hides_nothing()
    {
        using var gauge = Gauge();
        (await gauge.ReadAsync(Cancel)).Level.ShouldBe(PressureLevel.None);

        _clock.Set(TimeSpan.FromHours(-1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _outbox.Waiting = 100;

        (await gauge.ReadAsync(Cancel)).Level.ShouldBe(PressureLevel.Full);
    }

    [Fact]
    public async Task No_more_are_let_in_between_two_looks_than_there_was_room_for()
    {
        _outbox.Waiting = 95;
        using var gauge = Gauge();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gauge.AdmitAsync(Cancel).AsTask()));

        answers.Count(answer => answer.Admission is not null).ShouldBe(5);
        answers.First(answer => answer.Admission is not null).Admission!.Dispose();
        (await RefusalAsync(gauge)).ShouldBeNull("one has left");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task The_advised_wait_is_true_when_the_outbox_drains_on_at_its_rate(int perSecond)
    {
        _outbox.Waiting = 100_000;
        using var gauge = Gauge();
        for (var second = 0; second < 60; second++)
        {
            await gauge.ReadAsync(Cancel);
            Drain(perSecond);
        }

        _outbox.Waiting = 130;
        var wait = (await RefusalAsync(gauge))!.RetryAfter;

        // A little earlier it would have been refused, then there is room.
        Drain(perSecond, seconds: (int)Math.Floor(30.0 / perSecond) - 1);
        if (perSecond < 30)
            (await RefusalAsync(gauge)).ShouldNotBeNull();
        Drain(perSecond, (int)Math.Ceiling(wait.TotalSeconds));
        (await RefusalAsync(gauge)).ShouldBeNull($"after {wait}");
        wait.TotalSeconds.ShouldBeLessThan(40.0 / perSecond + 2);
    }

    [Fact]
    public async Task While_nothing_leaves_the_wait_is_that_of_the_retries()
    {
        _outbox.Waiting = 100;
        using var gauge = Gauge();

        (await RefusalAsync(gauge))!.RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_disk_that_fills_up_turns_readiness_red_and_then_stops_acceptance()
    {
        using var gauge = Gauge();
        _free = 1500;
        (await gauge.ReadAsync(Cancel)).Level.ShouldBe(PressureLevel.High);
        (await RefusalAsync(gauge)).ShouldBeNull();

        _free = 999;
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await RefusalAsync(gauge))!.Cause.ShouldContain("disk");

        _free = Plenty;
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await gauge.ReadAsync(Cancel)).Level.ShouldBe(PressureLevel.None);
    }

    private static async Task<Pressure?> RefusalAsync(PressureGauge gauge)
    {
        var (admission, refusal) = await gauge.AdmitAsync(Cancel);
        admission?.Dispose();
        return refusal;
    }

    private void Drain(int perSecond, int seconds = 1)
    {
        for (var second = 0; second < seconds; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            for (var at = 0; at < perSecond && _outbox.Waiting > 0; at++)
            {
                _watch.Ended("x");
                _outbox.Waiting--;
            }
        }
    }

    private PressureGauge Gauge() => new(
        _outbox, _watch, () => _free, new OutboxOptions { MaxWaiting = 100 }, new StoreOptions { MinFreeBytes = 1000 }, _clock);

    private sealed class FixedBacklog : IOutbox
    {
        public int Waiting { get; set; }

        public Task<Backlog> BacklogAsync(CancellationToken cancel) => Task.FromResult(new Backlog(Waiting, null));

        public Task<IReadOnlyList<ClaimedRow>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> CompleteAsync(ClaimedRow row, byte[] answer, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> RetryAsync(ClaimedRow row, DateTimeOffset notBefore, string reason, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> BuryAsync(ClaimedRow row, Burial burial, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> ReplayAsync(string submissionId, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> WithdrawAsync(IReadOnlyList<string> submissionIds, string? batchId, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> DiscardAsync(string submissionId, CancellationToken cancel) => throw new NotSupportedException();
    }
}

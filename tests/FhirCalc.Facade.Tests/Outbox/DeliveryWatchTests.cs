using FhirCalc.Facade.Outbox;

namespace FhirCalc.Facade.Tests.Outbox;

public sealed class DeliveryWatchTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void All_who_watch_are_told_of_the_end_and_only_of_their_own()
    {
        var watch = new DeliveryWatch();
        using var first = watch.Watch("a");
        using var second = watch.Watch("a");
        using var other = watch.Watch("b");

        watch.Ended("a");

        (first.End.IsCompleted, second.End.IsCompleted, other.End.IsCompleted).ShouldBe((true, true, false));
    }

    [Fact]
    public void One_who_leaves_does_not_end_the_watch_of_others()
    {
        var watch = new DeliveryWatch();
        using var stays = watch.Watch("a");
        watch.Watch("a").Dispose();
        stays.End.IsCompleted.ShouldBeFalse();

        watch.Ended("a");
        stays.End.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Work_that_was_announced_before_waiting_is_not_missed()
    {
        var watch = new DeliveryWatch();
        watch.WakeWorker();

        await watch.WaitForWorkAsync(Long, TimeProvider.System, Cancel).WaitAsync(TimeSpan.FromSeconds(5), Cancel);

        watch.WaitForWorkAsync(Long, TimeProvider.System, Cancel).IsCompleted.ShouldBeFalse("it was taken");
    }
}

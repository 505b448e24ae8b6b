using FhirCalc.Facade.Outbox;

namespace FhirCalc.Facade.Tests.Outbox;

public sealed class BackoffTests
{
    private static readonly OutboxOptions Options = new() { RetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = TimeSpan.FromMinutes(1) };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(7, 60)]
    [InlineData(1_000_000, 60)]
    public void The_wait_doubles_up_to_its_limit(int attempt, int seconds) =>
        RetryBackoff.Of(Options, attempt, retryAfter: null, jitter: 0).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void What_the_server_asks_for_counts_if_it_is_longer()
    {
        RetryBackoff.Of(Options, 1, TimeSpan.FromHours(2), jitter: 0).ShouldBe(TimeSpan.FromHours(2));
        RetryBackoff.Of(Options, 3, TimeSpan.Zero, jitter: 0).ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Jitter_adds_up_to_a_quarter() =>
        RetryBackoff.Of(Options, 1, retryAfter: null, jitter: 1).ShouldBe(TimeSpan.FromSeconds(1.25));
}

using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Tests.Upstream;

public sealed class CircuitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_hold_the_circuit_open()
    {
        var clock = new ManualClock();
        var options = new UpstreamOptions { BreakAfter = 2 };
        var pipelines = new UpstreamPipelines(options, clock);
        for (var failure = 0; failure < 2; failure++)
            await pipelines.Relay.ExecuteAsync(_ => ValueTask.FromResult(UpstreamReply.Failed(TransportFault.Unreachable)), Cancel);
        pipelines.CircuitState.ShouldBe(2);

        clock.Set(TimeSpan.FromHours(-1));
        clock.Advance(options.BreakDuration);
        var reply = await pipelines.Relay.ExecuteAsync(_ => ValueTask.FromResult(new UpstreamReply(200, [])), Cancel);

        (reply.Status, pipelines.CircuitState, pipelines.Trouble).ShouldBe((200, 0, null));
    }
}

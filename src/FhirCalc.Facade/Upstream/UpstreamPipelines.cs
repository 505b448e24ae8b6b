using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// What stands in front of the HTTP client: for deliveries retry, circuit breaker and timeout; for relayed requests the
/// same breaker and a timeout, without retry, since a person waits.
/// </summary>
internal sealed class UpstreamPipelines
{
    public UpstreamPipelines(UpstreamOptions options, TimeProvider clock)
    {
        Relay = new ResiliencePipelineBuilder<UpstreamReply> { TimeProvider = clock }
            .AddCircuitBreaker(Breaker(options))
            .AddTimeout(options.AttemptTimeout)
            .Build();
        var delivery = new ResiliencePipelineBuilder<UpstreamReply> { TimeProvider = clock };
        if (options.Retries > 0)
            delivery.AddRetry(Retry(options));
        Delivery = delivery.AddPipeline(Relay).Build();
    }

    public ResiliencePipeline<UpstreamReply> Delivery { get; }

    public ResiliencePipeline<UpstreamReply> Relay { get; }

    private static RetryStrategyOptions<UpstreamReply> Retry(UpstreamOptions options) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: TimeoutRejectedException } => true,
            { Result: { } reply } => DeliveryClasses.Of(reply) == DeliveryClass.Transient && (reply.RetryAfter ?? TimeSpan.Zero) <= options.MaxInlineWait,
            _ => false,
        }),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
    };

    private static CircuitBreakerStrategyOptions<UpstreamReply> Breaker(UpstreamOptions options) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = options.BreakAfter,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = options.BreakDuration,
        // 429 comes from a server that is well, 500 often from one that stumbles over this one content: others may still pass.
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: TimeoutRejectedException } => true,
            { Result: { } reply } => reply.Fault == TransportFault.Unreachable || reply.Status is 502 or 503 or 504,
            _ => false,
        }),
    };
}

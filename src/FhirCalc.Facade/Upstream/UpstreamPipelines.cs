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
    private readonly CircuitBreakerStateProvider _circuit = new();

    public UpstreamPipelines(UpstreamOptions options, TimeProvider clock, ILogger<UpstreamPipelines>? log = null)
    {
        Relay = new ResiliencePipelineBuilder<UpstreamReply> { TimeProvider = new SteadyClock(clock) }
            .AddCircuitBreaker(Breaker(options, log))
            .AddTimeout(options.AttemptTimeout)
            .Build();
        Delivery = Retrying(options, clock, outcome => outcome switch
        {
            { Exception: TimeoutRejectedException } => true,
            { Result: { } reply } => DeliveryClasses.Of(reply) == DeliveryClass.Transient,
            _ => false,
        });
        Careful = Retrying(options, clock, outcome => outcome.Result is { Fault: TransportFault.None, Status: 429 or 503 });
    }

    /// <summary>For what can be sent twice without harm.</summary>
    public ResiliencePipeline<UpstreamReply> Delivery { get; }

    /// <summary>For what creates under an id of the server's: sent again at once only where the server said that it took nothing.</summary>
    public ResiliencePipeline<UpstreamReply> Careful { get; }

    public ResiliencePipeline<UpstreamReply> Relay { get; }

    /// <summary>0 closed, 1 half open, 2 open.</summary>
    public long CircuitState => _circuit.CircuitState switch
    {
        Polly.CircuitBreaker.CircuitState.Closed => 0,
        Polly.CircuitBreaker.CircuitState.HalfOpen => 1,
        _ => 2,
    };

    /// <summary>Why the circuit opened; null while it is closed.</summary>
    public string? Trouble { get; private set; }

    private ResiliencePipeline<UpstreamReply> Retrying(UpstreamOptions options, TimeProvider clock, Func<Outcome<UpstreamReply>, bool> again)
    {
        var pipeline = new ResiliencePipelineBuilder<UpstreamReply> { TimeProvider = clock };
        if (options.Retries > 0)
            pipeline.AddRetry(Retry(options, again));
        return pipeline.AddPipeline(Relay).Build();
    }

    private static RetryStrategyOptions<UpstreamReply> Retry(UpstreamOptions options, Func<Outcome<UpstreamReply>, bool> again) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(
            again(arguments.Outcome) && (arguments.Outcome.Result?.RetryAfter ?? TimeSpan.Zero) <= options.MaxInlineWait),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
    };

    private CircuitBreakerStrategyOptions<UpstreamReply> Breaker(UpstreamOptions options, ILogger? log) => new()
    {
        StateProvider = _circuit,
        OnOpened = arguments => TellOpened(log, options.BreakDuration, arguments.Outcome.Result),
        OnClosed = _ => TellClosed(log),
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

    // It opens again after every vain look; once is enough to say.
    private ValueTask TellOpened(ILogger? log, TimeSpan pause, UpstreamReply? last)
    {
        var known = Trouble is not null;
        Trouble = last?.Describe() ?? "The external server did not answer in time.";
        if (!known)
            log?.LogWarning("{Reason} Deliveries wait; it is tried again every {Pause}", Trouble, pause);
        return default;
    }

    private ValueTask TellClosed(ILogger? log)
    {
        if (Trouble is not null)
            log?.LogInformation("The external server answers again");
        Trouble = null;
        return default;
    }
}

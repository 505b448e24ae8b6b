namespace FhirCalc.Facade.Upstream;

/// <summary>Why there is no HTTP answer.</summary>
internal enum TransportFault
{
    None,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,
    TimedOut,
    CircuitOpen,

    /// <summary>The answer is larger than allowed.</summary>
    TooLarge,
}

/// <summary>What came back from the external server, or why nothing did. Exceptions end here.</summary>
internal sealed record UpstreamReply(int Status, byte[] Body)
{
    public TransportFault Fault { get; init; }

    public string? ContentType { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool IsSuccess => Fault == TransportFault.None && Status is >= 200 and < 300;

    public static UpstreamReply Failed(TransportFault fault, TimeSpan? retryAfter = null) =>
        new(0, []) { Fault = fault, RetryAfter = retryAfter };

    /// <summary>For reasons and logs: no content, no address.</summary>
    public string Describe() => Fault switch
    {
        TransportFault.None => $"The external server answered HTTP {Status}.",
        TransportFault.Unreachable => "The external server could not be reached, or the connection broke.",
        TransportFault.TimedOut => "The external server did not answer in time.",
        TransportFault.CircuitOpen => "The external server failed repeatedly: nothing is sent to it for a moment.",
        _ => "The answer of the external server is larger than allowed.",
    };
}

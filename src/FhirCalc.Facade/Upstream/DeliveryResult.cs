namespace FhirCalc.Facade.Upstream;

/// <param name="Reason">One line without content, for the outbox and the log.</param>
internal sealed record DeliveryResult(DeliveryClass Class, string Reason)
{
    /// <summary>The transaction-response, when delivered.</summary>
    public byte[]? Response { get; init; }

    /// <summary>Status of the failure, 0 when there was no answer.</summary>
    public int Status { get; init; }

    /// <summary>What the external server said about it: an OperationOutcome, or null.</summary>
    public byte[]? OperationOutcome { get; init; }

    /// <summary>The wait that the external server asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The service stopped meanwhile: go on at once when it is back.</summary>
    public bool Interrupted { get; init; }

    public static DeliveryResult Delivered(byte[] response) => new(DeliveryClass.Delivered, "Delivered.") { Response = response, Status = 200 };

    public static DeliveryResult Failed(UpstreamReply reply) => new(DeliveryClasses.Of(reply), reply.Describe())
    {
        Status = reply.Status,
        RetryAfter = reply.RetryAfter,
        OperationOutcome = ServerOutcome.Of(reply.Body),
    };

    /// <summary>A success that cannot be understood. Sending again is idempotent, and will tell.</summary>
    public static DeliveryResult Unreadable(string reason) => new(DeliveryClass.Transient, reason);
}

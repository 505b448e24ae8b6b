namespace FhirCalc.Facade.Upstream;

/// <summary>How a send ended.</summary>
internal enum DeliveryClass
{
    Delivered,

    /// <summary>May well pass later: the row stays in the outbox.</summary>
    Transient,

    /// <summary>Will not pass as it is: the row is buried with what the server said.</summary>
    Rejected,
}

/// <summary>The one table from status and fault to class.</summary>
internal static class DeliveryClasses
{
    public static DeliveryClass Of(int status) => status switch
    {
        >= 200 and < 300 => DeliveryClass.Delivered,
        408 or 429 => DeliveryClass.Transient,
        >= 500 => DeliveryClass.Transient,
        // Redirects are not followed (they could lead anywhere), and every other 4xx is about what was sent.
        _ => DeliveryClass.Rejected,
    };

    public static DeliveryClass Of(UpstreamReply reply) => reply.Fault switch
    {
        TransportFault.None => Of(reply.Status),
        // An answer that was too large may have been a success: sending again is idempotent and will tell.
        _ => DeliveryClass.Transient,
    };
}

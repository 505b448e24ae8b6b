namespace FhirCalc.Facade.Audit;

/// <summary>Follows a chain from one event to the next; ends at the first break, since nothing behind it can be trusted.</summary>
/// <remarks>The command line is compiled with this file too, and needs nothing else of the service.</remarks>
internal sealed class AuditChainCheck
{
    public long Events { get; private set; }

    /// <summary>Sequence of the first event: more than 1 where older ones were removed, or stand in another file.</summary>
    public long First { get; private set; }

    public long Last { get; private set; }

    /// <summary>Hash of the last event: whoever notes it can tell later whether the end was cut off or written anew.</summary>
    public string Head { get; private set; } = AuditChain.Beginning;

    /// <summary>
    /// The event before the first one that is there, with its hash as the first one holds it. Whoever noted that head can hold
    /// the chain to it, though the event is gone.
    /// </summary>
    public AuditLink Before { get; private set; } = new(0, AuditChain.Beginning);

    /// <summary>The event that says that what stood before the first one was removed, and that it went on with this hash; null without.</summary>
    public long? RemovalTold { get; private set; }

    /// <summary>Takes the next event.</summary>
    /// <param name="auditEvent">Its bytes.</param>
    /// <param name="keptHash">The hash that the store keeps beside it, if it does.</param>
    /// <returns>What is wrong; null if it fits.</returns>
    public string? Add(ReadOnlyMemory<byte> auditEvent, string? keptHash = null)
    {
        var hash = AuditChain.Hash(auditEvent.Span);
        if (AuditChain.LinkOf(auditEvent) is not { } link)
            return $"{Place} holds no link of the chain.";
        if (keptHash is not null && keptHash != hash)
            return $"Event {link.Sequence} was changed: its hash is not the one that was kept beside it.";
        if (Events > 0 && link.Sequence != Last + 1)
            return $"Event {link.Sequence} follows {Last}: {(link.Sequence > Last + 1 ? "what stood between was taken out" : "the order was changed, or something was put in")}.";
        if (Events > 0 ? link.Previous != Head : link.Sequence == 1 && link.Previous != AuditChain.Beginning)
            return $"Event {link.Sequence} does not continue what stands before it: {(Events > 0 ? $"event {Last} was changed or put in" : "it is not the first")}.";
        if (Events++ == 0)
            (First, Before) = (link.Sequence, new AuditLink(link.Sequence - 1, link.Previous));
        if (First > 1 && AuditChain.RemovalOf(auditEvent) == Before)
            RemovalTold = link.Sequence;
        (Last, Head) = (link.Sequence, hash);
        return null;
    }

    private string Place => Events == 0 ? "The first event" : $"What follows event {Last}";
}

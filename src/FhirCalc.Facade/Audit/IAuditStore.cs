namespace FhirCalc.Facade.Audit;

/// <param name="Json">The sealed event.</param>
internal sealed record AuditRow(long Sequence, byte[] Json);

/// <summary>What became of an event that was to be passed on. Numbers are stored: never change them.</summary>
internal enum AuditState
{
    Kept = 0,
    PassedOn = 1,

    /// <summary>The external server will not have it; it stays in the store.</summary>
    Refused = 2,
}

/// <param name="Waiting">Events not yet passed on.</param>
/// <param name="Refused">Events that the external server will not have.</param>
internal sealed record AuditBacklog(long Waiting, DateTimeOffset? Oldest, long Refused);

/// <summary>Where audit events are kept, beside the submissions. Events of an acceptance come with it, through <c>ISubmissionStore</c>.</summary>
internal interface IAuditStore
{
    /// <summary>Seals and keeps events, durably, before the task ends.</summary>
    Task AppendAsync(IReadOnlyList<AuditDraft> events, CancellationToken cancel);

    /// <summary>Keeps, durably before the task ends, the event that an access becomes if nothing more is heard of it.</summary>
    /// <returns>What <see cref="CloseAsync"/> knows it by.</returns>
    Task<long> OpenAsync(AuditDraft access, CancellationToken cancel);

    /// <summary>Keeps events in the place of accesses, all in one step.</summary>
    Task CloseAsync(IReadOnlyCollection<long> accesses, IReadOnlyList<AuditDraft> events);

    /// <summary>Makes events of the accesses that an earlier process left open.</summary>
    /// <returns>How many.</returns>
    Task<int> RecoverAsync();

    /// <summary>Removes events from the beginning, up to the first that is younger or still waits, and puts an event at the end that says so.</summary>
    /// <param name="onlyHere">Whether nothing waits, since events are passed on to nobody.</param>
    /// <returns>How many; 0 when there is nothing to remove.</returns>
    Task<int> RemoveAsync(DateTimeOffset before, bool onlyHere, int most, DateTimeOffset now);

    /// <summary>The oldest events that were not passed on.</summary>
    Task<IReadOnlyList<AuditRow>> ToPassOnAsync(int most, CancellationToken cancel);

    Task MarkAsync(IReadOnlyList<long> sequences, AuditState state, CancellationToken cancel);

    Task<AuditBacklog> BacklogAsync(CancellationToken cancel);

    /// <summary>Sequence and hash of the newest event; 0 and <see cref="AuditChain.Beginning"/> when there is none.</summary>
    Task<AuditLink> HeadAsync(CancellationToken cancel);
}

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// What is still to be sent. Rows are appended by <see cref="ISubmissionStore.AcceptAsync"/>, in the same transaction as
/// the submission. Sending is at least once, in order per partition key; a row that is retried holds back only its own key.
/// Every verb on a claimed row answers false, and does nothing, when the lease was lost meanwhile.
/// </summary>
internal interface IOutbox
{
    /// <summary>Leases due rows: at most one per partition key, the oldest first.</summary>
    Task<IReadOnlyList<ClaimedRow>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancel);

    /// <summary>Delivered: keeps the answer that every repeat of the submission gets.</summary>
    Task<bool> CompleteAsync(ClaimedRow row, byte[] answer, CancellationToken cancel);

    /// <summary>Not now: gives the lease back and waits until the time given.</summary>
    Task<bool> RetryAsync(ClaimedRow row, DateTimeOffset notBefore, string reason, CancellationToken cancel);

    /// <summary>Never as it is: puts the row aside with the reason, so that it no longer holds back its key.</summary>
    Task<bool> BuryAsync(ClaimedRow row, Burial burial, CancellationToken cancel);

    /// <summary>Puts a buried submission back in the queue, at its old place.</summary>
    Task<bool> ReplayAsync(string submissionId, CancellationToken cancel);

    /// <summary>Gives a buried submission up for good.</summary>
    Task<bool> DiscardAsync(string submissionId, CancellationToken cancel);

    /// <summary>
    /// Takes back submissions of which no delivery has begun: all of them or, answering false, none. Nobody knows them afterwards.
    /// </summary>
    /// <param name="submissionIds">At least one.</param>
    /// <param name="batchId">The batch whose entries they are, all of them; null without one.</param>
    /// <param name="cancel">Gives up.</param>
    Task<bool> WithdrawAsync(IReadOnlyList<string> submissionIds, string? batchId, CancellationToken cancel);

    /// <summary>Rows waiting, and when the oldest of them was appended.</summary>
    Task<Backlog> BacklogAsync(CancellationToken cancel);
}

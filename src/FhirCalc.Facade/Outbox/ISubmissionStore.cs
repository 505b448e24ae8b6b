namespace FhirCalc.Facade.Outbox;

/// <summary>Where submissions are remembered. A boundary: SQLite for one process, PostgreSQL for several replicas.</summary>
internal interface ISubmissionStore
{
    /// <summary>
    /// Commits a submission together with what is to be sent, durably, before the task ends.
    /// If the id is already known nothing is written, and the first one is returned.
    /// </summary>
    /// <exception cref="StoreException">It could not be kept.</exception>
    Task<AcceptResult> AcceptAsync(NewSubmission submission, CancellationToken cancel);

    /// <summary>
    /// Commits a batch and the submissions that its entries became, all in one transaction, before the task ends.
    /// If the batch is already known nothing is written, and the first one is returned.
    /// </summary>
    Task<Batch> AcceptAsync(Batch batch, IReadOnlyList<NewSubmission> submissions, CancellationToken cancel);

    Task<Batch?> FindBatchAsync(string id, CancellationToken cancel);

    Task<Submission?> FindAsync(string id, CancellationToken cancel);

    /// <summary>What was kept to be sent, and what was fetched for its assessment; null when it is not known, or was removed.</summary>
    Task<StoredContent?> ContentAsync(string id, CancellationToken cancel);

    /// <summary>
    /// Removes the content of submissions that were delivered or given up before then, a number of them at a time. Identity,
    /// hash and the answer of a delivery stay, so that a repeat still gets it. What is buried stays: it may be replayed.
    /// </summary>
    /// <returns>How many it was.</returns>
    Task<int> RemoveContentAsync(DateTimeOffset finishedBefore, int most, CancellationToken cancel);

    /// <summary>The newest first, without any content.</summary>
    Task<IReadOnlyList<SubmissionSummary>> ListAsync(SubmissionState? state, int limit, CancellationToken cancel);
}

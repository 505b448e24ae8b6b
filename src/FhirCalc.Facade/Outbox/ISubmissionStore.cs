namespace FhirCalc.Facade.Outbox;

/// <summary>Where submissions are remembered. A boundary: SQLite for one process, PostgreSQL for several replicas.</summary>
internal interface ISubmissionStore
{
    /// <summary>
    /// Commits a submission together with what is to be sent, durably, before the task ends.
    /// If the id is already known nothing is written, and the first one is returned.
    /// </summary>
    Task<AcceptResult> AcceptAsync(NewSubmission submission, CancellationToken cancel);

    Task<Submission?> FindAsync(string id, CancellationToken cancel);

    /// <summary>The newest first, without any content.</summary>
    Task<IReadOnlyList<SubmissionSummary>> ListAsync(SubmissionState? state, int limit, CancellationToken cancel);
}

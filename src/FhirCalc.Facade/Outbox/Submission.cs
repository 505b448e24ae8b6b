namespace FhirCalc.Facade.Outbox;

/// <summary>Numbers are stored: never change them.</summary>
internal enum SubmissionState
{
    Accepted = 0,
    Delivered = 1,
    Buried = 2,
    Discarded = 3,
}

/// <param name="Id">UUIDv5 of client and identity: the same submission always has the same one.</param>
/// <param name="Client">Who sent it.</param>
/// <param name="IdentityKind">Where its identity came from: key, identifier or hash.</param>
/// <param name="ContentHash">SHA-256 of the canonical JSON, to tell a repeat from other content under the same identity.</param>
/// <param name="PartitionKey">Rows of one key are sent in order; one key per patient.</param>
/// <param name="Body">The Bundle to deliver: what was sent, with ids assigned, and the results.</param>
/// <param name="Context">A Bundle of what was fetched from the external server to assess it; null when nothing was.</param>
internal sealed record NewSubmission(
    string Id, string Client, string IdentityKind, string ContentHash, string PartitionKey, byte[] Body, byte[]? Context = null)
{
    /// <summary>Audit events of the acceptance, kept with it or not at all.</summary>
    public IReadOnlyList<Audit.AuditDraft> Audit { get; init; } = [];

    /// <summary>The reports that it writes, as <c>DiagnosticReport/id</c>: told of by the external server, they are known again.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];
}

internal sealed record StoredContent(byte[] Body, byte[]? Context);

/// <param name="Answer">The transaction-response when delivered, the OperationOutcome when buried.</param>
/// <param name="AnswerStatus">HTTP status that the external server gave when it rejected; 0 when it gave none.</param>
internal sealed record Submission(
    string Id, string ContentHash, SubmissionState State, int Attempts, string? Reason, byte[]? Answer, int AnswerStatus, string Client);

internal sealed record SubmissionSummary(
    string Id, string Client, string IdentityKind, SubmissionState State, DateTimeOffset ReceivedAt,
    DateTimeOffset? FinishedAt, int Attempts, DateTimeOffset? NotBefore, string? Reason);

internal sealed record AcceptResult(bool IsNew, Submission Submission);

/// <param name="Lease">Fencing token: only its holder may finish the row.</param>
internal sealed record ClaimedRow(
    long Sequence, string SubmissionId, byte[] Body, int Attempt, DateTimeOffset AppendedAt, string Lease);

/// <param name="Reason">One line without content.</param>
/// <param name="Status">HTTP status of the rejection, 0 when there was none.</param>
/// <param name="OperationOutcome">What the external server said, or our own words.</param>
internal sealed record Burial(string Reason, int Status, byte[] OperationOutcome);

internal sealed record Backlog(int Waiting, DateTimeOffset? Oldest);

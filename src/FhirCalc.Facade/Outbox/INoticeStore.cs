namespace FhirCalc.Facade.Outbox;

/// <param name="Version">The version that needs nothing more; null while it is not known.</param>
/// <param name="State">What became of the submission that wrote it, or that was made of it.</param>
internal sealed record KnownReport(string? Version, SubmissionState? State);

internal sealed record Notice(string Reference, DateTimeOffset NoticedAt, int Attempts);

/// <summary>What the external server told of its reports, and how far it was read. Durable: what was acknowledged is looked at.</summary>
internal interface INoticeStore
{
    /// <summary>Notes references to look at, once each, and moves bookmarks, in one transaction.</summary>
    Task AddAsync(IReadOnlyCollection<string> references, DateTimeOffset notBefore, IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel);

    /// <summary>Due notices, the oldest first.</summary>
    Task<IReadOnlyList<Notice>> DueAsync(int most, CancellationToken cancel);

    /// <summary>Done with, unless it was noticed again meanwhile.</summary>
    Task DoneAsync(Notice notice, CancellationToken cancel);

    Task PostponeAsync(Notice notice, DateTimeOffset notBefore, CancellationToken cancel);

    Task<string?> BookmarkAsync(string name, CancellationToken cancel);

    /// <summary>What is known of a report; null if it was never seen.</summary>
    Task<KnownReport?> FindReportAsync(string reference, CancellationToken cancel);

    /// <summary>This version of a report needs nothing more.</summary>
    /// <param name="submissionId">What was made of it; empty for nothing.</param>
    Task KeepReportAsync(string reference, string? version, string submissionId, CancellationToken cancel);
}

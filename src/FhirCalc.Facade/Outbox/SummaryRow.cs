namespace FhirCalc.Facade.Outbox;

/// <summary>A row of the list of submissions, as SQLite gives it.</summary>
internal sealed class SummaryRow
{
    public required string Id { get; init; }

    public required string Client { get; init; }

    public required string IdentityKind { get; init; }

    public long State { get; init; }

    public long ReceivedAt { get; init; }

    public long? FinishedAt { get; init; }

    public long Attempts { get; init; }

    public long? NotBefore { get; init; }

    public string? Reason { get; init; }

    public SubmissionSummary ToSummary() => new(
        Id, Client, IdentityKind, (SubmissionState)State, Time(ReceivedAt)!.Value, Time(FinishedAt), (int)Attempts, Time(NotBefore), Reason);

    private static DateTimeOffset? Time(long? value) => value is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}

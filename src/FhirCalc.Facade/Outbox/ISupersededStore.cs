namespace FhirCalc.Facade.Outbox;

/// <param name="SubmissionId">Whose results no longer hold.</param>
/// <param name="Report">The report that was changed.</param>
internal sealed record Superseded(string SubmissionId, string Report, int Attempts);

/// <summary>
/// Results whose report was changed, by a later submission or by somebody else. A row is made in the transaction that learns of
/// the change, and due once the change is on the external server.
/// </summary>
internal interface ISupersededStore
{
    Task<IReadOnlyList<Superseded>> DueAsync(int most, CancellationToken cancel);

    Task DoneAsync(Superseded row);

    Task PostponeAsync(Superseded row, DateTimeOffset notBefore);
}

using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

internal sealed class SqliteSupersededStore(SqliteDatabase database, TimeProvider clock) : ISupersededStore
{
    /// <summary>
    /// Notes that a submission changes a report (or somebody else did, where there is none). It may be rejected while an earlier one
    /// that waits is not, so what waits for the earlier one waits for this one too.
    /// </summary>
    public static void Note(SqliteConnection connection, string report, string submissionId)
    {
        connection.Run(
            """
            INSERT INTO superseded (submission_id, reference, by_id) SELECT submission_id, reference, @1 FROM report WHERE reference = @0 AND submission_id NOT IN ('', @1)
            ON CONFLICT DO NOTHING
            """,
            report, submissionId);
        connection.Run(
            """
            INSERT INTO superseded (submission_id, reference, by_id) SELECT DISTINCT submission_id, reference, @1 FROM superseded WHERE reference = @0 AND submission_id <> @1
            ON CONFLICT DO NOTHING
            """,
            report, submissionId);
    }

    public async Task<IReadOnlyList<Superseded>> DueAsync(int most, CancellationToken cancel)
    {
        await using var connection = database.Open();
        var rows = await connection.QueryAsync<(string SubmissionId, string Report, long Attempts)>(
            """
            SELECT r.submission_id, r.reference, max(r.attempts) FROM superseded r
            JOIN submission old ON old.id = r.submission_id AND old.state = 1
            LEFT JOIN submission changed ON changed.id = r.by_id
            WHERE r.not_before <= @now AND (r.by_id = '' OR changed.state = 1)
            GROUP BY r.submission_id, r.reference LIMIT @most
            """,
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), most });
        return [.. rows.Select(row => new Superseded(row.SubmissionId, row.Report, (int)row.Attempts))];
    }

    public Task DoneAsync(Superseded row) => database.Writer.RunAsync(connection =>
        connection.Run("DELETE FROM superseded WHERE submission_id = @0 AND reference = @1", row.SubmissionId, row.Report));

    public Task PostponeAsync(Superseded row, DateTimeOffset notBefore) => database.Writer.RunAsync(connection => connection.Run(
        "UPDATE superseded SET not_before = @2, attempts = attempts + 1 WHERE submission_id = @0 AND reference = @1",
        row.SubmissionId, row.Report, notBefore.ToUnixTimeMilliseconds()));
}

using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

internal sealed class SqliteNoticeStore(SqliteDatabase database, TimeProvider clock) : INoticeStore
{
    private const string Keep = """
        INSERT INTO report (reference, submission_id, version) VALUES (@0, @1, @2)
        ON CONFLICT (reference) DO UPDATE SET submission_id = @1, version = coalesce(@2, version)
        """;

    private const string Notice = """
        INSERT INTO notice (reference, noticed_at, not_before) VALUES (@0, @1, @2)
        ON CONFLICT (reference) DO UPDATE SET noticed_at = @1, not_before = min(not_before, @2), attempts = 0
        """;

    /// <summary>Keeps who wrote a report. What an earlier submission concluded from it no longer holds.</summary>
    public static void KeepReport(SqliteConnection connection, string reference, string submissionId, string? version)
    {
        SqliteSupersededStore.Note(connection, reference, submissionId);
        connection.Run(Keep, reference, submissionId, version);
    }

    public Task AddAsync(IReadOnlyCollection<string> references, DateTimeOffset notBefore, IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.Writer.RunAsync(connection =>
        {
            foreach (var reference in references)
                connection.Run(Notice, reference, now, notBefore.ToUnixTimeMilliseconds());
            foreach (var (name, value) in bookmarks)
                connection.Run("INSERT INTO bookmark (name, value) VALUES (@0, @1) ON CONFLICT (name) DO UPDATE SET value = @1", name, value);
            return true;
        });
    }

    public async Task<IReadOnlyList<Notice>> DueAsync(int most, CancellationToken cancel)
    {
        await using var connection = database.Open();
        var rows = await connection.QueryAsync<(string Reference, long NoticedAt, long Attempts)>(
            "SELECT reference, noticed_at, attempts FROM notice WHERE not_before <= @now ORDER BY not_before LIMIT @most",
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), most });
        return [.. rows.Select(row => new Notice(row.Reference, DateTimeOffset.FromUnixTimeMilliseconds(row.NoticedAt), (int)row.Attempts))];
    }

    public Task DoneAsync(Notice notice, CancellationToken cancel) => database.Writer.RunAsync(connection =>
        connection.Run("DELETE FROM notice WHERE reference = @0 AND noticed_at = @1", notice.Reference, notice.NoticedAt.ToUnixTimeMilliseconds()));

    public Task PostponeAsync(Notice notice, DateTimeOffset notBefore, CancellationToken cancel) => database.Writer.RunAsync(connection =>
        connection.Run("UPDATE notice SET not_before = @1, attempts = attempts + 1 WHERE reference = @0", notice.Reference, notBefore.ToUnixTimeMilliseconds()));

    public async Task<string?> BookmarkAsync(string name, CancellationToken cancel)
    {
        await using var connection = database.Open();
        return await connection.ExecuteScalarAsync<string?>("SELECT value FROM bookmark WHERE name = @name", new { name });
    }

    public async Task<KnownReport?> FindReportAsync(string reference, CancellationToken cancel)
    {
        await using var connection = database.Open();
        await using var reader = await connection.ExecuteReaderAsync(
            "SELECT r.version, s.state FROM report r LEFT JOIN submission s ON s.id = r.submission_id WHERE r.reference = @reference", new { reference });
        return await reader.ReadAsync(cancel)
            ? new KnownReport(reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : (SubmissionState)reader.GetInt32(1))
            : null;
    }

    public Task KeepReportAsync(string reference, string? version, string submissionId, CancellationToken cancel) => database.Writer.RunAsync(connection =>
    {
        KeepReport(connection, reference, submissionId, version);
        return true;
    });
}

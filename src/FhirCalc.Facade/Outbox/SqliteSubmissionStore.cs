using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

internal sealed class SqliteSubmissionStore(SqliteDatabase database, TimeProvider clock) : ISubmissionStore
{
    private const string Find = """
        SELECT s.id, s.content_hash, s.state, o.attempts, o.reason, unseal(s.answer, 'answer', s.id), s.answer_status, s.client
        FROM submission s JOIN outbox o ON o.submission_id = s.id
        WHERE s.id = @0
        """;

    private const string InsertSubmission = """
        INSERT INTO submission (id, client, identity_kind, content_hash, state, received_at) VALUES (@0, @1, @2, @3, 0, @4)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string InsertRow =
        "INSERT INTO outbox (submission_id, partition_key, waiting, appended_at, not_before) VALUES (@0, blind(@1), 1, @2, @2)";

    public Task<AcceptResult> AcceptAsync(NewSubmission submission, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.Writer.RunAsync(connection => Insert(connection, submission, now)
            ? new AcceptResult(true, new Submission(submission.Id, submission.ContentHash, SubmissionState.Accepted, 0, null, null, 0, submission.Client))
            : new AcceptResult(false, Read(connection, submission.Id)!));
    }

    public Task<Batch> AcceptAsync(Batch batch, IReadOnlyList<NewSubmission> submissions, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.Writer.RunAsync(connection =>
        {
            if (!SqliteBatches.Insert(connection, batch, now))
                return SqliteBatches.Read(connection, batch.Id)!;
            foreach (var submission in submissions)
                Insert(connection, submission, now);
            return batch;
        });
    }

    public async Task<Batch?> FindBatchAsync(string id, CancellationToken cancel)
    {
        await using var connection = database.Open();
        return SqliteBatches.Read(connection, id);
    }

    public Task<Submission?> FindAsync(string id, CancellationToken cancel) => Task.FromResult(database.Read(connection => Read(connection, id)));

    public async Task<StoredContent?> ContentAsync(string id, CancellationToken cancel)
    {
        await using var connection = database.Open();
        await using var reader = await connection.ExecuteReaderAsync(
            """
            SELECT unseal(c.body, 'body', c.sequence), unseal(c.context, 'context', c.sequence) FROM outbox o JOIN content c ON c.sequence = o.sequence
            WHERE o.submission_id = @id
            """,
            new { id });
        return await reader.ReadAsync(cancel)
            ? new StoredContent((byte[])reader.GetValue(0), reader.IsDBNull(1) ? null : (byte[])reader.GetValue(1))
            : null;
    }

    public Task<int> RemoveContentAsync(DateTimeOffset finishedBefore, int most, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.Writer.RunAsync(connection =>
        {
            var ids = connection.Query<string>(
                """
                SELECT id FROM submission
                WHERE content_removed_at IS NULL AND state IN (1, 3) AND finished_at < @before ORDER BY finished_at LIMIT @most
                """,
                new { before = finishedBefore.ToUnixTimeMilliseconds(), most }).AsList();
            foreach (var id in ids)
            {
                connection.Execute("DELETE FROM content WHERE sequence = (SELECT sequence FROM outbox WHERE submission_id = @id)", new { id });
                // What the external server said about a submission that was given up may speak of its content.
                connection.Execute(
                    "UPDATE submission SET content_removed_at = @now, answer = CASE state WHEN 1 THEN answer END WHERE id = @id", new { id, now });
            }

            return ids.Count;
        });
    }

    public async Task<IReadOnlyList<SubmissionSummary>> ListAsync(SubmissionState? state, int limit, CancellationToken cancel)
    {
        await using var connection = database.Open();
        var rows = await connection.QueryAsync<SummaryRow>(
            """
            SELECT s.id, s.client, s.identity_kind AS identityKind, s.state, s.received_at AS receivedAt,
                   s.finished_at AS finishedAt, o.attempts, CASE o.waiting WHEN 1 THEN o.not_before END AS notBefore, o.reason
            FROM submission s JOIN outbox o ON o.submission_id = s.id
            WHERE @state IS NULL OR s.state = @state
            ORDER BY s.received_at DESC LIMIT @limit
            """,
            new { state = (int?)state, limit });
        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <summary>False, and nothing written, if the id is known.</summary>
    private static bool Insert(SqliteConnection connection, NewSubmission submission, long now)
    {
        if (connection.Run(InsertSubmission, submission.Id, submission.Client, submission.IdentityKind, submission.ContentHash, now) == 0)
            return false;
        connection.Run(InsertRow, submission.Id, submission.PartitionKey, now);
        connection.Run("INSERT INTO content (sequence, body, context) VALUES (last_insert_rowid(), seal(@0, 'body', last_insert_rowid()), seal(@1, 'context', last_insert_rowid()))", submission.Body, submission.Context);
        SqliteAuditStore.Append(connection, submission.Audit);
        foreach (var report in submission.Reports)
            SqliteNoticeStore.KeepReport(connection, report, submission.Id, null);
        return true;
    }

    private static Submission? Read(SqliteConnection connection, string id)
    {
        using var reader = connection.Select(Find, id);
        return !reader.Read() ? null : new Submission(
            reader.GetString(0),
            reader.GetString(1),
            (SubmissionState)reader.GetInt32(2),
            reader.GetInt32(3),
            reader.IsDBNull(4) ? null : reader.GetString(4),
            reader.IsDBNull(5) ? null : (byte[])reader.GetValue(5),
            reader.GetInt32(6),
            reader.GetString(7));
    }
}

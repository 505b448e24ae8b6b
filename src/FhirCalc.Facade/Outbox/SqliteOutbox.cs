using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

internal sealed class SqliteOutbox(SqliteDatabase database, TimeProvider clock) : IOutbox
{
    // Oldest first; a row waits for every earlier row of its key, and for the lease that another holds.
    private const string Claim = """
        UPDATE outbox SET lease = @0, lease_until = @1, attempts = attempts + 1
        WHERE sequence IN (
            SELECT o.sequence FROM outbox o
            WHERE o.waiting = 1 AND o.not_before <= @2 AND o.lease_until <= @2
              AND NOT EXISTS (
                SELECT 1 FROM outbox earlier
                WHERE earlier.waiting = 1 AND earlier.partition_key = o.partition_key AND earlier.sequence < o.sequence)
            ORDER BY o.sequence LIMIT @3)
        RETURNING sequence, submission_id, attempts, appended_at
        """;

    private const string Release = """
        UPDATE outbox SET waiting = @2, lease = NULL, lease_until = 0, not_before = @3, reason = @4
        WHERE sequence = @0 AND lease = @1 AND waiting = 1
        """;

    private const string Finish =
        "UPDATE submission SET state = @1, finished_at = @2, answer = seal(@3, 'answer', @0), answer_status = @4 WHERE id = @0";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<IReadOnlyList<ClaimedRow>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var token = Guid.NewGuid().ToString("N");
        var now = Now;
        return database.Writer.RunAsync<IReadOnlyList<ClaimedRow>>(connection =>
        {
            var rows = new List<ClaimedRow>();
            using (var reader = connection.Select(Claim, token, now + (long)lease.TotalMilliseconds, now, most))
            {
                while (reader.Read())
                {
                    rows.Add(new ClaimedRow(
                        reader.GetInt64(0), reader.GetString(1), [], reader.GetInt32(2), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)), token));
                }
            }

            for (var at = 0; at < rows.Count; at++)
                rows[at] = rows[at] with { Body = BodyOf(connection, rows[at].Sequence) };
            rows.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
            return rows;
        });
    }

    public Task<bool> CompleteAsync(ClaimedRow row, byte[] answer, CancellationToken cancel) =>
        FinishAsync(row, SubmissionState.Delivered, reason: null, answer, 200);

    public Task<bool> BuryAsync(ClaimedRow row, Burial burial, CancellationToken cancel) =>
        FinishAsync(row, SubmissionState.Buried, burial.Reason, burial.OperationOutcome, burial.Status);

    public Task<bool> RetryAsync(ClaimedRow row, DateTimeOffset notBefore, string reason, CancellationToken cancel) =>
        database.Writer.RunAsync(connection => connection.Run(Release, row.Sequence, row.Lease, 1, notBefore.ToUnixTimeMilliseconds(), reason) == 1);

    public Task<bool> ReplayAsync(string submissionId, CancellationToken cancel)
    {
        var now = Now;
        return database.Writer.RunAsync(connection =>
        {
            if (!Leave(connection, submissionId, SubmissionState.Accepted, finished: null))
                return false;
            connection.Execute("UPDATE submission SET answer = NULL, answer_status = 0 WHERE id = @submissionId", new { submissionId });
            // The age starts anew, or a row that was given up for its age would be given up again at once.
            connection.Execute(
                "UPDATE outbox SET waiting = 1, not_before = @now, appended_at = @now WHERE submission_id = @submissionId", new { submissionId, now });
            return true;
        });
    }

    public Task<bool> DiscardAsync(string submissionId, CancellationToken cancel)
    {
        var now = Now;
        return database.Writer.RunAsync(connection => Leave(connection, submissionId, SubmissionState.Discarded, now));
    }

    public Task<bool> WithdrawAsync(IReadOnlyList<string> submissionIds, string? batchId, CancellationToken cancel) => database.Writer.RunAsync(connection =>
    {
        var untouched = connection.ExecuteScalar<int>("SELECT count(*) FROM outbox WHERE submission_id IN @submissionIds AND waiting = 1 AND attempts = 0", new { submissionIds });
        if (untouched == 0 || untouched != submissionIds.Count)
            return false;
        connection.Execute(
            """
            DELETE FROM content WHERE sequence IN (SELECT sequence FROM outbox WHERE submission_id IN @submissionIds);
            DELETE FROM report WHERE submission_id IN @submissionIds;
            DELETE FROM outbox WHERE submission_id IN @submissionIds;
            DELETE FROM submission WHERE id IN @submissionIds;
            DELETE FROM batch WHERE id = @batchId;
            """,
            new { submissionIds, batchId });
        return true;
    });

    public async Task<Backlog> BacklogAsync(CancellationToken cancel)
    {
        await using var connection = database.Open();
        var (waiting, oldest) = await connection.QuerySingleAsync<(int, long?)>(
            "SELECT count(*), min(appended_at) FROM outbox WHERE waiting = 1");
        return new Backlog(waiting, oldest is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null);
    }

    private static byte[] BodyOf(SqliteConnection connection, long sequence)
    {
        using var reader = connection.Select("SELECT unseal(body, 'body', sequence) FROM content WHERE sequence = @0", sequence);
        return reader.Read() ? (byte[])reader.GetValue(0) : [];
    }

    private static bool Leave(SqliteConnection connection, string id, SubmissionState state, long? finished) =>
        connection.Execute(
            "UPDATE submission SET state = @state, finished_at = @finished WHERE id = @id AND state = 2",
            new { id, state = (int)state, finished }) == 1;

    private Task<bool> FinishAsync(ClaimedRow row, SubmissionState state, string? reason, byte[] answer, int status)
    {
        var now = Now;
        var reports = state == SubmissionState.Delivered ? WrittenReport.In(answer) : [];
        return database.Writer.RunAsync(connection =>
        {
            if (connection.Run(Release, row.Sequence, row.Lease, 0, now, reason) != 1)
                return false;
            connection.Run(Finish, row.SubmissionId, (int)state, now, answer, status);
            foreach (var (reference, version) in reports)
                SqliteNoticeStore.KeepReport(connection, reference, row.SubmissionId, version);
            return true;
        });
    }
}

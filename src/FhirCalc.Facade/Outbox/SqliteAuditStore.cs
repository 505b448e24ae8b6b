using Dapper;
using FhirCalc.Facade.Audit;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    /// <summary>Puts events at the end of the chain, inside the transaction that is open.</summary>
    public static void Append(SqliteConnection connection, IReadOnlyList<AuditDraft> events)
    {
        if (events.Count == 0)
            return;
        var head = Head(connection);
        foreach (var draft in events)
        {
            var link = new AuditLink(head.Sequence + 1, head.Previous);
            var json = draft.Seal(link);
            head = new AuditLink(link.Sequence, AuditChain.Hash(json));
            connection.Run(
                "INSERT INTO audit (sequence, recorded_at, hash, event) VALUES (@0, @1, @2, seal(@3, 'event', @0))",
                link.Sequence, draft.Recorded.ToUnixTimeMilliseconds(), head.Previous, json);
        }
    }

    public Task AppendAsync(IReadOnlyList<AuditDraft> events, CancellationToken cancel) => database.Writer.RunAsync(connection =>
    {
        Append(connection, events);
        return events.Count;
    });

    public Task<long> OpenAsync(AuditDraft access, CancellationToken cancel) => database.Writer.RunAsync(connection =>
    {
        long id;
        using (var reader = connection.Select("SELECT coalesce(max(id), 0) + 1 FROM access"))
            id = reader.Read() ? reader.GetInt64(0) : 1;
        connection.Run("INSERT INTO access (id, recorded_at, access) VALUES (@0, @1, seal(@2, 'access', @0))", id, access.Recorded.ToUnixTimeMilliseconds(), access.Json);
        return id;
    });

    public Task CloseAsync(IReadOnlyCollection<long> accesses, IReadOnlyList<AuditDraft> events) => database.Writer.RunAsync(connection =>
    {
        Append(connection, events);
        foreach (var id in accesses)
            connection.Run("DELETE FROM access WHERE id = @0", id);
        return events.Count;
    });

    public Task<int> RecoverAsync() => database.Writer.RunAsync(connection =>
    {
        var left = connection.Query<(long RecordedAt, byte[] Json)>("SELECT recorded_at, unseal(access, 'access', id) FROM access ORDER BY id")
            .Select(row => new AuditDraft(DateTimeOffset.FromUnixTimeMilliseconds(row.RecordedAt), row.Json)).ToList();
        Append(connection, left);
        return left.Count == 0 ? 0 : connection.Execute("DELETE FROM access");
    });

    public Task<int> RemoveAsync(DateTimeOffset before, bool onlyHere, int most, DateTimeOffset now) => database.Writer.RunAsync(connection =>
    {
        var (last, count) = (default(AuditLink), 0);
        using (var reader = connection.Select("SELECT sequence, hash, recorded_at, state FROM audit ORDER BY sequence LIMIT @0", most))
        {
            for (; reader.Read() && reader.GetInt64(2) < before.ToUnixTimeMilliseconds() && (onlyHere || reader.GetInt32(3) != (int)AuditState.Kept); count++)
                last = new AuditLink(reader.GetInt64(0), reader.GetString(1));
        }

        if (count == 0)
            return 0;
        Append(connection, [AuditRemoval.Write(last, now)]);
        return connection.Run("DELETE FROM audit WHERE sequence <= @0", last.Sequence);
    });

    public async Task<IReadOnlyList<AuditRow>> ToPassOnAsync(int most, CancellationToken cancel)
    {
        await using var connection = database.Open();
        var rows = await connection.QueryAsync<(long Sequence, byte[] Json)>(
            "SELECT sequence, unseal(event, 'event', sequence) FROM audit WHERE state = 0 ORDER BY sequence LIMIT @most", new { most });
        return [.. rows.Select(row => new AuditRow(row.Sequence, row.Json))];
    }

    public Task MarkAsync(IReadOnlyList<long> sequences, AuditState state, CancellationToken cancel) =>
        database.Writer.RunAsync(connection => connection.Execute(
            "UPDATE audit SET state = @state WHERE sequence IN @sequences", new { state = (int)state, sequences }));

    public async Task<AuditBacklog> BacklogAsync(CancellationToken cancel)
    {
        await using var connection = database.Open();
        var (waiting, oldest) = await connection.QuerySingleAsync<(long, long?)>("SELECT count(*), min(recorded_at) FROM audit WHERE state = 0");
        var refused = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM audit WHERE state = 2");
        return new AuditBacklog(waiting, oldest is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null, refused);
    }

    public async Task<AuditLink> HeadAsync(CancellationToken cancel)
    {
        await using var connection = database.Open();
        var (sequence, hash) = await connection.QuerySingleOrDefaultAsync<(long, string?)>("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
        return new AuditLink(sequence, hash ?? AuditChain.Beginning);
    }

    private static AuditLink Head(SqliteConnection connection)
    {
        using var reader = connection.Select("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
        return reader.Read() ? new AuditLink(reader.GetInt64(0), reader.GetString(1)) : new AuditLink(0, AuditChain.Beginning);
    }
}

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
            connection.Execute(
                "INSERT INTO audit (sequence, recorded_at, hash, event) VALUES (@Sequence, @recorded, @hash, seal(@json, 'event', @Sequence))",
                new { link.Sequence, recorded = draft.Recorded.ToUnixTimeMilliseconds(), hash = head.Previous, json });
        }
    }

    public Task AppendAsync(IReadOnlyList<AuditDraft> events, CancellationToken cancel) => database.Writer.RunAsync(connection =>
    {
        Append(connection, events);
        return events.Count;
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
        return Head(connection);
    }

    private static AuditLink Head(SqliteConnection connection)
    {
        var (sequence, hash) = connection.QuerySingleOrDefault<(long, string?)>("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
        return new AuditLink(sequence, hash ?? AuditChain.Beginning);
    }
}

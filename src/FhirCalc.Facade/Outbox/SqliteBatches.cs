using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>Batches in SQLite.</summary>
internal static class SqliteBatches
{
    /// <summary>False, and nothing written, if the id is known.</summary>
    public static bool Insert(SqliteConnection connection, Batch batch, long now) => connection.Execute(
        """
        INSERT INTO batch (id, client, content_hash, received_at, entries) VALUES (@Id, @Client, @ContentHash, @now, seal(@entries, 'entries', @Id))
        ON CONFLICT (id) DO NOTHING
        """,
        new { batch.Id, batch.Client, batch.ContentHash, now, entries = JsonSerializer.SerializeToUtf8Bytes(batch.Entries) }) == 1;

    public static Batch? Read(SqliteConnection connection, string id)
    {
        using var reader = connection.ExecuteReader("SELECT id, client, content_hash, unseal(entries, 'entries', id) FROM batch WHERE id = @id", new { id });
        return !reader.Read() ? null : new Batch(
            reader.GetString(0), reader.GetString(1), reader.GetString(2),
            JsonSerializer.Deserialize<IReadOnlyList<BatchEntry>>((byte[])reader.GetValue(3))!);
    }
}

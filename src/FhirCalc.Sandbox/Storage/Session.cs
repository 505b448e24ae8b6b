using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// One connection and its prepared statements. Used by one caller at a time. Statements stay prepared,
/// because preparing them anew costs more than running them.
/// </summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    // Searches are as different as clients write them.
    private const int MostPrepared = 256;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement whose parameters are named <c>@0</c>, <c>@1</c>, …</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Undoes the transaction, unless SQLite has done so itself: a full disk ends it.</summary>
    public void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // There is none.
        }
    }

    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() as long?;

    public List<StoredVersion> Versions(string sql, params ReadOnlySpan<object?> values)
    {
        var versions = new List<StoredVersion>();
        using var reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
            versions.Add(Read(reader));
        return versions;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private static StoredVersion Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.GetString(4), row.GetInt64(5) != 0, row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6))
    {
        Key = row.GetInt64(7),
    };

    private static void Set(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            if (_prepared.Count >= MostPrepared)
                Forget();
            _prepared.Add(sql, command = Command(sql, values.Length));
        }

        Set(command, values);
        return command;
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _prepared.Clear();
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = "@" + i.ToString(CultureInfo.InvariantCulture) });
        return command;
    }
}

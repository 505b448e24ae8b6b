using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// One connection and its prepared statements. Used by one caller at a time. The statements of the write path stay
/// prepared, because preparing them anew costs more than running them.
/// </summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement whose parameters are named <c>@0</c>, <c>@1</c>, …</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() as long?;

    public List<StoredVersion> Versions(string sql, params ReadOnlySpan<object?> values)
    {
        var versions = new List<StoredVersion>();
        using var reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
            versions.Add(Read(reader));
        return versions;
    }

    /// <summary>Rows of a statement that was made for one search, whose eighth column is the key.</summary>
    public List<(long Key, StoredVersion Version)> Search(string sql, IReadOnlyList<object> values)
    {
        using var command = Command(sql, values.Count);
        Set(command, [.. values]);
        var rows = new List<(long, StoredVersion)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add((reader.GetInt64(7), Read(reader)));
        return rows;
    }

    public long Count(string sql, IReadOnlyList<object> values)
    {
        using var command = Command(sql, values.Count);
        Set(command, [.. values]);
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private static StoredVersion Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.GetString(4), row.GetInt64(5) != 0, row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6));

    private static void Set(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
            _prepared.Add(sql, command = Command(sql, values.Length));
        Set(command, values);
        return command;
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

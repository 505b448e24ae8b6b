using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// Statements that every submission needs stay prepared with their connection: preparing them anew costs more than running them.
/// Parameters are named <c>@0</c>, <c>@1</c>, … For connections that stay open.
/// </summary>
internal static class PreparedStatements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> OfConnection = [];

    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values) =>
        Prepare(connection, sql, values).ExecuteNonQuery();

    public static SqliteDataReader Select(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values) =>
        Prepare(connection, sql, values).ExecuteReader();

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, ReadOnlySpan<object?> values)
    {
        var prepared = OfConnection.GetOrCreateValue(connection);
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var at = 0; at < values.Length; at++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "@" + at.ToString(CultureInfo.InvariantCulture) });
            prepared.Add(sql, command);
        }

        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command;
    }
}

using Dapper;
using FhirCalc.Facade.Operations;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>The schema as a list of steps; the file remembers in <c>user_version</c> how many it has taken. Append only.</summary>
internal static partial class SqliteSchema
{
    public static int Version => Steps.Length;

    /// <summary>What step <paramref name="version"/> runs.</summary>
    internal static string Step(int version) => Steps[version - 1];

    /// <summary>Takes the steps that are missing, each in a transaction of its own.</summary>
    /// <exception cref="StartException">The file was written by a later version.</exception>
    public static void Migrate(SqliteConnection connection) => Migrate(connection, Steps.Length);

    /// <summary>Up to a version, so that tests can make a file as an earlier program left it.</summary>
    internal static void Migrate(SqliteConnection connection, int last)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Steps.Length)
        {
            throw new StartException(
                $"The store has schema version {version}, this program knows up to {Steps.Length}: start a newer version of FhirCalc.");
        }

        for (; version < last; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Steps[version]);
            connection.Execute($"PRAGMA user_version = {version + 1}");
            transaction.Commit();
        }
    }
}

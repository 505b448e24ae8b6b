using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Tests.Support;

/// <summary>Looks into a store from beside its service, or tampers with it.</summary>
internal static class Sqlite
{
    public static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        connection.Execute(sql);
    }

    public static long Scalar(string file, string sql)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<long>(sql);
    }

    private static SqliteConnection Open(string file) => new($"Data Source={file};Pooling=False;Default Timeout=10");
}

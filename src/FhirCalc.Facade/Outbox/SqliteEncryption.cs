using System.Security.Cryptography;
using Dapper;
using FhirCalc.Facade.Operations;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// Encryption of content in SQLite. Statements say <c>seal(value, column, key)</c> and <c>unseal(…)</c> where content goes in
/// and out, so that none can be written past it unnoticed.
/// </summary>
internal static class SqliteEncryption
{
    private const int AtOnce = 50;

    private const string Probe = "fhircalc";

    private const string Blinding = "partition";

    /// <summary>Every column that holds content, with the key of its row.</summary>
    private static readonly (string Table, string Row, string Column)[] Columns =
    [
        ("content", "sequence", "body"), ("content", "sequence", "context"), ("submission", "id", "answer"), ("batch", "id", "entries"), ("audit", "sequence", "event"), ("access", "id", "access"),
    ];

    public static void AddTo(SqliteConnection connection, ContentKeys keys)
    {
        connection.CreateFunction("seal", (byte[]? value, string column, string row) => keys.Seal(value, Place(column, row)));
        connection.CreateFunction("unseal", (byte[]? value, string column, string row) => keys.Open(value, Place(column, row)), isDeterministic: true);
    }

    /// <summary>
    /// Gives the writing connection <c>blind(key)</c>. By what rows are kept in order is a hash of who the patient is, and
    /// identifiers are few enough to try them all; so where content is sealed, a secret of the store goes into the hash.
    /// </summary>
    public static void Blind(SqliteConnection connection, ContentKeys keys)
    {
        var place = Place("value", Blinding);
        var secret = keys.Current is null ? null : Opened(keys, connection.ExecuteScalar<byte[]?>("SELECT value FROM secret WHERE name = @Blinding", new { Blinding }), place);
        var isNew = secret is null && keys.Current is not null;
        if (isNew)
            secret = RandomNumberGenerator.GetBytes(32);
        connection.CreateFunction("blind", (string key) => secret is null ? key : Convert.ToHexStringLower(HMACSHA256.HashData(secret, System.Text.Encoding.UTF8.GetBytes(key))));
        if (!isNew)
            return;
        using var transaction = connection.BeginTransaction();
        connection.Execute("INSERT INTO secret (name, value) VALUES (@Blinding, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { Blinding, value = keys.Seal(secret, place) });
        connection.Execute("UPDATE outbox SET partition_key = blind(partition_key)");
        transaction.Commit();
    }

    /// <summary>Whether the keys are those that the store was written with; each is proved by something that was sealed with it.</summary>
    /// <exception cref="StartException">One is wrong or missing.</exception>
    public static void Check(SqliteConnection connection, ContentKeys keys)
    {
        var errors = new List<string>();
        foreach (var (id, probe) in connection.Query<(string, byte[])>("SELECT id, probe FROM encryption_key ORDER BY id").AsList())
        {
            if (!keys.Has(id) && IsUsed(connection, id))
                errors.Add($"Content of the store needs the key '{id}', which is not among the keys of Encryption:Keys and Encryption:KeyFile.");
            else if (keys.Has(id) && !Fits(keys, id, probe))
                errors.Add($"The key '{id}' is not the one that the store was written with.");
        }

        if (errors.Count > 0)
            throw new StartException("The content of the store cannot be read:", errors);
        if (keys.Current is { } current)
        {
            connection.Execute("PRAGMA secure_delete = ON"); // what was in clear text is overwritten
            connection.Execute(
                "INSERT INTO encryption_key (id, probe) VALUES (@current, @probe) ON CONFLICT (id) DO NOTHING",
                new { current, probe = keys.Seal(System.Text.Encoding.UTF8.GetBytes(Probe), Probe, current) });
        }
    }

    /// <summary>Seals some rows anew that are not sealed with the key that writes.</summary>
    /// <returns>How many; 0 when all are.</returns>
    public static int Renew(SqliteConnection connection, string current) => Columns.Append((Table: "secret", Row: "name", Column: "value")).Sum(one => connection.Execute(
        $"""
        UPDATE {one.Table} SET {one.Column} = seal(unseal({one.Column}, '{one.Column}', {one.Row}), '{one.Column}', {one.Row})
        WHERE {one.Row} IN (
            SELECT {one.Row} FROM {one.Table}
            WHERE {one.Column} IS NOT NULL AND length({one.Column}) > 0 AND substr({one.Column}, 1, @length) <> @prefix LIMIT {AtOnce})
        """,
        new { prefix = ContentKeys.PrefixOf(current), length = ContentKeys.PrefixOf(current).Length }));

    /// <summary>Forgets keys that no row needs any more, and tells which.</summary>
    public static IReadOnlyList<string> ForgetUnused(SqliteConnection connection, string current)
    {
        var unused = connection.Query<string>("SELECT id FROM encryption_key WHERE id <> @current", new { current }).Where(id => !IsUsed(connection, id)).ToList();
        connection.Execute("DELETE FROM encryption_key WHERE id IN @unused", new { unused });
        return unused;
    }

    private static bool IsUsed(SqliteConnection connection, string id) => Columns.Any(one => connection.ExecuteScalar<bool>(
        $"SELECT EXISTS (SELECT 1 FROM {one.Table} WHERE substr({one.Column}, 1, @length) = @prefix)",
        new { prefix = ContentKeys.PrefixOf(id), length = ContentKeys.PrefixOf(id).Length }));

    private static bool Fits(ContentKeys keys, string id, byte[] probe) => keys.Has(id) && Opened(keys, probe, Probe) is not null;

    /// <summary>Null if the keys do not open it.</summary>
    private static byte[]? Opened(ContentKeys keys, byte[]? value, string place)
    {
        try
        {
            return keys.Open(value, place);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Place(string column, string row) => $"{column}:{row}";
}

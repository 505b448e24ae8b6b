using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>Random keys that live as long as the store, sealed where its content is.</summary>
internal static class StoreSecret
{
    /// <summary>The key of this name; made when it is asked for first, and anew where nobody has the key that it was sealed with any more.</summary>
    public static byte[] Take(SqliteConnection connection, ContentKeys keys, string name)
    {
        var kept = connection.QuerySingleOrDefault<byte[]?>("SELECT value FROM secret WHERE name = @name", new { name });
        try
        {
            if (keys.Open(kept, $"value:{name}") is { } known)
                return known;
        }
        catch (CryptographicException)
        {
            // What it protects is lost with it, and nothing else.
        }

        var made = RandomNumberGenerator.GetBytes(32);
        connection.Execute(
            "INSERT INTO secret (name, value) VALUES (@name, seal(@made, 'value', @name)) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { name, made });
        return made;
    }
}

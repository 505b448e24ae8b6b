using System.Buffers;
using System.Data.Common;
using System.IO.Pipelines;
using System.Security.Cryptography;
using FhirCalc.Facade.Outbox;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Cli.Input;

/// <summary>Audit events where the service left them: in its store, or in an NDJSON file.</summary>
internal static class AuditSource
{
    private static ReadOnlySpan<byte> SqliteMagic => "SQLite format 3\0"u8;

    /// <summary>The events in order, with the hash that is kept beside them where there is one.</summary>
    public static IAsyncEnumerable<(ReadOnlyMemory<byte> Event, string? Hash)> Read(string path) => IsStore(path) ? FromStore(path) : FromLines(path);

    /// <summary>Whether it is the store of the service, and not a file that it writes.</summary>
    public static bool IsStore(string path)
    {
        try
        {
            var start = new byte[SqliteMagic.Length];
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(SqliteMagic);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {error.Message}");
        }
    }

    private static async IAsyncEnumerable<(ReadOnlyMemory<byte> Event, string? Hash)> FromStore(string path)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await using var reader = await OpenAsync(connection, path);
        var keys = Keys();
        while (await reader.ReadAsync())
            yield return (Unseal(keys, (byte[])reader.GetValue(0), reader.GetInt64(2)), reader.GetString(1));
    }

    /// <summary>The keys as the service gets them.</summary>
    private static ContentKeys Keys()
    {
        try
        {
            var file = Environment.GetEnvironmentVariable("Encryption__KeyFile");
            return ContentKeys.Parse((string.IsNullOrEmpty(file) ? "" : File.ReadAllText(file) + " ") + Environment.GetEnvironmentVariable("Encryption__Keys"));
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException("The keys in Encryption__Keys or Encryption__KeyFile cannot be used: " + error.Message);
        }
    }

    /// <summary>The event; as it is kept where it cannot be unsealed, which then shows in the chain.</summary>
    private static byte[] Unseal(ContentKeys keys, byte[] kept, long sequence)
    {
        try
        {
            return keys.Open(kept, FormattableString.Invariant($"event:{sequence}"))!;
        }
        catch (AuthenticationTagMismatchException)
        {
            return kept;
        }
        catch (CryptographicException error)
        {
            throw new UsageException($"{error.Message} Give the keys of the service in Encryption__Keys or Encryption__KeyFile.");
        }
    }

    private static async Task<DbDataReader> OpenAsync(SqliteConnection connection, string path)
    {
        try
        {
            await connection.OpenAsync();
            var command = connection.CreateCommand();
            command.CommandText = "SELECT event, hash, sequence FROM audit ORDER BY sequence";
            return await command.ExecuteReaderAsync();
        }
        catch (SqliteException error)
        {
            throw new UsageException($"'{path}' is no store of the service with an audit log: {error.Message}");
        }
    }

    private static async IAsyncEnumerable<(ReadOnlyMemory<byte> Event, string? Hash)> FromLines(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var pipe = PipeReader.Create(file);
        while (true)
        {
            var read = await pipe.ReadAsync();
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return (buffer.Slice(0, end).ToArray(), null);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (!read.IsCompleted)
                continue;
            if (buffer.Length > 0)
                yield return (buffer.ToArray(), null);
            yield break;
        }
    }
}

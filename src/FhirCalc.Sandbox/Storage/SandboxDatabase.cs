using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// The SQLite store: one writer, many readers (WAL). A commit survives the end of the process; it is not forced to the
/// disk one by one (<c>synchronous=NORMAL</c>), so the last ones can be lost when the machine itself fails.
/// </summary>
internal sealed class SandboxDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly bool _inMemory;
    private readonly Session _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<Session> _readers = [];

    public SandboxDatabase(string path)
    {
        _inMemory = path == SandboxOptions.InMemory;
        if (!_inMemory && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        _writer = Open();
        var found = _writer.Number("PRAGMA user_version") ?? 0;
        if (found != 0 && found != Schema.Version)
        {
            _writer.Dispose();
            throw new InvalidOperationException($"{path} was made by another version of the sandbox (schema {found}, here {Schema.Version}). Move it away to begin anew.");
        }

        _writer.Execute(Schema.Sql);
    }

    /// <summary>Runs <paramref name="work"/> alone in one transaction, which is undone when it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            try
            {
                var result = work(_writer);
                _writer.Execute("COMMIT");
                return result;
            }
            catch
            {
                _writer.Execute("ROLLBACK");
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> on one snapshot of the store.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancel)
    {
        // A store in memory exists in its one connection only.
        if (_inMemory)
            return await WriteAsync(work, cancel);
        var reader = _readers.TryTake(out var idle) ? idle : Open();
        try
        {
            reader.Execute("BEGIN");
            return work(reader);
        }
        finally
        {
            reader.Execute("ROLLBACK");
            _readers.Add(reader);
        }
    }

    public void Dispose()
    {
        foreach (var reader in _readers)
            reader.Dispose();
        _writer.Dispose();
        _writing.Dispose();
    }

    private Session Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new Session(connection);
        session.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000;");
        return session;
    }
}

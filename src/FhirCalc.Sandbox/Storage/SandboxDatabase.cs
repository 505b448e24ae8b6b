using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// The SQLite store: one writer, many readers (WAL). A commit survives the end of the process; it is not forced to the
/// disk one by one (<c>synchronous=NORMAL</c>), so the last ones can be lost when the machine itself fails.
/// </summary>
internal sealed class SandboxDatabase : IDisposable
{
    // Pages that are written often go from the log to the file once for many commits, and are found in memory meanwhile.
    private const string ForWriting = "PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;";

    private readonly string _connectionString;
    private readonly bool _inMemory;
    private readonly SandboxWriter _writer;
    private readonly ConcurrentBag<Session> _readers = [];

    public SandboxDatabase(string path)
    {
        _inMemory = path == SandboxOptions.InMemory;
        if (!_inMemory && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        var session = Open();
        var found = session.Number("PRAGMA user_version") ?? 0;
        if (found == 2)
            session.Execute(Schema.From2);
        else if (found != 0 && found != Schema.Version)
        {
            session.Dispose();
            throw new InvalidOperationException($"{path} was made by another version of the sandbox (schema {found}, here {Schema.Version}). Move it away to begin anew.");
        }

        session.Execute(Schema.Sql);
        session.Execute(ForWriting);
        _writer = new SandboxWriter(session);
    }

    /// <summary>Runs <paramref name="work"/> alone; all of it is undone when it throws.</summary>
    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _writer.RunAsync(work);
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
    }

    private Session Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new Session(connection);
        session.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; PRAGMA mmap_size=268435456;");
        return session;
    }
}

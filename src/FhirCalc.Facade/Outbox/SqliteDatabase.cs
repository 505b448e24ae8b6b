using System.Collections.Concurrent;
using Dapper;
using FhirCalc.Facade.Operations;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// The SQLite file of one process: WAL, <c>synchronous=FULL</c>. A lock file keeps a second process out, so that every
/// lease found at start belongs to a process that is dead, and can be taken back at once.
/// </summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly ContentKeys _keys;
    private readonly FileStream _lock;
    private readonly SqliteConnection _writing;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    public SqliteDatabase(StoreOptions options, ContentKeys? keys = null)
    {
        _keys = keys ?? ContentKeys.None;
        var path = Path.GetFullPath(options.Path);
        StoreFiles.Secure(path);
        _lock = Lock(path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        _writing = Open();
        _writing.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 2000");
        SqliteSchema.Migrate(_writing);
        CheckKeys();
        _writing.Execute("UPDATE outbox SET lease = NULL, lease_until = 0 WHERE waiting = 1 AND lease IS NOT NULL");
        Writer = new SqliteWriter(_writing, options.MaxBatch);
    }

    public SqliteWriter Writer { get; }

    /// <summary>A random key that lives as long as the store.</summary>
    public byte[] Secret(string name)
    {
        using var connection = Open();
        return StoreSecret.Take(connection, _keys, name);
    }

    /// <summary>A pooled connection for reading.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        SqliteEncryption.AddTo(connection, _keys);
        return connection;
    }

    /// <summary>Reads on a connection that stays open, with the statements that it has prepared: for what every request asks.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        var connection = _readers.TryTake(out var idle) ? idle : Open();
        var whole = false;
        try
        {
            var result = work(connection);
            whole = true;
            return result;
        }
        finally
        {
            if (whole)
                _readers.Add(connection);
            else
                connection.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync();
        await _writing.DisposeAsync();
        SqliteConnection.ClearPool(_writing);
        await _lock.DisposeAsync();
    }

    private void CheckKeys()
    {
        try
        {
            SqliteEncryption.Check(_writing, _keys);
            SqliteEncryption.Blind(_writing, _keys);
        }
        catch (StartException)
        {
            _writing.Dispose();
            SqliteConnection.ClearPool(_writing);
            _lock.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return StoreFiles.Open(path + ".lock", FileShare.None);
        }
        catch (IOException problem)
        {
            throw new StartException($"Another process uses the store {path}. Give this one its own Store:Path.", problem);
        }
    }
}

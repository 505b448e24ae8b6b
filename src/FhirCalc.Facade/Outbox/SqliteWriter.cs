using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// The one writer of the file. Writes that arrive while a commit is on its way share the next one (group commit), so
/// that the cost of <c>fsync</c> is spread; their tasks end after the commit. That one of them throws is rare, and savepoints
/// cost a copy of each page: so they are run without, and all anew, each on a savepoint, where one threw.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly int _maxBatch;
    private readonly Queue<StoreWrite> _queue = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    public SqliteWriter(SqliteConnection connection, int maxBatch)
    {
        _connection = connection;
        _maxBatch = maxBatch;
        // A thread of its own: while it waits for the disk, none of those that answer requests is held.
        new Thread(Loop) { IsBackground = true, Name = "store" }.Start();
    }

    /// <summary>Commits so far: fewer than writes, when they share.</summary>
    public long Commits { get; private set; }

    /// <param name="work">Run perhaps more than once; all but the last time, and whenever it throws, it is undone.</param>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work)
    {
        T result = default!;
        var write = new StoreWrite(connection => result = work(connection));
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _queue.Enqueue(write);
            Monitor.Pulse(_queue);
        }

        await write.Done.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        await _ended.Task;
    }

    private void Loop()
    {
        var batch = new List<StoreWrite>(_maxBatch);
        while (Take(batch))
            Commit(batch);
        _ended.SetResult();
    }

    /// <summary>False when there is nothing left, and nothing will come.</summary>
    private bool Take(List<StoreWrite> batch)
    {
        batch.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            while (batch.Count < _maxBatch && _queue.TryDequeue(out var write))
                batch.Add(write);
        }

        return batch.Count > 0;
    }

    private void Commit(List<StoreWrite> batch)
    {
        Exception? failure = null;
        try
        {
            GroupCommit.Run(_connection, batch);
            Commits++;
        }
#pragma warning disable CA1031 // The loop must outlive a full disk; every caller of the batch gets the exception.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            // Nothing of the batch is kept: nobody may be told that it was.
            failure = problem is SqliteException fault ? StoreException.Of(fault) : problem;
            GroupCommit.Undo(_connection);
        }

        foreach (var write in batch)
        {
            if ((failure ?? write.Failure) is { } problem)
                write.Done.SetException(problem);
            else
                write.Done.SetResult();
        }
    }
}

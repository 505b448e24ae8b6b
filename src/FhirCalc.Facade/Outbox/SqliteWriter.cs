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
    private readonly Queue<Write> _queue = new();
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
        var write = new Write(connection => result = work(connection));
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
        var batch = new List<Write>(_maxBatch);
        while (Take(batch))
            Commit(batch);
        _ended.SetResult();
    }

    /// <summary>False when there is nothing left, and nothing will come.</summary>
    private bool Take(List<Write> batch)
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

    private void Commit(List<Write> batch)
    {
        Exception? failure = null;
        try
        {
            if (!TryTogether(batch))
                OneByOne(batch);
            Commits++;
        }
#pragma warning disable CA1031 // The loop must outlive a full disk; every caller of the batch gets the exception.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            // Nothing of the batch is kept: nobody may be told that it was.
            failure = problem is SqliteException fault ? StoreException.Of(fault) : problem;
            Undo();
        }

        foreach (var write in batch)
        {
            if ((failure ?? write.Failure) is { } problem)
                write.Done.SetException(problem);
            else
                write.Done.SetResult();
        }
    }

    private void Undo()
    {
        try
        {
            _connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has done so itself: a full disk ends the transaction.
        }
    }

    /// <summary>False, and nothing written, if one of them threw.</summary>
    private bool TryTogether(List<Write> batch)
    {
        _connection.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var write in batch)
                write.Work(_connection);
        }
#pragma warning disable CA1031 // Whatever it is: it is found out one by one whose it is.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            if (problem is SqliteException fault && StoreException.IsOfTheWhole(fault))
                throw;
            Undo();
            return false;
        }

        _connection.Run("COMMIT");
        return true;
    }

    private void OneByOne(List<Write> batch)
    {
        _connection.Run("BEGIN IMMEDIATE");
        foreach (var write in batch)
            RunOnSavepoint(write);
        _connection.Run("COMMIT");
    }

    private void RunOnSavepoint(Write write)
    {
        _connection.Run("SAVEPOINT work");
        try
        {
            write.Work(_connection);
        }
#pragma warning disable CA1031 // Whatever one write throws is its caller's; the others of the batch go on.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            if (problem is SqliteException fault && StoreException.IsOfTheWhole(fault))
                throw;
            write.Failure = problem;
            _connection.Run("ROLLBACK TO work");
        }

        _connection.Run("RELEASE work");
    }

    private sealed class Write(Action<SqliteConnection> work)
    {
        public Action<SqliteConnection> Work { get; } = work;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }
    }
}

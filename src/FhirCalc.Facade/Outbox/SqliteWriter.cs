using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// The one writer of the file. Writes that arrive while a commit is on its way share the next one (group commit), so
/// that the cost of <c>fsync</c> is spread; each stands on its own savepoint, and its task ends after the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly int _maxBatch;
    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly Task _loop;

    public SqliteWriter(SqliteConnection connection, int maxBatch)
    {
        _connection = connection;
        _maxBatch = maxBatch;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Commits so far: fewer than writes, when they share.</summary>
    public long Commits { get; private set; }

    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work)
    {
        T result = default!;
        var write = new Write(connection => result = work(connection));
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(write), this);
        await write.Done.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task LoopAsync()
    {
        var batch = new List<Write>(_maxBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < _maxBatch && _queue.Reader.TryRead(out var write))
                batch.Add(write);
            Commit(batch);
        }
    }

    private void Commit(List<Write> batch)
    {
        Exception? failure = null;
        try
        {
            _connection.Run("BEGIN IMMEDIATE");
            foreach (var write in batch)
                RunOnSavepoint(write);
            _connection.Run("COMMIT");
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

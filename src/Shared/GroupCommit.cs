namespace FhirCalc.Storage;

/// <summary>
/// The one writer of an SQLite file. Writes that arrive while a commit is on its way share the next one, so that the cost of
/// <c>fsync</c> is spread; their tasks end after the commit. That one of them throws is rare, and savepoints cost a copy of each
/// page: so they are run without, and all anew, each on a savepoint, where one threw.
/// </summary>
/// <param name="connection">Used by the writer's thread alone.</param>
/// <param name="mostTogether">Most writes of one commit.</param>
internal abstract class GroupCommit<TConnection>(TConnection connection, int mostTogether)
{
    private readonly Queue<Write> _queue = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;
    private int _before;

    /// <summary>Commits so far: fewer than writes, when they share.</summary>
    public long Commits { get; private set; }

    protected TConnection Connection { get; } = connection;

    /// <summary>How long a commit waits for as many writes as the one before had: those who came together are likely to come together again.</summary>
    protected virtual TimeSpan Gathering => TimeSpan.Zero;

    /// <param name="work">Run perhaps more than once; all but the last time, and whenever it throws, it is undone.</param>
    public async Task<T> RunAsync<T>(Func<TConnection, T> work)
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

    /// <summary>Begins to write. A thread of its own: while it waits for the disk, none of those that answer requests is held.</summary>
    protected Thread Start(string name)
    {
        var thread = new Thread(Loop) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    /// <summary>Takes no more; what was taken is still written before the task ends.</summary>
    protected Task EndAsync()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        return _ended.Task;
    }

    protected abstract void Execute(string statement);

    /// <summary>Undoes the transaction, unless SQLite has done so itself: a full disk ends it.</summary>
    protected abstract void RollBack();

    /// <summary>Whether what one write threw concerns all of them, for example a full disk.</summary>
    protected virtual bool IsOfTheWhole(Exception problem) => false;

    /// <summary>What callers are told where nothing could be committed.</summary>
    protected virtual Exception Told(Exception problem) => problem;

    private void Loop()
    {
        var batch = new List<Write>(mostTogether);
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
            while (Gathering > TimeSpan.Zero && _queue.Count < _before && !_closed && Monitor.Wait(_queue, Gathering))
            {
            }

            while (batch.Count < mostTogether && _queue.TryDequeue(out var write))
                batch.Add(write);
        }

        _before = batch.Count;
        return batch.Count > 0;
    }

    private void Commit(List<Write> batch)
    {
        Exception? failure = null;
        try
        {
            if (!TryTogether(batch))
                OneByOne(batch);
        }
#pragma warning disable CA1031 // The loop must outlive a full disk; every caller of the batch gets the exception.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            // Nothing of the batch is kept: nobody may be told that it was.
            failure = Told(problem);
            RollBack();
        }

        foreach (var write in batch)
        {
            if ((failure ?? write.Failure) is { } problem)
                write.Done.SetException(problem);
            else
                write.Done.SetResult();
        }
    }

    /// <summary>False, and nothing written, if one of several threw.</summary>
    private bool TryTogether(List<Write> batch)
    {
        Execute("BEGIN IMMEDIATE");
        foreach (var write in batch)
        {
            try
            {
                write.Work(Connection);
            }
#pragma warning disable CA1031 // Of one write it is its caller's; of several it is found out one by one whose it is.
            catch (Exception problem) when (!IsOfTheWhole(problem))
#pragma warning restore CA1031
            {
                RollBack();
                write.Failure = batch.Count == 1 ? problem : null;
                return batch.Count == 1;
            }
        }

        Execute("COMMIT");
        Commits++;
        return true;
    }

    private void OneByOne(List<Write> batch)
    {
        Execute("BEGIN IMMEDIATE");
        foreach (var write in batch)
            RunOnSavepoint(write);
        Execute("COMMIT");
        Commits++;
    }

    private void RunOnSavepoint(Write write)
    {
        Execute("SAVEPOINT work");
        try
        {
            write.Work(Connection);
        }
#pragma warning disable CA1031 // Whatever one write throws is its caller's; the others of the batch go on.
        catch (Exception problem) when (!IsOfTheWhole(problem))
#pragma warning restore CA1031
        {
            write.Failure = problem;
            Execute("ROLLBACK TO work");
        }

        Execute("RELEASE work");
    }

    private sealed class Write(Action<TConnection> work)
    {
        public Action<TConnection> Work { get; } = work;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }
    }
}

namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// The one writer. Writes that arrive while others are being written share the next commit, which spreads its cost, and their
/// tasks end after it. That one of them is refused is rare, and savepoints cost a copy of each page: so they are run without, and
/// all anew, each on a savepoint, where one threw.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MostTogether = 64;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly Session _session;
    private readonly Queue<Write> _queue = new();
    private readonly Thread _thread;
    private bool _closed;
    private int _before;

    public GroupCommit(Session session)
    {
        _session = session;
        _thread = new Thread(Loop) { IsBackground = true, Name = "sandbox writer" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/>, perhaps more than once; all but the last time, and whenever it throws, it is undone.</summary>
    public async Task<T> RunAsync<T>(Func<Session, T> work)
    {
        T result = default!;
        var write = new Write(session => result = work(session));
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _queue.Enqueue(write);
            Monitor.Pulse(_queue);
        }

        await write.Done.Task;
        return result;
    }

    /// <summary>Takes no more; what was taken is still written.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        _thread.Join();
        _session.Dispose();
    }

    private void Loop()
    {
        var batch = new List<Write>(MostTogether);
        while (Take(batch))
            Commit(batch);
    }

    /// <summary>False when there is nothing left, and nothing will come.</summary>
    private bool Take(List<Write> batch)
    {
        batch.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            // Those who came together are likely to come together again: a moment's wait spares each of them a commit.
            while (_queue.Count < _before && !_closed && Monitor.Wait(_queue, Moment))
            {
            }

            while (batch.Count < MostTogether && _queue.TryDequeue(out var write))
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
            failure = problem;
            _session.RollBack();
        }

        foreach (var write in batch)
        {
            if ((failure ?? write.Failure) is { } problem)
                write.Done.SetException(problem);
            else
                write.Done.SetResult();
        }
    }

    /// <summary>False, and nothing written, if one of them threw.</summary>
    private bool TryTogether(List<Write> batch)
    {
        _session.Execute("BEGIN IMMEDIATE");
        foreach (var write in batch)
        {
            try
            {
                write.Work(_session);
            }
#pragma warning disable CA1031 // Whatever it is: it will be thrown again, and then be its caller's.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                _session.RollBack();
                write.Failure = batch.Count == 1 ? problem : null;
                return batch.Count == 1;
            }
        }

        _session.Execute("COMMIT");
        return true;
    }

    private void OneByOne(List<Write> batch)
    {
        _session.Execute("BEGIN IMMEDIATE");
        foreach (var write in batch)
            RunOnSavepoint(write);
        _session.Execute("COMMIT");
    }

    private void RunOnSavepoint(Write write)
    {
        _session.Execute("SAVEPOINT work");
        try
        {
            write.Work(_session);
        }
#pragma warning disable CA1031 // Whatever one write throws is its caller's; the others of the batch go on.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            write.Failure = problem;
            _session.Execute("ROLLBACK TO work");
        }

        _session.Execute("RELEASE work");
    }

    private sealed class Write(Action<Session> work)
    {
        public Action<Session> Work { get; } = work;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }
    }
}

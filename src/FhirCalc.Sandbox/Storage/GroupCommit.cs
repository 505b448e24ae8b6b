using System.Collections.Concurrent;

namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// The one writer. Writes that arrive while others are being written share the next commit, which spreads its cost; each stands
/// on a savepoint of its own, and its task ends after the commit.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MostTogether = 64;

    private readonly Session _session;
    private readonly BlockingCollection<Write> _queue = [];
    private readonly Thread _thread;

    public GroupCommit(Session session)
    {
        _session = session;
        _thread = new Thread(Loop) { IsBackground = true, Name = "sandbox writer" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/>, which is undone when it throws.</summary>
    public async Task<T> RunAsync<T>(Func<Session, T> work)
    {
        T result = default!;
        var write = new Write(session => result = work(session));
        ObjectDisposedException.ThrowIf(_queue.IsAddingCompleted, this);
        _queue.Add(write);
        await write.Done.Task;
        return result;
    }

    /// <summary>Takes no more; what was taken is still written.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void Loop()
    {
        var batch = new List<Write>(MostTogether);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < MostTogether && _queue.TryTake(out var write))
                batch.Add(write);
            Commit(batch);
        }
    }

    private void Commit(List<Write> batch)
    {
        Exception? failure = null;
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
                RunOnSavepoint(write);
            _session.Execute("COMMIT");
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

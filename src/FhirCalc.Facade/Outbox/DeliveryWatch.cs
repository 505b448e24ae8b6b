namespace FhirCalc.Facade.Outbox;

/// <summary>Lets requests wait for the end of a delivery, and wakes the worker when there is something to deliver.</summary>
internal sealed class DeliveryWatch
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private TaskCompletionSource _work = NewSignal();
    private long _ended;

    /// <summary>Submissions that were delivered or buried since the start.</summary>
    public long EndedSoFar => Interlocked.Read(ref _ended);

    /// <summary>Starts to watch a submission. To be called before accepting it, or its end may be missed.</summary>
    public Watcher Watch(string submissionId)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(submissionId, out var entry))
                _entries.Add(submissionId, entry = new Entry());
            entry.Watchers++;
            return new Watcher(this, submissionId, entry);
        }
    }

    /// <summary>Tells whoever waits that the submission was delivered or buried.</summary>
    public void Ended(string submissionId)
    {
        Interlocked.Increment(ref _ended);
        lock (_entries)
        {
            if (_entries.Remove(submissionId, out var entry))
                entry.End.TrySetResult();
        }
    }

    public void WakeWorker() => Volatile.Read(ref _work).TrySetResult();

    /// <summary>Ends when there may be work, or after a while. For the one worker.</summary>
    public async Task WaitForWorkAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancel)
    {
        var signal = _work;
        await Task.WhenAny(signal.Task.WaitAsync(atMost, clock, cancel));
        cancel.ThrowIfCancellationRequested();
        if (signal.Task.IsCompleted)
            Volatile.Write(ref _work, NewSignal());
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Entry
    {
        public TaskCompletionSource End { get; } = NewSignal();

        public int Watchers { get; set; }
    }

    internal sealed class Watcher : IDisposable
    {
        private readonly DeliveryWatch _watch;
        private readonly string _id;
        private readonly Entry _entry;

        internal Watcher(DeliveryWatch watch, string id, object entry) => (_watch, _id, _entry) = (watch, id, (Entry)entry);

        public Task End => _entry.End.Task;

        // The last to leave takes the entry away: what is never delivered holds no memory.
        public void Dispose()
        {
            lock (_watch._entries)
            {
                if (--_entry.Watchers == 0 && _watch._entries.GetValueOrDefault(_id) == _entry)
                    _watch._entries.Remove(_id);
            }
        }
    }
}

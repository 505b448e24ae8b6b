using System.Threading.Channels;

namespace FhirCalc.Facade.Audit;

/// <summary>
/// Reads are recorded while the external server is asked, and not after: the access is on disk before the answer leaves, but
/// the answer seldom waits for the disk. It is opened as the event that it becomes if nothing more is heard of it, and closed,
/// a moment after the answer, by the event that tells how it ended and whom it concerned (docs/decisions/0005).
/// </summary>
internal sealed class OpenAccesses : IAsyncDisposable
{
    // Many are closed with one commit.
    private const int MostAtOnce = 256;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Channel<ClosedAccess> _closed = Channel.CreateUnbounded<ClosedAccess>(new() { SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private readonly IAuditStore _store;
    private readonly ILogger<OpenAccesses> _log;
    private readonly Task _loop;

    public OpenAccesses(IAuditStore store, ILogger<OpenAccesses> log)
    {
        (_store, _log) = (store, log);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Whether events cannot be kept: then no more accesses are opened, and every answer waits for its event, or is not given.</summary>
    public bool IsBehind { get; private set; }

    public Task<long> OpenAsync(AuditDraft access) => _store.OpenAsync(access, CancellationToken.None);

    public void Close(ClosedAccess access) => _closed.Writer.TryWrite(access);

    public async ValueTask DisposeAsync()
    {
        _closed.Writer.TryComplete();
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task LoopAsync()
    {
        var batch = new List<ClosedAccess>();
        while (await _closed.Reader.WaitToReadAsync())
        {
            await PauseAsync(Moment);
            batch.Clear();
            while (batch.Count < MostAtOnce && _closed.Reader.TryRead(out var access))
                batch.Add(access);
            await KeepAsync(batch);
        }
    }

    private async Task KeepAsync(List<ClosedAccess> batch)
    {
        var events = batch.SelectMany(access => AuditEventWriter.WriteEach(access.Request, access.At, access.Outcome)).ToList();
        while (true)
        {
            try
            {
                await _store.CloseAsync([.. batch.Select(access => access.Id)], events);
                IsBehind = false;
                return;
            }
#pragma warning disable CA1031 // Whatever is wrong with the store: the accesses stay open in it, and are never forgotten.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                if (!IsBehind)
                    _log.LogCritical("The audit events of {Count} reads cannot be kept; they stay open accesses until they can: {Error}", batch.Count, problem.GetType().Name);
                IsBehind = true;
                if (_ending.IsCancellationRequested)
                    return; // the next start finds them
                await PauseAsync(Retry);
            }
        }
    }

    private Task PauseAsync(TimeSpan time) => Task.Delay(time, _ending.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}

/// <param name="Id">What the store knows it by.</param>
/// <param name="At">When it was answered.</param>
internal sealed record ClosedAccess(long Id, AuditedRequest Request, DateTimeOffset At, AuditOutcome Outcome);

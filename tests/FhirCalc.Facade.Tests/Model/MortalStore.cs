using FhirCalc.Facade.Outbox;

namespace FhirCalc.Facade.Tests.Model;

/// <summary>The process has died; nothing that it still wanted to do is done.</summary>
internal sealed class ProcessDiedException() : Exception("The process died.");

/// <summary>A life that ends at a moment of chance: before or after any step that leaves a trace.</summary>
internal sealed class Life(Random random)
{
    public bool IsOver { get; private set; }

    /// <summary>How likely it is to end at the next moment.</summary>
    public double Risk { get; set; }

    public void Moment()
    {
        if (!IsOver && random.NextDouble() < Risk)
            IsOver = true;
        if (IsOver)
            throw new ProcessDiedException();
    }
}

/// <summary>The store of a process that may die between any two steps.</summary>
internal sealed class MortalStore(ISubmissionStore store, IOutbox outbox, Life life) : ISubmissionStore, IOutbox
{
    public Task<AcceptResult> AcceptAsync(NewSubmission submission, CancellationToken cancel) => StepAsync(() => store.AcceptAsync(submission, cancel));

    public Task<Batch> AcceptAsync(Batch batch, IReadOnlyList<NewSubmission> submissions, CancellationToken cancel) => StepAsync(() => store.AcceptAsync(batch, submissions, cancel));

    public Task<Batch?> FindBatchAsync(string id, CancellationToken cancel) => StepAsync(() => store.FindBatchAsync(id, cancel));

    public Task<Submission?> FindAsync(string id, CancellationToken cancel) => StepAsync(() => store.FindAsync(id, cancel));

    public Task<StoredContent?> ContentAsync(string id, CancellationToken cancel) => StepAsync(() => store.ContentAsync(id, cancel));

    public Task<int> RemoveContentAsync(DateTimeOffset finishedBefore, int most, CancellationToken cancel) => StepAsync(() => store.RemoveContentAsync(finishedBefore, most, cancel));

    public Task<IReadOnlyList<SubmissionSummary>> ListAsync(SubmissionState? state, int limit, CancellationToken cancel) => StepAsync(() => store.ListAsync(state, limit, cancel));

    public Task<IReadOnlyList<ClaimedRow>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancel) => StepAsync(() => outbox.ClaimAsync(most, lease, cancel));

    public Task<bool> CompleteAsync(ClaimedRow row, byte[] answer, CancellationToken cancel) => StepAsync(() => outbox.CompleteAsync(row, answer, cancel));

    public Task<bool> RetryAsync(ClaimedRow row, DateTimeOffset notBefore, string reason, CancellationToken cancel) => StepAsync(() => outbox.RetryAsync(row, notBefore, reason, cancel));

    public Task<bool> BuryAsync(ClaimedRow row, Burial burial, CancellationToken cancel) => StepAsync(() => outbox.BuryAsync(row, burial, cancel));

    public Task<bool> ReplayAsync(string submissionId, CancellationToken cancel) => StepAsync(() => outbox.ReplayAsync(submissionId, cancel));

    public Task<bool> DiscardAsync(string submissionId, CancellationToken cancel) => StepAsync(() => outbox.DiscardAsync(submissionId, cancel));

    public Task<bool> WithdrawAsync(IReadOnlyList<string> submissionIds, string? batchId, CancellationToken cancel) => StepAsync(() => outbox.WithdrawAsync(submissionIds, batchId, cancel));

    public Task<Backlog> BacklogAsync(CancellationToken cancel) => StepAsync(() => outbox.BacklogAsync(cancel));

    private async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        life.Moment();
        var result = await step();
        life.Moment();
        return result;
    }
}

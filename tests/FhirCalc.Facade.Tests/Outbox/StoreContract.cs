using System.Text;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Outbox;

/// <summary>What every store promises. A store of another kind inherits these tests.</summary>
public abstract class StoreContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    internal abstract ISubmissionStore Store { get; }

    internal abstract IOutbox Outbox { get; }

    internal abstract ManualClock Clock { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_is_new_once_and_then_known()
    {
        var first = await AcceptAsync("a", "patient");
        var second = await AcceptAsync("a", "patient", body: "other");

        first.IsNew.ShouldBeTrue();
        second.IsNew.ShouldBeFalse();
        var row = (await ClaimAsync()).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(row.Body).ShouldBe("body of a");
        (await Store.FindAsync("unknown", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Sixteen_accepts_of_the_same_submission_at_once_keep_one()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => AcceptAsync("a", "patient"))));

        results.Count(result => result.IsNew).ShouldBe(1);
        (await Outbox.BacklogAsync(Cancel)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_is_kept_once_with_all_that_its_entries_became()
    {
        var entries = new[] { new BatchEntry { Submission = "a" }, new BatchEntry { Status = 422, Outcome = [1, 2] }, new BatchEntry { Read = "Patient/1" } };
        var batch = new Batch("batch", "client", "hash", entries);
        NewSubmission[] submissions = [new("a", "client", "batch", "hash", "patient", "body of a"u8.ToArray())];

        await Store.AcceptAsync(batch, submissions, Cancel);
        var second = await Store.AcceptAsync(batch with { ContentHash = "other", Entries = [] }, [submissions[0] with { Id = "b" }], Cancel);

        second.ContentHash.ShouldBe("hash");
        second.Entries.Select(entry => (entry.Submission, entry.Read, entry.Status, entry.Outcome?.Length)).ShouldBe([("a", null, 0, null), (null, null, 422, 2), (null, "Patient/1", 0, null)]);
        (await Store.FindBatchAsync("batch", Cancel))!.Entries.Count.ShouldBe(3);
        (await Store.FindBatchAsync("unknown", Cancel)).ShouldBeNull();
        (await ClaimAsync()).ShouldHaveSingleItem().SubmissionId.ShouldBe("a");
    }

    [Fact]
    public async Task What_no_delivery_has_begun_can_be_taken_back_and_comes_anew()
    {
        await AcceptAsync("a", "patient");
        await AcceptAsync("b", "patient");

        (await Outbox.WithdrawAsync(["a", "unknown"], null, Cancel)).ShouldBeFalse();
        (await Outbox.WithdrawAsync(["a"], null, Cancel)).ShouldBeTrue();

        (await Store.FindAsync("a", Cancel)).ShouldBeNull();
        (await Store.ContentAsync("a", Cancel)).ShouldBeNull();
        (await ClaimAsync()).ShouldHaveSingleItem().SubmissionId.ShouldBe("b", "it holds back nothing any more");
        (await Outbox.WithdrawAsync(["a"], null, Cancel)).ShouldBeFalse();
        (await Outbox.WithdrawAsync(["b"], null, Cancel)).ShouldBeFalse("its delivery has begun");
        (await AcceptAsync("a", "patient")).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task A_batch_is_taken_back_as_a_whole_or_not_at_all()
    {
        NewSubmission[] submissions = [New("a"), New("b")];
        await Store.AcceptAsync(new Batch("batch", "client", "hash", [.. submissions.Select(one => new BatchEntry { Submission = one.Id })]), submissions, Cancel);
        var row = (await Outbox.ClaimAsync(1, Lease, Cancel)).ShouldHaveSingleItem();

        (await Outbox.WithdrawAsync(["a", "b"], "batch", Cancel)).ShouldBeFalse();

        (await Store.FindBatchAsync("batch", Cancel)).ShouldNotBeNull();
        (await Outbox.CompleteAsync(row, [1], Cancel)).ShouldBeTrue();
        (await Store.FindAsync("b", Cancel)).ShouldNotBeNull();

        static NewSubmission New(string id) => new(id, "client", "batch", "hash", id, "body"u8.ToArray());
    }

    [Fact]
    public async Task Rows_of_one_patient_are_claimed_one_at_a_time_in_the_order_of_acceptance()
    {
        await AcceptAsync("a", "patient");
        await AcceptAsync("b", "patient");
        await AcceptAsync("c", "someone else");

        var first = await ClaimAsync();
        first.Select(row => row.SubmissionId).ShouldBe(["a", "c"]);
        (await ClaimAsync()).ShouldBeEmpty();

        (await Outbox.CompleteAsync(first[0], [1], Cancel)).ShouldBeTrue();
        (await ClaimAsync()).ShouldHaveSingleItem().SubmissionId.ShouldBe("b");
    }

    [Fact]
    public async Task No_more_rows_are_claimed_than_asked_for()
    {
        foreach (var id in new[] { "a", "b", "c" })
            await AcceptAsync(id, id);

        (await Outbox.ClaimAsync(2, Lease, Cancel)).Select(row => row.SubmissionId).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_row_that_is_retried_waits_for_its_time_and_holds_back_only_its_own_patient()
    {
        await AcceptAsync("a", "patient");
        await AcceptAsync("b", "patient");
        await AcceptAsync("c", "someone else");
        var row = (await ClaimAsync())[0];

        (await Outbox.RetryAsync(row, Clock.GetUtcNow() + TimeSpan.FromMinutes(5), "HTTP 503", Cancel)).ShouldBeTrue();

        (await ClaimAsync()).ShouldBeEmpty("c is leased already, b waits for a");
        var submission = (await Store.FindAsync("a", Cancel))!;
        (submission.State, submission.Reason, submission.Attempts).ShouldBe((SubmissionState.Accepted, "HTTP 503", 1));

        Clock.Advance(TimeSpan.FromMinutes(5));
        var again = (await ClaimAsync()).Single(claimed => claimed.SubmissionId == "a");
        again.Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_buried_row_lets_the_next_of_its_patient_pass()
    {
        await AcceptAsync("a", "patient");
        await AcceptAsync("b", "patient");

        (await Outbox.BuryAsync((await ClaimAsync())[0], new Burial("rejected", 422, "{}"u8.ToArray()), Cancel)).ShouldBeTrue();

        var buried = (await Store.FindAsync("a", Cancel))!;
        (buried.State, buried.Reason, buried.AnswerStatus).ShouldBe((SubmissionState.Buried, "rejected", 422));
        (await ClaimAsync()).ShouldHaveSingleItem().SubmissionId.ShouldBe("b");
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_claimed_by_another_and_its_old_holder_can_do_nothing()
    {
        await AcceptAsync("a", "patient");
        var old = (await ClaimAsync())[0];
        Clock.Advance(Lease);
        var current = (await ClaimAsync()).ShouldHaveSingleItem();

        (await Outbox.CompleteAsync(old, [1], Cancel)).ShouldBeFalse();
        (await Outbox.RetryAsync(old, Clock.GetUtcNow(), "late", Cancel)).ShouldBeFalse();
        (await Outbox.BuryAsync(old, new Burial("late", 0, [1]), Cancel)).ShouldBeFalse();
        (await Store.FindAsync("a", Cancel))!.State.ShouldBe(SubmissionState.Accepted);

        (await Outbox.CompleteAsync(current, [2], Cancel)).ShouldBeTrue();
        (await Store.FindAsync("a", Cancel))!.Answer.ShouldBe([2]);
    }

    [Fact]
    public async Task A_delivered_row_is_never_claimed_again()
    {
        await AcceptAsync("a", "patient");
        await Outbox.CompleteAsync((await ClaimAsync())[0], [1], Cancel);
        Clock.Advance(TimeSpan.FromDays(1));

        (await ClaimAsync()).ShouldBeEmpty();
        (await Outbox.BacklogAsync(Cancel)).ShouldBe(new Backlog(0, null));
    }

    [Fact]
    public async Task Only_a_buried_submission_can_be_replayed_or_discarded()
    {
        await AcceptAsync("a", "patient");
        (await Outbox.ReplayAsync("a", Cancel)).ShouldBeFalse();
        (await Outbox.DiscardAsync("a", Cancel)).ShouldBeFalse();

        await Outbox.BuryAsync((await ClaimAsync())[0], new Burial("rejected", 400, [1]), Cancel);
        (await Outbox.ReplayAsync("a", Cancel)).ShouldBeTrue();
        var replayed = (await ClaimAsync()).ShouldHaveSingleItem();
        (await Store.FindAsync("a", Cancel))!.Answer.ShouldBeNull();

        await Outbox.BuryAsync(replayed, new Burial("rejected", 400, [1]), Cancel);
        (await Outbox.DiscardAsync("a", Cancel)).ShouldBeTrue();
        (await Outbox.ReplayAsync("a", Cancel)).ShouldBeFalse();
        (await ClaimAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_and_can_be_narrowed_to_a_state()
    {
        await AcceptAsync("a", "patient");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await AcceptAsync("b", "someone else");
        var row = (await ClaimAsync()).Single(claimed => claimed.SubmissionId == "a");
        await Outbox.CompleteAsync(row, [1], Cancel);

        (await Store.ListAsync(null, 10, Cancel)).Select(one => one.Id).ShouldBe(["b", "a"]);
        (await Store.ListAsync(SubmissionState.Delivered, 10, Cancel)).ShouldHaveSingleItem().Id.ShouldBe("a");
        (await Store.ListAsync(null, 1, Cancel)).ShouldHaveSingleItem().Id.ShouldBe("b");
        (await Store.ListAsync(SubmissionState.Buried, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Content_is_kept_with_what_was_fetched_until_it_is_removed_and_the_answer_stays()
    {
        await Store.AcceptAsync(new NewSubmission("a", "client", "key", "hash of a", "patient", [1, 2], Context: [3]), Cancel);
        var kept = (await Store.ContentAsync("a", Cancel))!;
        kept.Body.ShouldBe([1, 2]);
        kept.Context.ShouldBe([3]);
        await Outbox.CompleteAsync((await ClaimAsync()).Single(), [9], Cancel);
        var finished = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(1));

        (await Store.RemoveContentAsync(finished, 10, Cancel)).ShouldBe(0, "finished then, not before");
        (await Store.RemoveContentAsync(finished + TimeSpan.FromMinutes(1), 10, Cancel)).ShouldBe(1);
        (await Store.RemoveContentAsync(finished + TimeSpan.FromMinutes(1), 10, Cancel)).ShouldBe(0, "once");

        (await Store.ContentAsync("a", Cancel)).ShouldBeNull();
        var repeat = await Store.AcceptAsync(new NewSubmission("a", "client", "key", "hash of a", "patient", [1, 2]), Cancel);
        repeat.IsNew.ShouldBeFalse();
        (repeat.Submission.State, repeat.Submission.ContentHash).ShouldBe((SubmissionState.Delivered, "hash of a"));
        repeat.Submission.Answer.ShouldBe([9]);
    }

    [Fact]
    public async Task Content_that_waits_or_is_buried_is_never_removed_and_that_of_what_was_given_up_is_with_the_words_about_it()
    {
        foreach (var id in new[] { "waits", "buried", "given up" })
            await AcceptAsync(id, id);
        foreach (var row in (await ClaimAsync()).Where(row => row.SubmissionId != "waits"))
            await Outbox.BuryAsync(row, new Burial("rejected", 422, [7]), Cancel);
        await Outbox.DiscardAsync("given up", Cancel);
        Clock.Advance(TimeSpan.FromDays(1000));

        (await Store.RemoveContentAsync(Clock.GetUtcNow(), 10, Cancel)).ShouldBe(1);

        (await Store.ContentAsync("waits", Cancel)).ShouldNotBeNull();
        (await Store.FindAsync("given up", Cancel))!.Answer.ShouldBeNull();
        (await Outbox.ReplayAsync("buried", Cancel)).ShouldBeTrue();
        Encoding.UTF8.GetString((await ClaimAsync()).Single(row => row.SubmissionId == "buried").Body).ShouldBe("body of buried");
    }

    [Fact]
    public async Task Content_is_removed_a_number_at_a_time_the_oldest_first()
    {
        foreach (var id in new[] { "a", "b", "c" })
        {
            await AcceptAsync(id, id);
            await Outbox.CompleteAsync((await ClaimAsync()).Single(), [1], Cancel);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await Store.RemoveContentAsync(Clock.GetUtcNow(), 2, Cancel)).ShouldBe(2);
        (await Store.ContentAsync("b", Cancel)).ShouldBeNull();
        (await Store.ContentAsync("c", Cancel)).ShouldNotBeNull();
    }

    internal Task<AcceptResult> AcceptAsync(string id, string patient, string? body = null) =>
        Store.AcceptAsync(new NewSubmission(id, "client", "hash", "hash of " + id, patient, Encoding.UTF8.GetBytes(body ?? "body of " + id)), Cancel);

    private Task<IReadOnlyList<ClaimedRow>> ClaimAsync() => Outbox.ClaimAsync(10, Lease, Cancel);
}

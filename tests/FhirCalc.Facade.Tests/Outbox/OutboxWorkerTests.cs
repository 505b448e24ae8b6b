using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;
using Microsoft.Extensions.Logging.Abstractions;

namespace FhirCalc.Facade.Tests.Outbox;

public sealed class OutboxWorkerTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly SqliteSubmissionStore _store;
    private readonly SqliteOutbox _outbox;
    private readonly DeliveryWatch _watch = new();

    public OutboxWorkerTests()
    {
        _database = new SqliteDatabase(new StoreOptions { Path = _folder.File("facade.db") });
        _store = new SqliteSubmissionStore(_database, TimeProvider.System);
        _outbox = new SqliteOutbox(_database, TimeProvider.System);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poisoned_row_holds_back_only_its_own_patient()
    {
        foreach (var id in new[] { "poison", "behind" })
            await AcceptAsync(id, "sick");
        foreach (var id in new[] { "one", "two", "three" })
            await AcceptAsync(id, id);
        using var parts = new DeliveryParts(Server(id => id == "poison" ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, out _));
        using var worker = Worker(parts);

        await worker.StartAsync(Cancel);
        foreach (var id in new[] { "one", "two", "three" })
            await UntilAsync(id, SubmissionState.Delivered);

        var poison = await UntilAsync("poison", submission => submission.Attempts >= 2);
        (poison.State, (await _store.FindAsync("behind", Cancel))!.Attempts).ShouldBe((SubmissionState.Accepted, 0));
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task Submissions_of_one_patient_arrive_in_the_order_of_acceptance_also_after_failures()
    {
        var ids = Enumerable.Range(0, 12).Select(at => "s" + at).ToList();
        foreach (var id in ids)
            await AcceptAsync(id, "patient");
        var random = new Random(7);
        using var parts = new DeliveryParts(Server(_ => random.Next(3) == 0 ? HttpStatusCode.BadGateway : HttpStatusCode.OK, out var delivered));
        using var worker = Worker(parts);

        await worker.StartAsync(Cancel);
        await UntilAsync(ids[^1], SubmissionState.Delivered);

        delivered.ShouldBe(ids);
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_row_that_fails_for_too_long_is_buried_with_its_last_reason()
    {
        await AcceptAsync("a", "patient");
        using var parts = new DeliveryParts(
            Server(_ => HttpStatusCode.ServiceUnavailable, out _), new UpstreamOptions { Retries = 0, BreakAfter = 1000 });
        using var worker = Worker(parts, giveUpAfter: TimeSpan.FromMilliseconds(200));

        await worker.StartAsync(Cancel);
        var buried = await UntilAsync("a", SubmissionState.Buried);

        buried.Reason.ShouldNotBeNull().ShouldContain("HTTP 503");
        Encoding.UTF8.GetString(buried.Answer!).ShouldContain("OperationOutcome");
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task Stopping_gives_leases_back_so_that_the_next_start_goes_on_at_once()
    {
        await AcceptAsync("a", "patient");
        var asked = new TaskCompletionSource();
        var server = new FakeServer(request =>
        {
            asked.TrySetResult();
            var hang = new HttpResponseMessage(HttpStatusCode.OK);
            hang.Headers.Add("X-Hang", "yes");
            return hang;
        });
        using var parts = new DeliveryParts(server, new UpstreamOptions { AttemptTimeout = TimeSpan.FromMinutes(1) });
        using var worker = Worker(parts);
        await worker.StartAsync(Cancel);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        await worker.StopAsync(Cancel);

        (await _outbox.ClaimAsync(1, TimeSpan.FromMinutes(1), Cancel)).ShouldHaveSingleItem().SubmissionId.ShouldBe("a");
    }

    [Fact]
    public async Task A_delivery_that_outlives_its_lease_is_cut_off()
    {
        await AcceptAsync("a", "patient");
        var server = new FakeServer(_ =>
        {
            var hang = new HttpResponseMessage(HttpStatusCode.OK);
            hang.Headers.Add("X-Hang", "yes");
            return hang;
        });
        using var parts = new DeliveryParts(server, new UpstreamOptions { AttemptTimeout = TimeSpan.FromMinutes(5) });
        using var worker = Worker(parts, lease: TimeSpan.FromSeconds(2.2));

        await worker.StartAsync(Cancel);
        var retried = await UntilAsync("a", submission => submission.Reason is not null);

        retried.Reason.ShouldNotBeNull().ShouldContain("lease");
        await worker.StopAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A server with transactions that answers by the id of the one patient in them, and remembers what it took.</summary>
    private static FakeServer Server(Func<string, HttpStatusCode> answer, out ConcurrentQueue<string> delivered)
    {
        var taken = delivered = new ConcurrentQueue<string>();
        return new FakeServer(request =>
        {
            if (request.Path == "/metadata")
                return FakeServer.Json(FakeServer.Capabilities(true, "Patient"));
            var id = System.Text.Json.Nodes.JsonNode.Parse(request.Body)!["entry"]![0]!["resource"]!["id"]!.GetValue<string>();
            var status = answer(id);
            if (status == HttpStatusCode.OK)
                taken.Enqueue(id);
            return FakeServer.Json(status, DeliveryParts.TransactionResponse(DeliveryParts.Created("Patient/" + id)));
        });
    }

    private OutboxWorker Worker(DeliveryParts parts, TimeSpan? giveUpAfter = null, TimeSpan? lease = null) => new(
        _outbox, parts.Delivery, _watch,
        new OutboxOptions
        {
            PollInterval = TimeSpan.FromMilliseconds(20),
            RetryDelay = TimeSpan.FromMilliseconds(20),
            MaxRetryDelay = TimeSpan.FromMilliseconds(50),
            GiveUpAfter = giveUpAfter ?? TimeSpan.FromDays(1),
            Lease = lease ?? TimeSpan.FromMinutes(1),
        },
        TimeProvider.System, NullLogger<OutboxWorker>.Instance);

    private Task<AcceptResult> AcceptAsync(string id, string patient) => _store.AcceptAsync(
        new NewSubmission(id, "client", "hash", "hash", patient, DeliveryBundle.Write(id,
            [DeliveryParts.Entry("Patient", id, $$"""{"resourceType":"Patient","id":"{{id}}"}""")])), Cancel);

    private Task<Submission> UntilAsync(string id, SubmissionState state) => UntilAsync(id, submission => submission.State == state);

    private async Task<Submission> UntilAsync(string id, Func<Submission, bool> reached)
    {
        for (var at = 0; at < 750; at++)
        {
            if (await _store.FindAsync(id, Cancel) is { } submission && reached(submission))
                return submission;
            await Task.Delay(20, Cancel);
        }

        throw new TimeoutException($"Submission {id} did not get there in 15 seconds.");
    }
}

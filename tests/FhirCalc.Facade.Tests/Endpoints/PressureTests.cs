using System.Net;
using Dapper;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

/// <summary>What clients and balancers see when there is no room.</summary>
public sealed class PressureTests
{
    [Fact]
    public async Task Over_its_limit_the_service_refuses_with_429_answers_repeats_and_accepts_again_when_it_has_drained()
    {
        var server = new MemoryServer();
        var down = true;
        server.Before = request => down && request.Path.Length == 0 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null,
            "--Outbox:MaxWaiting", "2", "--Intake:WaitForDelivery", "00:00:00", "--Upstream:BreakAfter", "1000", "--Upstream:Retries", "0");
        (await facade.PostAsync("/fhir", Submissions.Another("1"))).Status.ShouldBe(HttpStatusCode.Accepted);
        (await facade.PostAsync("/fhir", Submissions.Another("2"))).Status.ShouldBe(HttpStatusCode.Accepted);

        var refused = await facade.PostAsync("/fhir", Submissions.Another("3"));
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests, refused.Body);
        refused.Issues.ShouldBe(["FC1051"]);
        refused.Message.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        (await facade.PostAsync("/fhir", Submissions.Another("1"))).Status.ShouldBe(HttpStatusCode.Accepted, "it is known already");
        (await facade.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await facade.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await facade.GetAsync("/admin/submissions")).Body.Split("\"id\":").Length.ShouldBe(3, "the refused one left no trace");

        down = false;
        for (var at = 0; at < 200 && (await facade.GetAsync("/health/ready")).Status != HttpStatusCode.OK; at++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        (await facade.PostAsync("/fhir", Submissions.Another("3"))).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    /// <summary>
    /// The last reserve of the disk is for audit events: readiness goes first, then new submissions are refused, and only when
    /// not even an event can be kept, answers are.
    /// </summary>
    [Fact]
    public async Task Before_the_disk_is_full_repeats_and_reads_are_answered_and_when_it_is_the_refusal_says_why()
    {
        using var folder = new TempFolder();
        Answer first;
        await using (var before = await RunningFacade.StartAsync(null, folder))
            first = await before.PostAsync("/fhir", Submissions.Another("1"));
        await using var facade = await RunningFacade.StartAsync(null, folder, "--Store:MinFreeBytes", "9000000000000000");

        (await facade.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await facade.PostAsync("/fhir", Submissions.Another("2"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await facade.PostAsync("/fhir", Submissions.Another("1"))).Body.ShouldBe(first.Body);
        (await facade.GetAsync("/fhir/Patient")).Status.ShouldBe(HttpStatusCode.OK);

        var writer = facade.Service<SqliteDatabase>().Writer;
        await writer.RunAsync(connection => connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {connection.ExecuteScalar<long>("PRAGMA page_count")}")));
        foreach (var ask in new Func<Task<Answer>>[] { () => facade.GetAsync("/fhir/Patient"), () => facade.PostAsync("/fhir", Submissions.Another("1")) })
        {
            // What is free within the file is used up first.
            var refused = await ask();
            for (var left = 100; left > 0 && refused.Status == HttpStatusCode.OK; left--)
                refused = await ask();
            (refused.Status, refused.Issues.Single()).ShouldBe((HttpStatusCode.ServiceUnavailable, "FC1054"));
            refused.Body.ShouldContain("disk of this service is full");
            refused.Message.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        }

        await writer.RunAsync(connection => connection.Execute("PRAGMA max_page_count = 1000000"));
        (await facade.PostAsync("/fhir", Submissions.Another("1"))).Body.ShouldBe(first.Body);
    }

    [Fact]
    public async Task A_full_disk_is_507_also_where_the_refusal_cannot_be_recorded()
    {
        await using var facade = await RunningFacade.StartAsync();
        await facade.PostAsync("/fhir", Submissions.Another("1"));
        await facade.Service<SqliteDatabase>().Writer.RunAsync(connection => connection.Execute(FormattableString.Invariant(
            $"PRAGMA max_page_count = {connection.ExecuteScalar<long>("PRAGMA page_count")}")));

        (await facade.PostAsync("/fhir", Submissions.Another("2"))).Status.ShouldBe(HttpStatusCode.InsufficientStorage);
    }

    [Fact]
    public async Task A_full_disk_is_507_and_nothing_is_lost_that_was_acknowledged()
    {
        // With audit events kept in the same file not even a repeat could be answered: what is not recorded is not shown.
        await using var facade = await RunningFacade.StartAsync(null, null, "--Audit:To", "Off");
        var first = await facade.PostAsync("/fhir", Submissions.Another("1"));
        var database = facade.Service<SqliteDatabase>();
        await database.Writer.RunAsync(connection => connection.Execute(FormattableString.Invariant(
            $"PRAGMA max_page_count = {connection.ExecuteScalar<long>("PRAGMA page_count")}")));

        var refused = await facade.PostAsync("/fhir", Submissions.Another("2"));

        refused.Status.ShouldBe(HttpStatusCode.InsufficientStorage, refused.Body);
        refused.Issues.ShouldBe(["FC1052"]);
        refused.Message.Headers.RetryAfter.ShouldNotBeNull();
        (await facade.PostAsync("/fhir", Submissions.Another("1"))).Body.ShouldBe(first.Body);

        await database.Writer.RunAsync(connection => connection.Execute("PRAGMA max_page_count = 1000000"));
        (await facade.PostAsync("/fhir", Submissions.Another("2"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_429_before_it_is_full()
    {
        await using var facade = await RunningFacade.StartAsync(null, null, "--Store:MinFreeBytes", "9000000000000000");

        var refused = await facade.PostAsync("/fhir", Submissions.Breast);

        (refused.Status, refused.Issues.Single()).ShouldBe((HttpStatusCode.TooManyRequests, "FC1051"));
        (await facade.GetAsync("/health/ready")).Body.ShouldContain("disk");
    }

    [Fact]
    public async Task Content_goes_after_delivery_and_a_repeat_still_gets_the_first_answer()
    {
        await using var facade = await RunningFacade.StartAsync(null, null, "--Store:KeepContent", "00:00:00", "--Store:SweepInterval", "00:00:00.050");
        var first = await facade.PostAsync("/fhir", Submissions.Breast);
        var store = facade.Service<ISubmissionStore>();
        for (var at = 0; at < 200 && await store.ContentAsync(first.Root["id"].GetString()!, TestContext.Current.CancellationToken) is not null; at++)
            await Task.Delay(25, TestContext.Current.CancellationToken);

        (await store.ContentAsync(first.Root["id"].GetString()!, TestContext.Current.CancellationToken)).ShouldBeNull();
        var repeat = await facade.PostAsync("/fhir", Submissions.Breast);
        (repeat.Status, repeat.Body).ShouldBe((HttpStatusCode.OK, first.Body));
        (await facade.PostAsync("/fhir", Submissions.With(bundle => bundle["entry"]!.AsArray().RemoveAt(0)))).Status
            .ShouldBe(HttpStatusCode.Conflict, "the hash tells other content under the same identifier");
    }
}

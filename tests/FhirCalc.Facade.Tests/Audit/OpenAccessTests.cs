using System.Net;
using Dapper;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Audit;

/// <summary>Reads are recorded while the external server is asked: on disk before the answer, in full a moment after it.</summary>
public sealed class OpenAccessTests : IDisposable
{
    private const string Observation = """{"resourceType":"Observation","id":"1","subject":{"reference":"Patient/p"}}""";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_access_is_on_disk_while_the_external_server_works_and_ends_as_one_event_that_names_the_patient()
    {
        var seen = 0L;
        var server = new FakeServer(_ =>
        {
            SpinWait.SpinUntil(() => (seen = Open()) > 0, TimeSpan.FromSeconds(20));
            return FakeServer.Json(Observation);
        });
        await using (var facade = await RunningFacade.StartAsync(server, _folder))
            (await facade.GetAsync("/fhir/Observation/1")).Body.ShouldBe(Observation);

        seen.ShouldBe(1, "it was there before the external server answered");
        Open().ShouldBe(0);
        var one = AuditLog.Events(_folder).ShouldHaveSingleItem();
        (one.Subtypes(), one.Text("outcome")).ShouldBe(("read", "0"));
        one.Text().ShouldContain("Observation/1");
        one.Text().ShouldContain("Patient/p");
    }

    [Fact]
    public async Task No_byte_leaves_before_the_access_is_on_disk()
    {
        await using var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json(Observation)), _folder);
        using var disk = new ManualResetEventSlim();
        using var busy = new ManualResetEventSlim();
        var writing = facade.Service<SqliteDatabase>().Writer.RunAsync(_ =>
        {
            busy.Set();
            return disk.Wait(TimeSpan.FromSeconds(30));
        });
        busy.Wait(Cancel);

        var answer = facade.GetAsync("/fhir/Observation/1");
        (await Task.WhenAny(answer, Task.Delay(300, Cancel))).ShouldNotBe(answer);
        disk.Set();
        await writing;
        (await answer).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "4", "HTTP 404")]
    [InlineData(HttpStatusCode.InternalServerError, "8", "HTTP 502")]
    [InlineData(HttpStatusCode.NotModified, "0", null)]
    public async Task How_it_was_answered_stands_in_the_event(HttpStatusCode theirs, string outcome, string? description)
    {
        await using (var facade = await RunningFacade.StartAsync(new FakeServer(_ => new HttpResponseMessage(theirs)), _folder))
            await facade.GetAsync("/fhir/Observation/1/_history/2");

        var one = AuditLog.Events(_folder).ShouldHaveSingleItem();
        (one.Subtypes(), one.Text("outcome"), one.Text("outcomeDesc")).ShouldBe(("vread", outcome, description));
        Open().ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_an_event_that_says_so()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var server = new FakeServer(_ =>
        {
            gone.CancelAfter(TimeSpan.FromMilliseconds(50));
            var response = FakeServer.Json(Observation);
            response.Headers.Add("X-Hang", "yes");
            return response;
        });
        await using (var facade = await RunningFacade.StartAsync(server, _folder))
        {
            await Should.ThrowAsync<OperationCanceledException>(facade.Client.GetAsync("/fhir/Observation/1", gone.Token));
            await Until.TrueAsync(() => AuditLog.Events(_folder).Count > 0);
        }

        var one = AuditLog.Events(_folder).ShouldHaveSingleItem();
        (one.Text("outcome"), one.Text("outcomeDesc")).ShouldBe(("4", "HTTP 499"));
    }

    [Fact]
    public async Task An_access_that_a_dead_process_left_open_becomes_an_event_at_the_next_start()
    {
        var server = new FakeServer(_ => FakeServer.Json(Observation));
        await using (var facade = await RunningFacade.StartAsync(server, _folder))
        {
            (await facade.GetAsync("/fhir/Observation/1", ("X-Request-Id", "of-the-dead"))).Status.ShouldBe(HttpStatusCode.OK);
            await Until.TrueAsync(() => Open() == 0);
            await facade.Service<SqliteDatabase>().Writer.RunAsync(connection => connection.Execute(
                "CREATE TRIGGER dead BEFORE DELETE ON access BEGIN SELECT raise(ABORT, 'dead'); END"));

            // The process dies between the answer and the event: what closes the access is undone.
            (await facade.GetAsync("/fhir/Observation/2", ("X-Request-Id", "last"))).Status.ShouldBe(HttpStatusCode.OK);
        }

        Open().ShouldBe(1);
        Sqlite.Execute(_folder.File("facade.db"), "DROP TRIGGER dead");
        await using (await RunningFacade.StartAsync(server, _folder))
            Open().ShouldBe(0);

        var events = AuditLog.Events(_folder);
        events.Select(one => one.Text("outcome")).ShouldBe(["0", "12"]);
        events[1].Text().ShouldContain("Observation/2");
        events[1].Text().ShouldContain("\"last\"");
        var check = new AuditChainCheck();
        events.Select(one => check.Add(one.Utf8)).ShouldAllBe(problem => problem == null);
    }

    [Fact]
    public async Task An_access_that_cannot_be_kept_is_not_answered()
    {
        await using var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json(Observation)), _folder);
        await facade.Service<SqliteDatabase>().Writer.RunAsync(connection => connection.Execute("DROP TABLE access"));

        var answer = await facade.GetAsync("/fhir/Observation/1");

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.ServiceUnavailable, "FC1054"));
        answer.Body.ShouldNotContain("Patient");
    }

    [Fact]
    public async Task While_events_cannot_be_kept_nothing_more_is_shown_and_what_was_shown_gets_its_event_in_the_end()
    {
        await using (var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json(Observation)), _folder))
        {
            var writer = facade.Service<SqliteDatabase>().Writer;
            await writer.RunAsync(connection => connection.Execute("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'broken'); END"));
            (await facade.GetAsync("/fhir/Observation/1")).Status.ShouldBe(HttpStatusCode.OK, "the access is on disk");
            await Until.TrueAsync(() => facade.Service<OpenAccesses>().IsBehind);

            (await facade.GetAsync("/fhir/Observation/2")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await facade.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            await writer.RunAsync(connection => connection.Execute("DROP TRIGGER broken"));
            await Until.TrueAsync(() => !facade.Service<OpenAccesses>().IsBehind);
            (await facade.GetAsync("/fhir/Observation/3")).Status.ShouldBe(HttpStatusCode.OK);
        }

        AuditLog.Events(_folder).Select(one => one.Text("outcome")).ShouldBe(["0", "0"]);
        Open().ShouldBe(0);
    }

    [Fact]
    public async Task A_read_that_the_external_server_answers_with_202_is_recorded_like_any_other()
    {
        await using (var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json(HttpStatusCode.Accepted, Observation)), _folder))
        {
            await facade.GetAsync("/fhir/Observation/1");
            await facade.GetAsync("/fhir/Observation?code=x");
        }

        AuditLog.Events(_folder).Select(one => one.Subtypes()).ShouldBe(["search-type", "read"], ignoreOrder: true);
    }

    public void Dispose() => _folder.Dispose();

    private long Open() => Sqlite.Scalar(_folder.File("facade.db"), "SELECT count(*) FROM access");
}

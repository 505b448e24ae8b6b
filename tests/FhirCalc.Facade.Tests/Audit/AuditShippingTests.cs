using System.Net;
using System.Text;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Audit;

public sealed class AuditShippingTests
{
    private static readonly string[] Quickly = ["--Audit:Interval", "00:00:00.020"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_gets_every_event_once_over_restarts_and_a_half_written_line_is_mended()
    {
        using var folder = new TempFolder();
        var file = folder.File("audit/audit.ndjson");
        string[] settings = ["--Audit:To", "file", "--Audit:File", file, .. Quickly];
        for (var run = 1; run <= 3; run++)
        {
            await using var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json("""{"resourceType":"Patient","id":"p"}""")), folder, settings);
            await facade.GetAsync("/fhir/Patient/p");
            await Until.TrueAsync(() => File.Exists(file) && Lines(file).Count == run);
            await facade.DisposeAsync();

            // As if the process had died after writing and before marking, and in the middle of a line.
            await File.AppendAllTextAsync(file, """{"resourceType":"Audit""", Cancel);
            Sqlite.Execute(folder.File("facade.db"), "UPDATE audit SET state = 0");
        }

        var check = new AuditChainCheck();
        Lines(file).Take(3).Select(line => check.Add(line)).ShouldAllBe(problem => problem == null);
        check.Last.ShouldBe(3);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(folder.File("audit")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_file_that_the_store_does_not_go_on_with_is_set_aside_and_kept()
    {
        using var folder = new TempFolder();
        var file = folder.File("audit.ndjson");
        await File.WriteAllTextAsync(file, "what another program wrote\n", Cancel);
        await using var facade = await RunningFacade.StartAsync(
            new FakeServer(_ => FakeServer.Json("""{"resourceType":"Patient","id":"p"}""")), folder, ["--Audit:To", "file", "--Audit:File", file, .. Quickly]);
        await facade.GetAsync("/fhir/Patient/p");

        await Until.TrueAsync(() => Directory.GetFiles(folder.Path, "audit.ndjson.*").Length == 1 && File.Exists(file) && Lines(file).Count == 1);
        (await File.ReadAllTextAsync(Directory.GetFiles(folder.Path, "audit.ndjson.*")[0], Cancel)).ShouldBe("what another program wrote\n");
    }

    [Fact]
    public async Task The_external_server_gets_every_event_in_spite_of_a_failure()
    {
        using var folder = new TempFolder();
        var failures = 3;
        var server = new FakeServer(request => request switch
        {
            { Path: "/metadata" } => FakeServer.Json(FakeServer.Capabilities(false, "AuditEvent")),
            { Method: "GET" } when request.Path.StartsWith("/AuditEvent?", StringComparison.Ordinal) => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}"""),
            { Method: "GET" } when request.Path.StartsWith("/AuditEvent", StringComparison.Ordinal) => FakeServer.Json(HttpStatusCode.NotFound, ""),
            { Method: "PUT" } => FakeServer.Json(--failures >= 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Created, ""),
            _ => FakeServer.Json("""{"resourceType":"Patient","id":"p"}"""),
        });
        await using (var facade = await RunningFacade.StartAsync(server, folder, ["--Audit:To", "server", .. Quickly]))
        {
            await facade.GetAsync("/fhir/Patient/p");
            await facade.GetAsync("/fhir/Patient/p");
            await Until.TrueAsync(() => Sqlite.Scalar(folder.File("facade.db"), "SELECT count(*) FROM audit WHERE state = 1") == 2);
        }

        var sent = server.Sent.Where(request => request.Method == "PUT").GroupBy(request => request.Path).ToList();
        sent.Count.ShouldBe(2);
        sent.ShouldAllBe(one => one.Last().Body.Contains("\"AuditEvent\""));
    }

    [Fact]
    public async Task An_event_that_the_server_refuses_is_sent_with_names_for_references_and_then_stays_in_the_store()
    {
        using var folder = new TempFolder();
        var server = new FakeServer(request => request switch
        {
            { Path: "/metadata" } => FakeServer.Json(FakeServer.Capabilities(false, "AuditEvent")),
            { Method: "GET" } when request.Path.StartsWith("/AuditEvent?", StringComparison.Ordinal) => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}"""),
            { Method: "GET" } when request.Path.StartsWith("/AuditEvent", StringComparison.Ordinal) => FakeServer.Json(HttpStatusCode.NotFound, ""),
            { Method: "PUT" or "POST" } when request.Body.Contains("\"reference\"") || request.Body.Contains("Patient/bad") => FakeServer.Json(HttpStatusCode.UnprocessableEntity, ""),
            { Method: "PUT" or "POST" } => Created("AuditEvent/1"),
            _ => FakeServer.Json($$"""{"resourceType":"Patient","id":"{{request.Path.Split('/')[^1]}}"}"""),
        });
        await using var facade = await RunningFacade.StartAsync(server, folder, ["--Audit:To", "server", .. Quickly]);
        await facade.GetAsync("/fhir/Patient/bad");
        await facade.GetAsync("/fhir/Patient/good");

        await Until.TrueAsync(() => Sqlite.Scalar(folder.File("facade.db"), "SELECT count(*) FROM audit WHERE state <> 0") == 2);
        Sqlite.Scalar(folder.File("facade.db"), "SELECT sequence FROM audit WHERE state = 2").ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_takes_no_audit_events_loses_none()
    {
        using var folder = new TempFolder();
        var server = new FakeServer(request => request switch
        {
            { Path: "/metadata" } => FakeServer.Json(FakeServer.Capabilities(false, "AuditEvent")),
            { Method: "GET" } when request.Path.StartsWith("/AuditEvent?", StringComparison.Ordinal) => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}"""),
            { Method: "GET" } when request.Path.StartsWith("/AuditEvent", StringComparison.Ordinal) => FakeServer.Json(HttpStatusCode.NotFound, ""),
            { Method: "PUT" } => FakeServer.Json(HttpStatusCode.Forbidden, ""),
            _ => FakeServer.Json("""{"resourceType":"Patient","id":"p"}"""),
        });
        await using var facade = await RunningFacade.StartAsync(server, folder, ["--Audit:To", "server", .. Quickly]);
        await facade.GetAsync("/fhir/Patient/p");

        await Until.TrueAsync(() => server.Sent.Count(request => request.Method == "PUT") >= 3);
        Sqlite.Scalar(folder.File("facade.db"), "SELECT count(*) FROM audit WHERE state = 0").ShouldBe(1);
        var ready = await facade.GetAsync("/health/ready");
        ready.Status.ShouldBe(HttpStatusCode.OK, "submissions can be accepted all the same");
        ready.Body.ShouldContain("Audit events cannot be passed on");
    }

    [Fact]
    public void Names_take_the_place_of_references_and_nothing_else_changes()
    {
        var named = AuditServer.WithoutReferences("""{"entity":[{"what":{"reference":"Patient/1"},"role":{"code":"1"}},{"what":{"identifier":{"value":"x"}}}]}"""u8.ToArray());

        Encoding.UTF8.GetString(named).ShouldBe("""{"entity":[{"what":{"type":"Patient","identifier":{"value":"Patient/1"}},"role":{"code":"1"}},{"what":{"identifier":{"value":"x"}}}]}""");
        ResourceJson.Parse(named).Root.IsObject.ShouldBeTrue();
    }

    private static HttpResponseMessage Created(string location)
    {
        var response = FakeServer.Json(HttpStatusCode.Created, "");
        response.Headers.Location = new Uri($"{FakeServer.Base}/{location}/_history/1");
        return response;
    }

    private static List<byte[]> Lines(string file) =>
        [.. Encoding.UTF8.GetString(ReadShared(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

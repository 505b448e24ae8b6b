using System.Net;
using System.Net.Sockets;
using System.Text;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Privacy;

/// <summary>
/// Marked resources, ids, queries and headers go through every path, failures among them, at the highest level of logging
/// that an operator can choose: no mark is found in logs, traces, metrics, health or the lists of administration.
/// </summary>
public sealed class CanaryTests
{
    private const string Mark = Canary.Mark;

    private static readonly string[] Loudest =
    [
        "--Serilog:MinimumLevel:Override:Microsoft", "Verbose", "--Serilog:MinimumLevel:Override:System", "Verbose",
        "--Audit:To", "server", "--Audit:Interval", "00:00:00.020", "--Upstream:BreakAfter", "1000",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_content_reaches_logs_traces_metrics_health_or_lists_whatever_happens()
    {
        using var folder = new TempFolder();
        using var telemetry = new TelemetryRecorder();
        var server = new MoodyServer();
        var shown = new StringBuilder();
        await using (var facade = await RunningFacade.StartAsync(server.Server, folder, Loudest))
        {
            await SubmitAsync(facade, server);
            await MalformedAsync(facade);
            await OperationsAsync(facade);
            await RelayAsync(facade, server);
            await BrokenHttpAsync(facade);
            shown.Append((await facade.GetAsync("/admin/submissions")).Body).Append((await facade.GetAsync("/health/ready")).Body).Append((await facade.GetAsync("/health/live")).Body);
            telemetry.Collect();
        }

        server.Server.Sent.Count(request => request.Body.Contains(Mark)).ShouldBeGreaterThan(5, "the marks were on their way");
        AuditLog.Events(folder).Count(one => one.Text().Contains(Mark)).ShouldBeGreaterThan(5, "and the audit log is where they belong");
        var log = await File.ReadAllTextAsync(folder.File("log.txt"), Cancel);
        foreach (var said in new[] { "Accepted", "buried", "to be retried", "The audit chain ends" })
            log.ShouldContain(said);
        shown.ToString().ShouldContain("discarded");
        ShouldBeClean("the log", log);
        ShouldBeClean("a list or health", shown.ToString());
        ShouldBeClean("telemetry", telemetry.Text);
    }

    private static async Task SubmitAsync(RunningFacade facade, MoodyServer server)
    {
        // Delivered; updated under ids of the client; created by a condition.
        var delivered = await facade.PostAsync("/fhir", Canary.Submission(1), ("Idempotency-Key", Mark), ("Authorization", "Bearer " + Mark), ("Cookie", Mark), ("User-Agent", Mark));
        delivered.Status.ShouldBe(HttpStatusCode.OK, delivered.Body);
        var updated = await facade.PostAsync("/fhir", Canary.Submission(2, ownIds: true), ("X-Request-Id", Mark + " name"));
        updated.Status.ShouldBe(HttpStatusCode.OK, updated.Body);
        await facade.PostAsync("/fhir/Patient", Patient, ("If-None-Exist", "identifier=" + Mark));
        await facade.SendAsync(HttpMethod.Put, $"/fhir/Patient/{Mark}", Patient, ("If-Match", $"W/\"{Mark}\""));
        await facade.SendAsync(HttpMethod.Put, $"/fhir/Patient?identifier={Mark}", Patient);
        await facade.PostAsync("/fhir", $$"""{"resourceType":"Bundle","type":"batch","entry":[{"resource":{{Patient}},"request":{"method":"PUT","url":"Patient/{{Mark}}" } },{"request":{"method":"GET","url":"Patient?name={{Mark}}" } },{"request":{"method":"GET","url":"{{Mark}}/{{Mark}}" } }]}""");

        // Tried again after every kind of trouble, then delivered.
        foreach (var (mood, number) in server.Troubles.Select((mood, at) => (mood, 10 + at)))
        {
            server.Next(mood);
            await facade.PostAsync("/fhir", Canary.Submission(number));
        }

        // Buried with the words of the external server, replayed, buried again, shown, given up.
        server.Always(() => FakeServer.Json(HttpStatusCode.UnprocessableEntity, Canary.Outcome));
        var buried = (await facade.PostAsync("/fhir", Canary.Submission(3))).Message.StatusCode;
        buried.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var list = System.Text.Json.Nodes.JsonNode.Parse((await facade.GetAsync("/admin/submissions?state=buried")).Body)!.AsArray();
        var id = (string)list.ShouldHaveSingleItem()!["id"]!;
        (await facade.PostAsync($"/admin/submissions/{id}/replay", "")).Status.ShouldBe(HttpStatusCode.Accepted);
        await Until.TrueAsync(() => facade.GetAsync("/admin/submissions?state=buried").GetAwaiter().GetResult().Body.Contains(id, StringComparison.Ordinal));
        ShouldBeClean("what is shown of a submission", (await facade.GetAsync("/admin/submissions/" + id)).Body);
        (await facade.PostAsync($"/admin/submissions/{id}/discard", "")).Status.ShouldBe(HttpStatusCode.OK);
        server.Always(null);
    }

    private static async Task MalformedAsync(RunningFacade facade)
    {
        string[] texts =
        [
            "{\"resourceType\":\"" + Mark, Mark, "{\"resourceType\":\"" + Mark + "\"}", "{\"" + Mark + "\":1,\"" + Mark + "\":2}",
            "{\"resourceType\":\"Patient\",\"" + Mark + "\":true}", new string('[', 200) + Mark, "{\"resourceType\":\"Bundle\",\"type\":\"" + Mark + "\"}", "\"" + Mark + "\\uD800\"",
        ];
        foreach (var text in texts)
        {
            foreach (var path in new[] { "/fhir", "/fhir/$validate", "/fhir/Patient", "/fhir/DiagnosticReport/$assess-calcification" })
                await facade.PostAsync(path + "?" + Mark + "=" + Mark, text);
        }

        await facade.PostAsync("/fhir", Mark, ("Content-Type", "text/" + Mark));
        await facade.PostAsync("/fhir", new string('x', 6_000_000) + Mark);
        (await facade.PostAsync("/fhir", Canary.Invalid(20, bundle => Submissions.Resource(bundle, "DiagnosticReport")["status"] = Mark))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await facade.PostAsync("/fhir", Canary.Invalid(21, bundle => Submissions.Resource(bundle, "DiagnosticReport")["subject"]!["reference"] = "urn:uuid:" + Mark));
        await facade.PostAsync("/fhir", Canary.Invalid(22, bundle => Submissions.Resource(bundle, "Patient")[Mark] = Mark));
        await facade.PostAsync("/fhir", Canary.Invalid(23, bundle => bundle["meta"]!["profile"]![0] = "http://example.org/" + Mark));
        await facade.PostAsync("/fhir", Canary.Invalid(24, bundle => bundle["entry"]![1]!["request"]!["url"] = Mark));
        await facade.PostAsync("/fhir", Canary.Invalid(1, bundle => bundle["identifier"]!["value"] = Mark + "-1"), ("Idempotency-Key", Mark));
    }

    private static async Task OperationsAsync(RunningFacade facade)
    {
        await facade.PostAsync($"/fhir/{Mark}/$validate?profile={Mark}", Canary.Submission(30));
        await facade.PostAsync($"/fhir/$validate?profile=http://x/{Mark}&mode={Mark}", Canary.Submission(30));
        await facade.PostAsync("/fhir/Patient/$validate", Patient);
        (await facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", Canary.Submission(31))).Status.ShouldBe(HttpStatusCode.OK);
        await facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", $$"""{"resourceType":"Parameters","parameter":[{"name":"submission","resource":{{Canary.Submission(32)}}},{"name":"context","resource":{{Patient}}},{"name":"{{Mark}}","valueString":"{{Mark}}"}]}""");
    }

    private static async Task RelayAsync(RunningFacade facade, MoodyServer server)
    {
        foreach (var mood in server.Troubles.Prepend(() => FakeServer.Json(Patient)).Append(() => FakeServer.Json($$"""{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{{Patient}}}]}""")))
        {
            foreach (var path in new[] { $"Patient?name={Mark}&_has:Observation:patient:code={Mark}", $"Patient/{Mark}", $"Patient/{Mark}/_history", $"Patient/{Mark}/_history/{Mark}", $"?_getpages={Mark}" })
            {
                server.Next(mood);
                await facade.GetAsync("/fhir/" + path, ("If-None-Match", $"W/\"{Mark}\""));
            }
        }

        foreach (var path in new[] { $"/{Mark}", $"/fhir/{Mark}", $"/fhir/{Mark}/{Mark}", $"/fhir/_async/{Mark}", $"/fhir/Patient/..%2f{Mark}", $"/admin/submissions/{Mark}", $"/admin/{Mark}?{Mark}", $"/admin/submissions?state={Mark}&limit={Mark}" })
            await facade.GetAsync(path);
        await facade.SendAsync(new HttpMethod(Mark), $"/fhir/{Mark}");
        await facade.GetAsync("/fhir/Patient", ("Accept", "text/" + Mark));
        await facade.GetAsync("/fhir/Patient", ("Host", Mark + ".example.org"));
    }

    private static async Task BrokenHttpAsync(RunningFacade facade)
    {
        string[] requests =
        [
            $"GET /{Mark} HTTP/9.9\r\n\r\n", $"{Mark}\r\n\r\n", $"GET /{Mark} HTTP/1.1\r\nHost: a\r\n{Mark}\r\n\r\n", $"GET /fhir/Patient?{Mark}\0 HTTP/1.1\r\nHost: a\r\n\r\n",
            $"POST /fhir HTTP/1.1\r\nHost: a\r\nContent-Type: application/fhir+json\r\nContent-Length: 500\r\n\r\n{{\"{Mark}",
            $"POST /fhir HTTP/1.1\r\nHost: a\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked\r\n\r\n{Mark}\r\n",
        ];
        foreach (var request in requests)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, facade.Client.BaseAddress!.Port, Cancel);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
            try
            {
                socket.Client.Shutdown(SocketShutdown.Send);
                _ = await stream.ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false, Cancel);
            }
            catch (Exception problem) when (problem is IOException or SocketException)
            {
                // Closed at once: that is an answer too.
            }
        }
    }

    private static string Patient => $$"""{"resourceType":"Patient","id":"{{Mark}}","identifier":[{"system":"urn:{{Mark}}","value":"{{Mark}}"}],"name":[{"family":"{{Mark}}"}]}""";

    private static void ShouldBeClean(string what, string text)
    {
        var at = text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        at.ShouldBe(-1, at < 0 ? what : $"{what}: …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)]}…");
    }
}

using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Operations;

/// <summary>What an operator reads on an ordinary day, and on a bad one.</summary>
public sealed class OperatorLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_told_with_type_client_and_sizes_and_a_probe_is_not()
    {
        using var folder = new TempFolder();
        var log = await LogAsync(folder, new FakeServer(_ => FakeServer.Json(HttpStatusCode.NotFound, "{}")), async facade =>
        {
            await facade.GetAsync("/health/ready");
            await facade.GetAsync("/health/live");
            await facade.GetAsync("/fhir/Observation/some-id", ("X-Request-Id", "my-id"));
            await facade.GetAsync("/fhir/Secret/some-id");
            await facade.GetAsync("/admin/submissions");
        });

        log.ShouldContain("GET /fhir/Observation/{id} 404 in ");
        log.ShouldContain(" ms for 127.0.0.1, 0 bytes in, ");
        log.ShouldContain(" out, request my-id");
        log.ShouldContain("GET /admin/submissions/ 200 in ");
        log.ShouldContain(" ? out, ", Case.Sensitive, "what goes out in chunks has no length; 0 would be wrong");
        log.ShouldNotContain("/health/");
        log.ShouldNotContain("Secret", Case.Sensitive, "what is no type may be anything");
    }

    [Fact]
    public async Task An_outage_of_the_external_server_is_told_once_with_its_cause_and_its_end_too()
    {
        using var folder = new TempFolder();
        var down = true;
        var memory = new MemoryServer();
        using var reachable = memory.Handler();
        memory.Before = _ => down ? throw new HttpRequestException("refused") : null;
        var log = await LogAsync(folder, reachable, async facade =>
        {
            (await facade.PostAsync("/fhir", Submissions.Breast)).Status.ShouldBe(HttpStatusCode.Accepted);
            await Until.TrueAsync(() => Attempts(facade) > 5);
            (await facade.GetAsync("/health/ready")).Body.ShouldContain("failing: The external server could not be reached");
            down = false;
            await Until.TrueAsync(() => facade.GetAsync("/admin/submissions?state=delivered").GetAwaiter().GetResult().Body.Contains("\"id\"", StringComparison.Ordinal));
            (await facade.GetAsync("/health/ready")).Body.ShouldNotContain("failing");
        }, "--Intake:WaitForDelivery", "00:00:00", "--Upstream:BreakAfter", "2", "--Upstream:BreakDuration", "00:00:00.500", "--Outbox:MaxRetryDelay", "00:00:00.100", "--Context:Enabled", "false");

        Count(log, "[WRN] The external server could not be reached, or the connection broke. Deliveries wait;").ShouldBe(1);
        Count(log, "[INF] The external server answers again").ShouldBe(1);
        Count(log, "to be retried, no answer").ShouldBe(3, "the first attempts only");
    }

    [Fact]
    public async Task A_burial_is_a_warning_with_its_reason()
    {
        using var folder = new TempFolder();
        var log = await LogAsync(
            folder,
            new FakeServer(request => request.Path == "/metadata" ? FakeServer.Json(FakeServer.Capabilities(true)) : FakeServer.Json(HttpStatusCode.Forbidden, "{}")),
            facade => facade.PostAsync("/fhir", Submissions.Breast));

        var line = log.Split('\n').Single(line => line.Contains(": buried", StringComparison.Ordinal));
        line.ShouldContain("[WRN]");
        line.ShouldContain("HTTP 403");
        line.ShouldContain("The external server answered HTTP 403.");
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_told_once()
    {
        using var folder = new TempFolder();
        var log = await LogAsync(folder, new FakeServer(_ => FakeServer.Json("{}")), async facade =>
        {
            for (var time = 0; time < 3; time++)
                (await facade.PostAsync("/fhir", Submissions.Another(time.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        }, "--Store:MinFreeBytes", "9000000000000000");

        Count(log, "[WRN] The disk of this service is nearly full. Nothing new is accepted.").ShouldBe(1);
    }

    private static async Task<string> LogAsync(TempFolder folder, FakeServer server, Func<RunningFacade, Task> day, params string[] settings)
    {
        await using (var facade = await RunningFacade.StartAsync(server, folder, ["--Serilog:MinimumLevel", "Information", .. settings]))
            await day(facade);
        server.Dispose();
        return await File.ReadAllTextAsync(folder.File("log.txt"), Cancel);
    }

    private static int Attempts(RunningFacade facade)
    {
        var list = System.Text.Json.Nodes.JsonNode.Parse(facade.GetAsync("/admin/submissions").GetAwaiter().GetResult().Body)!.AsArray();
        return (int)list[0]!["attempts"]!;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

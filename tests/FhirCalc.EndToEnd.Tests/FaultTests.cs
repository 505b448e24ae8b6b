using System.Net;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>
/// Faults between the facade and a real server. However it goes wrong, the submission ends delivered once or buried
/// with what the server said; never lost, never doubled.
/// </summary>
public sealed class FaultTests(ExternalServers servers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static TheoryData<string> Transient { get; } =
        ["503 twice", "429 with Retry-After", "connection reset", "empty answer", "garbage", "broken chunk", "HTML in place of FHIR", "30 s hang", "answer lost after commit"];

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task After_a_transient_fault_the_submission_is_delivered_once(string fault)
    {
        var real = await servers.SandboxAsync();
        var server = await servers.FaultyAsync(real);
        foreach (var response in Responses(fault))
            await server.NextAsync(response);
        if (fault == "answer lost after commit")
            await server.NextAnswerIsLostAsync(real);
        await using var facade = await StartAsync(server);
        var submission = new Submission();
        var started = TimeProvider.System.GetTimestamp();

        var answer = await facade.Fhir.PostAsync("", submission.Json);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        await ShouldBeDeliveredOnceAsync(facade, real, submission);
        (await server.TransactionsAsync()).ShouldBe(Responses(fault).Length + (fault == "answer lost after commit" ? 2 : 1));
        if (fault == "answer lost after commit")
            (await VersionOfReportAsync(real, submission)).ShouldBe("2", "the server had committed the first attempt");
        if (fault == "429 with Retry-After")
            TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(2), "the server asked for that");
    }

    [Fact]
    public async Task A_server_that_nobody_here_wrote_gets_it_once_though_its_answer_was_lost()
    {
        var real = await servers.MedplumAsync();
        var server = await servers.FaultyAsync(real);
        await server.NextAnswerIsLostAsync(real);
        await server.NextAsync(new { status = 503 });
        await using var facade = await StartAsync(server);
        var submission = new Submission();

        var answer = await facade.Fhir.PostAsync("", submission.Json);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        await ShouldBeDeliveredOnceAsync(facade, real, submission);
    }

    [Fact]
    public async Task A_submission_that_the_server_rejects_is_buried_with_its_outcome_and_can_be_replayed()
    {
        const string Reason = "the fax machine of ward 7 is the authority here";
        var real = await servers.SandboxAsync();
        var server = await servers.FaultyAsync(real);
        await server.NextAsync(new
        {
            status = 422,
            headers = new Dictionary<string, string> { ["Content-Type"] = "application/fhir+json" },
            body = $$$"""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule","diagnostics":"{{{Reason}}}"}]}""",
        });
        await using var facade = await StartAsync(server);
        var submission = new Submission();

        var answer = await facade.Fhir.PostAsync("", submission.Json);

        // 1. Rejected: told with the server's own words, kept, and not tried again.
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Body);
        answer.ResourceType.ShouldBe("OperationOutcome");
        answer.Body.ShouldContain(Reason);
        var buried = (await facade.SubmissionsAsync("buried")).ShouldHaveSingleItem();
        using var external = new FhirEndpoint(real);
        (await submission.OnServerAsync(external)).ShouldBe(Submission.Nothing);
        (await server.TransactionsAsync()).ShouldBe(1);

        // 2. Replayed, now that the server takes it.
        var id = buried.GetProperty("id").GetString();
        var replay = await facade.Fhir.PostAsync($"/admin/submissions/{id}/replay", "");
        ((int)replay.Status).ShouldBeInRange(200, 204, replay.Body);
        await facade.DrainAsync(Patience);
        await ShouldBeDeliveredOnceAsync(facade, real, submission);
    }

    [Fact]
    public async Task What_cannot_be_delivered_in_time_is_accepted_and_delivered_later()
    {
        var real = await servers.SandboxAsync();
        var server = await servers.FaultyAsync(real);
        for (var i = 0; i < 12; i++)
            await server.NextAsync(new { status = 503 });
        await using var facade = await StartAsync(server, ("Intake:WaitForDelivery", "00:00:00.500"), ("Upstream:BreakAfter", "100"));
        var submission = new Submission();

        var answer = await facade.Fhir.PostAsync("", submission.Json);

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body);
        answer.ResourceType.ShouldBe("OperationOutcome");
        var status = answer.Location!.ToString();
        var final = await facade.Fhir.GetUntilAsync(status, one => one.Status != HttpStatusCode.Accepted, Patience);
        final.Status.ShouldBe(HttpStatusCode.OK, final.Body);
        final.Json.GetProperty("type").GetString().ShouldBe("transaction-response");
        await ShouldBeDeliveredOnceAsync(facade, real, submission);
    }

    [Fact]
    public async Task A_server_that_is_down_at_first_gets_everything_when_it_comes()
    {
        var port = FreePort.Take();
        await using var facade = await FacadeProcess.StartAsync($"http://127.0.0.1:{port}/fhir", ("Intake:WaitForDelivery", "00:00:00.300"), ("Upstream:BreakDuration", "00:00:01"));
        var submissions = Enumerable.Range(0, 5).Select(_ => new Submission()).ToList();
        foreach (var submission in submissions)
            (await facade.Fhir.PostAsync("", submission.Json)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await facade.Fhir.GetAsync("Patient")).Status.ShouldBeOneOf(HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable);

        await using var late = await FhirCalc.Sandbox.SandboxHost.StartAsync(new FhirCalc.Sandbox.SandboxOptions(), port, TestContext.Current.CancellationToken);
        await facade.DrainAsync(Patience);

        foreach (var submission in submissions)
            await ShouldBeDeliveredOnceAsync(facade, late.BaseUrl.ToString(), submission);
    }

    private static object[] Responses(string fault) => fault switch
    {
        "503 twice" => [new { status = 503 }, new { status = 503 }],
        "429 with Retry-After" => [new { status = 429, headers = new Dictionary<string, string> { ["Retry-After"] = "2" } }],
        "connection reset" => [new { fault = "CONNECTION_RESET_BY_PEER" }],
        "empty answer" => [new { fault = "EMPTY_RESPONSE" }],
        "garbage" => [new { fault = "RANDOM_DATA_THEN_CLOSE" }],
        "broken chunk" => [new { status = 200, fault = "MALFORMED_RESPONSE_CHUNK" }],
        "HTML in place of FHIR" => [new { status = 200, headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" }, body = "<html>Welcome to the hospital WLAN</html>" }],
        "30 s hang" => [new { status = 200, fixedDelayMilliseconds = 30_000 }],
        _ => [],
    };

    private static Task<FacadeProcess> StartAsync(FaultyServer server, params (string Key, string Value)[] settings) =>
        FacadeProcess.StartAsync(server.BaseUrl, [("Upstream:AttemptTimeout", "00:00:02"), .. settings]);

    private static async Task<string> VersionOfReportAsync(string real, Submission submission)
    {
        using var external = new FhirEndpoint(real);
        var report = (await external.GetAsync(submission.ReportSearch)).Entries.Single().GetProperty("resource");
        return report.GetProperty("meta").GetProperty("versionId").GetString()!;
    }

    private static async Task ShouldBeDeliveredOnceAsync(FacadeProcess facade, string real, Submission submission)
    {
        using var external = new FhirEndpoint(real);
        (await submission.OnServerAsync(external)).ShouldBe(Submission.Once);
        (await facade.SubmissionsAsync("buried")).ShouldBeEmpty();
        (await facade.SubmissionsAsync("accepted")).ShouldBeEmpty();
    }
}

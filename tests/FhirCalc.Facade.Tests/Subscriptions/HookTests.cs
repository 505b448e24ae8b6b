using System.Net;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Subscriptions;

/// <summary>Reports that reach the external server by another way are assessed too, each version once; our own never.</summary>
public sealed class HookTests
{
    private const string Secret = "a-secret-of-the-subscription";

    private static readonly string[] Settings =
    [
        "--Subscriptions:Names", "reports", "--Subscriptions:Secret", Secret, "--Subscriptions:Settle", "00:00:00.100", "--Subscriptions:LookInterval", "00:00:00.050",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Payloads { get; } =
        ["the resource", "PUT", "backport, id only", "backport, full resource", "backport, entry without resource", "R5", "an Observation of it"];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A_report_that_the_external_server_tells_of_is_assessed_once_however_often_it_is_told(string payload)
    {
        var server = new MemoryServer();
        ExternalReport.PutOn(server);
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, Settings);

        (await NotifyAsync(facade, payload)).Status.ShouldBe(HttpStatusCode.OK);
        await UntilAsync(() => server.All("RiskAssessment").Count > 0);
        var provenance = server.All("Provenance").ShouldHaveSingleItem();
        provenance.ToJsonString().ShouldContain(ExternalReport.Reference + "/_history/1");
        var results = server.All("RiskAssessment").Count;

        await NotifyAsync(facade, payload);
        await LookedAtAsync(facade);
        server.All("RiskAssessment").Count.ShouldBe(results);
        server.All("Provenance").Count.ShouldBe(1);
        handler.Sent.ShouldNotContain(request => request.Method == "PUT" && request.Path.StartsWith("/DiagnosticReport", StringComparison.Ordinal), "what others wrote stays theirs");
    }

    [Theory]
    [InlineData("handshake")]
    [InlineData("heartbeat")]
    public async Task A_notification_that_tells_of_no_event_is_answered_and_assesses_nothing(string type)
    {
        var server = new MemoryServer();
        ExternalReport.PutOn(server);
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, Settings);

        // R5 backport, 1.1.0: a handshake asks only whether the endpoint is there.
        var answer = await facade.PostAsync("/hooks/reports", Bundle("history", $$$"""
            {"fullUrl":"urn:uuid:b21e4fae-ce73-45cb-8e37-1e203362b2ae","request":{"method":"GET","url":"{{{FakeServer.Base}}}/Subscription/reports/$status"},"response":{"status":"200"},
             "resource":{"resourceType":"Parameters","id":"b21e4fae-ce73-45cb-8e37-1e203362b2ae","parameter":[
              {"name":"subscription","valueReference":{"reference":"{{{FakeServer.Base}}}/Subscription/reports"}},
              {"name":"topic","valueCanonical":"http://hospital.example.org/SubscriptionTopic/reports"},
              {"name":"status","valueCode":"requested"},{"name":"type","valueCode":"{{{type}}}"},{"name":"events-since-subscription-start","valueString":"0"}]}}
            """), ("Authorization", "Bearer " + Secret));
        await LookedAtAsync(facade);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        handler.Sent.ShouldBeEmpty();
        server.All("RiskAssessment").ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_own_reports_never_trigger_us_also_when_the_store_was_lost()
    {
        var server = new MemoryServer();
        using var handler = server.Handler();
        for (var life = 0; life < 2; life++)
        {
            await using var facade = await RunningFacade.StartAsync(handler, null, Settings);
            if (life == 0)
                (await facade.PostAsync("/fhir", Support.Submissions.Breast)).Status.ShouldBe(HttpStatusCode.OK);
            var report = (string)server.All("DiagnosticReport").Single()["id"]!;
            var before = server.All("RiskAssessment").Count + server.All("Provenance").Count;

            (await NotifyAsync(facade, "the resource", $"DiagnosticReport/{report}")).Status.ShouldBe(HttpStatusCode.OK);
            foreach (var own in server.All("RiskAssessment").Concat(server.All("Provenance")))
                await facade.SendAsync(HttpMethod.Post, "/hooks/reports", own.ToJsonString(), ("Authorization", "Bearer " + Secret));
            await LookedAtAsync(facade);

            (server.All("RiskAssessment").Count + server.All("Provenance").Count).ShouldBe(before, life == 0 ? "the store knows it" : "its Provenance tells");
        }
    }

    [Fact]
    public async Task A_change_by_somebody_else_to_a_report_of_ours_is_assessed()
    {
        var server = new MemoryServer();
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, Settings);
        await facade.PostAsync("/fhir", Support.Submissions.Breast);
        var report = server.All("DiagnosticReport").Single();
        var changed = report.DeepClone().AsObject();
        changed["status"] = "amended";
        server.Put(changed.ToJsonString());

        await NotifyAsync(facade, "the resource", $"DiagnosticReport/{(string)report["id"]!}");
        await UntilAsync(() => server.All("Provenance").Count == 2);

        server.All("Provenance").Last().ToJsonString().ShouldContain("/_history/2");
    }

    [Fact]
    public async Task A_failure_of_the_external_server_is_waited_out()
    {
        var server = new MemoryServer();
        ExternalReport.PutOn(server);
        var fails = true;
        server.Before = request => fails && request.Method == "GET" && request.Path.StartsWith("/DiagnosticReport/", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, [.. Settings, "--Upstream:BreakAfter", "1000"]);

        (await NotifyAsync(facade, "backport, id only")).Status.ShouldBe(HttpStatusCode.OK);
        await UntilAsync(() => handler.Sent.Any(request => request.Path.StartsWith("/DiagnosticReport/", StringComparison.Ordinal)));
        fails = false;

        await UntilAsync(() => server.All("RiskAssessment").Count > 0);
    }

    [Theory]
    [InlineData("/hooks/reports", "Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/hooks/reports", "", HttpStatusCode.Unauthorized)]
    [InlineData("/hooks/other", "Bearer " + Secret, HttpStatusCode.NotFound)]
    public async Task Nobody_else_may_notify(string path, string authorization, HttpStatusCode expected)
    {
        using var handler = new MemoryServer().Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, Settings);

        var answer = await facade.PostAsync(path, """{"resourceType":"DiagnosticReport","id":"x"}""", ("Authorization", authorization));

        answer.Status.ShouldBe(expected);
        answer.Root["resourceType"].GetString().ShouldBe("OperationOutcome");
    }

    [Theory]
    [InlineData("http://elsewhere.example/fhir/DiagnosticReport/x")]
    [InlineData("DiagnosticReport/../../admin")]
    [InlineData("Patient/x")]
    [InlineData("DiagnosticReport/x?_include=*")]
    public async Task Nothing_is_fetched_that_is_no_report_of_the_external_server(string reference)
    {
        using var handler = new MemoryServer().Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, Settings);

        (await NotifyAsync(facade, "backport, id only", reference)).Status.ShouldBe(HttpStatusCode.OK);
        await LookedAtAsync(facade);

        handler.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_poller_takes_what_changed_since_and_goes_on_where_it_was_after_a_restart()
    {
        using var folder = new TempFolder();
        var server = new MemoryServer();
        ExternalReport.PutOn(server);
        using var handler = server.Handler();
        string[] settings = ["--Subscriptions:PollInterval", "00:00:00.100", "--Subscriptions:PollOverlap", "00:00:00", "--Subscriptions:Settle", "00:00:00", "--Subscriptions:LookInterval", "00:00:00.050"];
        await using (var facade = await RunningFacade.StartAsync(handler, folder, settings))
        {
            await UntilAsync(() => facade.Service<INoticeStore>().BookmarkAsync("reports", Cancel).GetAwaiter().GetResult() is not null);
            await Task.Delay(300, Cancel);
            server.All("RiskAssessment").ShouldBeEmpty("it was there before");
        }

        // While nobody looked.
        server.Put(server.All("DiagnosticReport").Single().ToJsonString());
        await using var again = await RunningFacade.StartAsync(handler, folder, settings);
        await UntilAsync(() => server.All("RiskAssessment").Count > 0);
        var results = server.All("RiskAssessment").Count;
        await again.PostAsync("/fhir", Support.Submissions.Breast);
        var own = server.All("RiskAssessment").Count;
        await Task.Delay(500, Cancel);

        own.ShouldBeGreaterThan(results);
        server.All("RiskAssessment").Count.ShouldBe(own, "neither the same version again nor our own");
    }

    private static Task<Answer> NotifyAsync(RunningFacade facade, string payload, string reference = ExternalReport.Reference)
    {
        var (type, id) = (reference.Split('/')[0], reference.Split('/')[^1]);
        var resource = $$$"""{"resourceType":"{{{type}}}","id":"{{{id}}}","status":"final","code":{"text":"x"}}""";
        var status = $$$"""
            {"resource":{"resourceType":"Parameters","parameter":[{"name":"type","valueCode":"event-notification"},{"name":"events-since-subscription-start","valueString":"1"},
             {"name":"notification-event","part":[{"name":"event-number","valueString":"1"},{"name":"focus","valueReference":{"reference":"{{{reference}}}"}}]}]}}
            """;
        var body = payload switch
        {
            "backport, id only" => Bundle("history", status),
            "backport, full resource" => Bundle("history", status, $$$"""{"fullUrl":"{{{FakeServer.Base}}}/{{{reference}}}","resource":{{{resource}}}}"""),
            "backport, entry without resource" => Bundle("history", status.Replace("\"focus\"", "\"other\"", StringComparison.Ordinal), $$$"""{"fullUrl":"{{{FakeServer.Base}}}/{{{reference}}}","request":{"method":"PUT","url":"{{{reference}}}"}}"""),
            "R5" => Bundle("history", $$$"""{"resource":{"resourceType":"SubscriptionStatus","eventsSinceSubscriptionStart":"1","notificationEvent":[{"eventNumber":"1","focus":{"reference":"{{{reference}}}"}}]}}"""),
            "an Observation of it" => """{"resourceType":"Observation","id":"ext2"}""",
            _ => resource,
        };
        return facade.SendAsync(
            payload == "PUT" ? HttpMethod.Put : HttpMethod.Post, "/hooks/reports" + (payload == "PUT" ? $"/{type}/{id}" : ""), body, ("Authorization", "Bearer " + Secret));
    }

    private static string Bundle(string type, params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""";

    /// <summary>Until everything noticed was looked at.</summary>
    private static async Task LookedAtAsync(RunningFacade facade)
    {
        await Task.Delay(300, Cancel);
        await UntilAsync(() => facade.Service<INoticeStore>().DueAsync(10, Cancel).GetAwaiter().GetResult().Count == 0);
        await Task.Delay(200, Cancel);
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var at = 0; at < 600 && !reached(); at++)
            await Task.Delay(50, Cancel);
        reached().ShouldBeTrue("within 30 seconds");
    }
}

using System.Net;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Subscriptions;

/// <summary>When a report is changed, what was concluded from it before is withdrawn, unless somebody has made it his own.</summary>
public sealed class SupersededResultTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-subscription";

    private readonly TempFolder _folder = new();
    private readonly MemoryServer _server = new();
    private FakeServer _handler = null!;
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync()
    {
        _handler = _server.Handler();
        _facade = await RunningFacade.StartAsync(_handler, _folder,
            "--Subscriptions:Names", "reports", "--Subscriptions:Secret", Secret, "--Subscriptions:Settle", "00:00:00", "--Subscriptions:LookInterval", "00:00:00.050", "--Upstream:BreakAfter", "1000");
    }

    public async ValueTask DisposeAsync()
    {
        await _facade.DisposeAsync();
        _handler.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_changed_report_on_the_external_server_has_the_results_of_its_last_version_only()
    {
        ExternalReport.PutOn(_server);
        await TellAsync();
        await Until.TrueAsync(() => Count("preliminary") > 0);
        var first = Ids("preliminary");

        _server.Put(Report(report => report["status"] = "amended"));
        await TellAsync();
        await Until.TrueAsync(() => Count("cancelled") == first.Count);

        Ids("cancelled").ShouldBe(first, ignoreOrder: true);
        Ids("preliminary").ShouldNotBeEmpty();
        var old = _server.All("RiskAssessment").First(one => (string)one["status"]! == "cancelled");
        ((string)old["note"]![0]!["text"]!).ShouldStartWith($"Withdrawn: {ExternalReport.Reference} was changed");
        ((string)old["text"]!["div"]!).ShouldContain("<p>Withdrawn:");
        old["prediction"].ShouldNotBeNull("what was concluded stays readable");
        _handler.Sent.Where(request => request.Method == "PUT" && request.Body.Contains("\"cancelled\"", StringComparison.Ordinal)).ShouldAllBe(request => request.Headers.ContainsKey("If-Match"));
        AuditLog.Events(_folder).Where(one => one.Subtypes() == "update").Select(one => one.Text("action")).ShouldBe(Enumerable.Repeat("U", first.Count));
    }

    [Fact]
    public async Task A_report_from_which_nothing_follows_any_more_leaves_no_result_that_seems_to_hold()
    {
        ExternalReport.PutOn(_server);
        await TellAsync();
        await Until.TrueAsync(() => Count("preliminary") > 0);

        _server.Put(Report(report => report.Remove("result")));
        await TellAsync();

        await Until.TrueAsync(() => Count("preliminary") == 0);
        Count("cancelled").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_report_that_a_client_submits_again_with_other_content_withdraws_the_first_results_once_it_is_delivered()
    {
        (await _facade.PostAsync("/fhir", Submission("first"))).Status.ShouldBe(HttpStatusCode.OK);
        var first = Ids("preliminary");
        first.ShouldNotBeEmpty();
        var down = true;
        _server.Before = request => down && request.Path.Length == 0 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : null;

        var second = _facade.PostAsync("/fhir", Submission("second"), ("Prefer", "respond-async"));
        (await second).Status.ShouldBe(HttpStatusCode.Accepted);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Count("cancelled").ShouldBe(0, "the report is not changed yet");
        down = false;

        await Until.TrueAsync(() => Count("cancelled") == first.Count);
        Ids("cancelled").ShouldBe(first, ignoreOrder: true);
        Ids("preliminary").Count.ShouldBe(first.Count);
    }

    [Fact]
    public async Task What_somebody_has_made_his_own_is_left_alone()
    {
        ExternalReport.PutOn(_server);
        await TellAsync();
        await Until.TrueAsync(() => Count("preliminary") > 0 && _server.All("Provenance").Count > 0);
        var reviewed = _server.All("RiskAssessment")[0].DeepClone().AsObject();
        reviewed["status"] = "final";
        reviewed["performer"] = new JsonObject { ["reference"] = "Practitioner/p" };
        _server.Put(reviewed.ToJsonString());

        _server.Put(Report(report => report["status"] = "amended"));
        await TellAsync();
        await Until.TrueAsync(() => _server.All("Provenance").Count == 2);
        await Until.TrueAsync(() => Sqlite.Scalar(_folder.File("facade.db"), "SELECT count(*) FROM superseded") == 0);

        Ids("final").ShouldBe([(string)reviewed["id"]!]);
    }

    [Fact]
    public async Task A_failure_of_the_external_server_is_waited_out()
    {
        ExternalReport.PutOn(_server);
        await TellAsync();
        await Until.TrueAsync(() => Count("preliminary") > 0);
        var (first, fails) = (Ids("preliminary"), true);
        _server.Before = request => fails && request.Method == "PUT" && request.Path.StartsWith("/RiskAssessment", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;

        _server.Put(Report(report => report["status"] = "amended"));
        await TellAsync();
        await Until.TrueAsync(() => Sqlite.Scalar(_folder.File("facade.db"), "SELECT coalesce(max(attempts), 0) FROM superseded") > 0);
        fails = false;

        await Until.TrueAsync(() => Count("cancelled") == first.Count);
    }

    /// <summary>The report, changed.</summary>
    private string Report(Action<JsonObject> change)
    {
        var report = _server.All("DiagnosticReport").Single().DeepClone().AsObject();
        change(report);
        return report.ToJsonString();
    }

    /// <summary>The example, its report under an id that the client chose.</summary>
    private static string Submission(string conclusion) => Support.Submissions.With(bundle =>
    {
        bundle["identifier"] = new JsonObject { ["system"] = "urn:test", ["value"] = conclusion };
        foreach (var entry in bundle["entry"]!.AsArray())
        {
            if ((string)entry!["resource"]!["resourceType"]! != "DiagnosticReport")
                continue;
            entry["resource"]!["id"] = "chosen";
            entry["resource"]!["conclusion"] = conclusion;
            entry["request"] = new JsonObject { ["method"] = "PUT", ["url"] = "DiagnosticReport/chosen" };
        }
    });

    private int Count(string status) => Ids(status).Count;

    private List<string> Ids(string status) => [.. _server.All("RiskAssessment").Where(one => (string)one["status"]! == status).Select(one => (string)one["id"]!)];

    private Task<Answer> TellAsync() => _facade.PostAsync("/hooks/reports", """{"resourceType":"DiagnosticReport","id":"ext7","status":"final","code":{"text":"x"}}""", ("Authorization", "Bearer " + Secret));
}

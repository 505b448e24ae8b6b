using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class SubmissionEndpointTests
{
    [Fact]
    public async Task A_report_goes_through_the_whole_flow_and_can_be_read_from_the_external_server()
    {
        await using var facade = await RunningFacade.StartAsync();

        var answer = await facade.PostAsync("/fhir", Submissions.Breast);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Root["type"].GetString().ShouldBe("transaction-response");
        foreach (var entry in answer.Root["entry"].Children)
        {
            var location = entry["response"]["location"].GetString()!;
            var read = await facade.GetAsync("/fhir/" + location.Split("/_history")[0]);
            read.Status.ShouldBe(HttpStatusCode.OK, location);
        }

        var found = await facade.GetAsync("/fhir/DiagnosticReport");
        found.Root["total"].RawText.ShouldBe("1");
        found.Body.ShouldContain($"\"fullUrl\":\"{facade.Client.BaseAddress}fhir/DiagnosticReport/");
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_byte_for_byte_and_leaves_one_copy()
    {
        await using var facade = await RunningFacade.StartAsync();
        var first = await facade.PostAsync("/fhir", Submissions.Breast);
        var second = await facade.PostAsync("/fhir", Submissions.Breast);

        second.Status.ShouldBe(first.Status);
        second.Body.ShouldBe(first.Body);
        (await facade.GetAsync("/fhir/DiagnosticReport")).Root["total"].RawText.ShouldBe("1");
    }

    [Fact]
    public async Task Sixteen_clients_with_the_same_Bundle_at_once_get_sixteen_identical_answers()
    {
        await using var facade = await RunningFacade.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => facade.PostAsync("/fhir", Submissions.Breast)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => answer.Body).Distinct().Count().ShouldBe(1);
        (await facade.GetAsync("/fhir/DiagnosticReport")).Root["total"].RawText.ShouldBe("1");
        (await facade.GetAsync("/admin/submissions")).Body.Split("\"id\":").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_content_spelt_otherwise_is_the_same_submission()
    {
        await using var facade = await RunningFacade.StartAsync();
        var first = await facade.PostAsync("/fhir", Submissions.With(bundle => bundle.Remove("identifier")));
        var second = await facade.PostAsync("/fhir", Submissions.With(bundle =>
        {
            bundle.Remove("identifier");
            var type = bundle["type"]!.DeepClone();
            bundle.Remove("type");
            bundle["type"] = type;
        }));

        second.Body.ShouldBe(first.Body);
    }

    [Theory]
    [InlineData("Idempotency-Key")]
    [InlineData("identifier")]
    public async Task An_identity_that_was_used_for_other_content_is_a_conflict(string kind)
    {
        await using var facade = await RunningFacade.StartAsync();
        var headers = kind == "identifier" ? [] : new[] { ("Idempotency-Key", "key-1") };
        var first = await facade.PostAsync("/fhir", Submissions.Another("x"), headers);
        first.Status.ShouldBe(HttpStatusCode.OK);

        var other = await facade.PostAsync("/fhir", Submissions.With(bundle =>
        {
            bundle["identifier"] = System.Text.Json.Nodes.JsonNode.Parse("""{"system":"urn:test","value":"x"}""");
            Submissions.Resource(bundle, "DiagnosticReport")["conclusion"] = "changed";
        }), headers);

        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Issues.ShouldBe(["FC1025"]);
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task An_Idempotency_Key_that_is_no_token_is_refused(string key)
    {
        await using var facade = await RunningFacade.StartAsync();
        var answer = await facade.PostAsync("/fhir", Submissions.Breast, ("Idempotency-Key", key));

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.BadRequest, "FC1024"));
    }

    [Fact]
    public async Task Who_prefers_not_to_wait_polls_for_the_same_answer()
    {
        await using var facade = await RunningFacade.StartAsync();
        var accepted = await facade.PostAsync("/fhir", Submissions.Breast, ("Prefer", "respond-async"));

        accepted.Status.ShouldBe(HttpStatusCode.Accepted);
        var place = accepted.Message.Content.Headers.ContentLocation!;
        var answer = await PollAsync(facade, place.ToString());
        answer.Status.ShouldBe(HttpStatusCode.OK);
        (await facade.PostAsync("/fhir", Submissions.Breast)).Body.ShouldBe(answer.Body);
    }

    [Fact]
    public async Task What_waits_can_be_taken_back_and_what_is_delivered_cannot()
    {
        await using var facade = await RunningFacade.StartAsync(new FakeServer(_ => throw new HttpRequestException("down")));
        var first = await facade.PostAsync("/fhir", Submissions.Another("first"), ("Prefer", "respond-async"));
        var place = first.Message.Content.Headers.ContentLocation!.PathAndQuery;
        while ((await facade.GetAsync(place)).Message.Headers.GetValues("X-Progress").Single().Contains("waiting", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);

        // The same patient: it waits for the first.
        var second = await facade.PostAsync("/fhir", Submissions.Another("second"), ("Prefer", "respond-async"));
        var waiting = second.Message.Content.Headers.ContentLocation!.PathAndQuery;
        var withdrawn = await facade.SendAsync(HttpMethod.Delete, waiting);
        var tooLate = await facade.SendAsync(HttpMethod.Delete, place);

        (withdrawn.Status, withdrawn.Issues.Single()).ShouldBe((HttpStatusCode.Accepted, "FC1037"));
        (await facade.GetAsync(waiting)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await facade.SendAsync(HttpMethod.Delete, waiting)).Status.ShouldBe(HttpStatusCode.NotFound);
        (tooLate.Status, tooLate.Issues.Single()).ShouldBe((HttpStatusCode.Conflict, "FC1036"));
        (await facade.GetAsync(place)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await facade.PostAsync("/fhir", Submissions.Another("second"), ("Prefer", "respond-async"))).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_external_server_that_is_down_delays_but_loses_nothing()
    {
        var works = false;
        var server = new FakeServer(request => !works
            ? throw new HttpRequestException("down")
            : request.Path == "/metadata" ? FakeServer.Json(FakeServer.Capabilities(true, AllTypes)) : TransactionAnswer(request));
        await using var facade = await RunningFacade.StartAsync(server, null, "--Intake:WaitForDelivery", "00:00:00.100", "--Upstream:BreakDuration", "00:00:00.500");

        var accepted = await facade.PostAsync("/fhir", Submissions.Breast);
        accepted.Status.ShouldBe(HttpStatusCode.Accepted);
        accepted.Message.Headers.GetValues("X-Progress").ShouldNotBeEmpty();
        works = true;

        (await PollAsync(facade, accepted.Message.Content.Headers.ContentLocation!.ToString())).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rejection_is_told_with_the_words_of_the_external_server_and_can_be_replayed()
    {
        var accepts = false;
        var server = new FakeServer(request => request.Path == "/metadata"
            ? FakeServer.Json(FakeServer.Capabilities(true, AllTypes))
            : accepts ? TransactionAnswer(request) : FakeServer.Json(HttpStatusCode.UnprocessableEntity,
                """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule","diagnostics":"theirs"}]}"""));
        await using var facade = await RunningFacade.StartAsync(server);

        var rejected = await facade.PostAsync("/fhir", Submissions.Breast);
        rejected.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        rejected.Issues[0].ShouldBe("FC1041");
        rejected.Body.ShouldContain("theirs");
        (await facade.PostAsync("/fhir", Submissions.Breast)).Body.ShouldBe(rejected.Body);

        accepts = true;
        var id = Id(await facade.GetAsync("/admin/submissions?state=buried"));
        (await facade.SendAsync(HttpMethod.Post, $"/admin/submissions/{id}/replay")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await PollAsync(facade, "/fhir/_async/" + id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_that_refuses_our_credentials_is_no_fault_of_the_content()
    {
        var server = new FakeServer(request => request.Path == "/metadata"
            ? FakeServer.Json(FakeServer.Capabilities(true, AllTypes))
            : new HttpResponseMessage(HttpStatusCode.Unauthorized));
        await using var facade = await RunningFacade.StartAsync(server);

        var answer = await facade.PostAsync("/fhir", Submissions.Breast);
        (answer.Status, answer.Issues[0]).ShouldBe((HttpStatusCode.BadGateway, "FC1042"));

        var id = Id(await facade.GetAsync("/admin/submissions"));
        (await facade.SendAsync(HttpMethod.Post, $"/admin/submissions/{id}/discard")).Status.ShouldBe(HttpStatusCode.OK);
        (await facade.GetAsync("/fhir/_async/" + id)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task What_was_accepted_before_a_restart_is_delivered_after_it()
    {
        using var folder = new TempFolder();
        string place;
        await using (var first = await RunningFacade.StartAsync(new FakeServer(_ => throw new HttpRequestException("down")), folder))
        {
            var accepted = await first.PostAsync("/fhir", Submissions.Breast, ("Prefer", "respond-async"));
            place = accepted.Message.Content.Headers.ContentLocation!.PathAndQuery;
        }

        await using var second = await RunningFacade.StartAsync(server: null, folder);
        (await PollAsync(second, place)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static readonly string[] AllTypes =
        ["Patient", "ImagingStudy", "Observation", "Condition", "Specimen", "DiagnosticReport", "RiskAssessment", "Provenance", "Device", "ServiceRequest"];

    private static HttpResponseMessage TransactionAnswer(SentRequest request)
    {
        if (request.Method == "GET")
            return request.Path.Contains('?', StringComparison.Ordinal) ? FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}""") : FakeServer.Json(HttpStatusCode.NotFound, "");
        if (request.Method != "POST")
            return FakeServer.Json(HttpStatusCode.Created, "");
        var entries = System.Text.Json.Nodes.JsonNode.Parse(request.Body)!["entry"]!.AsArray();
        return FakeServer.Json(DeliveryParts.TransactionResponse([.. entries.Select(entry => DeliveryParts.Created((string)entry!["request"]!["url"]!))]));
    }

    private static string Id(Answer list) => System.Text.Json.Nodes.JsonNode.Parse(list.Body)!.AsArray().Single()!["id"]!.GetValue<string>();

    private static async Task<Answer> PollAsync(RunningFacade facade, string place)
    {
        for (var at = 0; at < 200; at++)
        {
            var answer = await facade.GetAsync(place);
            if (answer.Status != HttpStatusCode.Accepted)
                return answer;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("Not delivered in ten seconds.");
    }
}

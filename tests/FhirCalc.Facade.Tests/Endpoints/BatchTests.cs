using System.Net;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class BatchTests
{
    private const string Good = """{"fullUrl":"urn:uuid:1b2e8f3a-55a5-4a64-8f0f-3f6f1e4a0001","resource":{"resourceType":"Patient","active":true},"request":{"method":"POST","url":"Patient"}}""";
    private const string Named = """{"resource":{"resourceType":"Patient","id":"named"},"request":{"method":"PUT","url":"Patient/named"}}""";
    private const string Stale = """{"resource":{"resourceType":"Patient","id":"named","active":false},"request":{"method":"PUT","url":"Patient/named","ifMatch":"W/\"7\""}}""";
    private const string Invalid = """{"resource":{"resourceType":"Patient","gender":"x"},"request":{"method":"POST","url":"Patient"}}""";
    private const string Dangling = """{"resource":{"resourceType":"Patient","managingOrganization":{"reference":"urn:uuid:1b2e8f3a-55a5-4a64-8f0f-3f6f1e4a0001"}},"request":{"method":"POST","url":"Patient"}}""";
    private const string Delete = """{"request":{"method":"DELETE","url":"Patient/named"}}""";
    private const string Read = """{"request":{"method":"GET","url":"Patient/unknown"}}""";
    private const string Search = """{"request":{"method":"GET","url":"Patient?active=true"}}""";
    private const string Astray = """{"request":{"method":"GET","url":"http://elsewhere.example/Patient"}}""";

    private static string Batch(params string[] entries) => $$"""{"resourceType":"Bundle","type":"batch","entry":[{{string.Join(',', entries)}}]}""";

    [Fact]
    public async Task Every_entry_gets_its_own_answer_in_its_place()
    {
        await using var facade = await RunningFacade.StartAsync();

        var answer = await facade.PostAsync("/fhir", Batch(Good, Named, Stale, Invalid, Dangling, Delete, Read, Search, Astray));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Root["type"].GetString().ShouldBe("batch-response");
        Statuses(answer).ShouldBe(["201", "201", "412", "422", "422", "405", "404", "200", "404"]);
        answer.Body.ShouldContain("Bundle.entry[3].resource.gender");
        answer.Body.ShouldContain("\"location\":\"Patient/named/_history/1\"");
        (await facade.GetAsync("/fhir/Patient")).Root["total"].RawText.ShouldBe("2");
    }

    [Fact]
    public async Task Its_entries_are_counted_as_submissions_also_when_they_are_refused_or_repeated()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var recorder = new TelemetryRecorder();
        await using var facade = await RunningFacade.StartAsync();
        (string, string)[] headers = [("Idempotency-Key", "counted"), ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01")];

        await facade.PostAsync("/fhir", Batch(Good, Named, Invalid, Delete, Read), headers);
        await facade.PostAsync("/fhir", Batch(Good, Named, Invalid, Delete, Read), headers);
        await facade.PostAsync("/fhir", Batch(Good), headers);

        recorder.Measurements.Where(one => one.Trace == Trace && one.Line.StartsWith("fhircalc.intake.submissions", StringComparison.Ordinal)).Select(one => one.Line.Split(' ', 2)[1])
            .ShouldBe(["2 result=accepted", "2 result=invalid", "2 result=repeated", "1 result=reused"]);
    }

    [Fact]
    public async Task What_it_reads_is_read_like_the_same_request_alone()
    {
        await using var facade = await RunningFacade.StartAsync();
        const string Id = "calcification-finding";
        (await facade.SendAsync(HttpMethod.Put, "/fhir/Patient/named", """{"resourceType":"Patient","id":"named"}""")).Status.ShouldBe(HttpStatusCode.Created);
        var tag = (await facade.GetAsync("/fhir/StructureDefinition/" + Id)).Message.Headers.ETag!.ToString().Replace("\"", "\\\"", StringComparison.Ordinal);

        var answer = await facade.PostAsync("/fhir", Batch(
            Get("StructureDefinition/" + Id + "?_elements=name"), Get("/StructureDefinition?_summary=count"), Get("StructureDefinition/" + Id, "GET", $"""
            ,"ifNoneMatch":"{tag}"
            """), Get("StructureDefinition/" + Id + "/_history"),
            Get("Patient/named", "HEAD"), Get("Patient/named", "GET", """
            ,"ifNoneMatch":"W/\"1\""
            """), Get("Patient/named", "GET", """
            ,"ifModifiedSince":"2999-01-01T00:00:00Z"
            """)));

        Statuses(answer).ShouldBe(["200", "200", "304", "404", "200", "304", "304"]);
        var entries = JsonNode.Parse(answer.Body)!["entry"]!.AsArray();
        ((string)entries[0]!["resource"]!["name"]!).ShouldBe("CalcificationFinding");
        entries[1]!["resource"]!["total"].ShouldNotBeNull();
        entries.Skip(2).ShouldAllBe(entry => entry!["resource"] == null);
        ((string)entries[4]!["response"]!["etag"]!).ShouldBe("W/\"1\"");
        entries[4]!["response"]!["lastModified"].ShouldNotBeNull();

        static string Get(string url, string method = "GET", string more = "") => $$$"""{"request":{"method":"{{{method}}}","url":"{{{url}}}"{{{more}}}}}""";
    }

    [Fact]
    public async Task The_guide_is_not_written_by_an_entry_either_and_a_precondition_is_not_dropped()
    {
        await using var facade = await RunningFacade.StartAsync();
        const string Guide = """{"resource":{"resourceType":"ValueSet","id":"x","status":"active"},"request":{"method":"PUT","url":"ValueSet/x"}}""";
        const string Careless = """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"/Patient","ifNoneMatch":"*"}}""";
        const string Slash = """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"/Patient"}}""";

        var answer = await facade.PostAsync("/fhir", Batch(Guide, Careless, Slash));
        var transaction = await facade.PostAsync("/fhir", Submissions.With(bundle => bundle["entry"]!.AsArray().Add(JsonNode.Parse(Guide))));

        Statuses(answer).ShouldBe(["405", "400", "201"]);
        answer.Body.ShouldContain("Bundle.entry[0].request.url");
        (transaction.Status, transaction.Issues.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "FC1013"));
        (await facade.PostAsync("/fhir", Batch())).Body.ShouldNotContain("\"entry\"");
    }

    [Theory]
    [InlineData("return=minimal", false, false)]
    [InlineData("return=representation", true, false)]
    [InlineData("return=OperationOutcome", false, true)]
    public async Task The_client_chooses_what_comes_back_with_each_entry(string prefer, bool resource, bool outcome)
    {
        await using var facade = await RunningFacade.StartAsync();

        var batch = await facade.PostAsync("/fhir", Batch(Good, Named, Invalid), ("Prefer", prefer));
        var transaction = await facade.PostAsync("/fhir", Submissions.Breast, ("Prefer", prefer));
        var again = await facade.PostAsync("/fhir", Submissions.Breast);

        foreach (var answer in new[] { batch, transaction })
        {
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
            answer.Message.Headers.GetValues("Preference-Applied").Single().ShouldBe(prefer);
            foreach (var entry in JsonNode.Parse(answer.Body)!["entry"]!.AsArray().Where(entry => ((string)entry!["response"]!["status"]!)[0] == '2'))
            {
                (entry!["resource"] is not null, entry["response"]!["outcome"] is not null).ShouldBe((resource, outcome), entry.ToJsonString());
                if (resource)
                    ((string)entry["response"]!["location"]!).ShouldStartWith($"{entry["resource"]!["resourceType"]}/{entry["resource"]!["id"]}");
            }
        }

        Statuses(batch).ShouldBe(["201", "201", "422"]);
        again.Body.ShouldNotContain("\"resource\":");
    }

    [Fact]
    public async Task A_batch_that_is_repeated_gets_the_first_answer_and_leaves_one_copy()
    {
        await using var facade = await RunningFacade.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => facade.PostAsync("/fhir", Batch(Good, Invalid))));

        answers.Select(answer => answer.Body).Distinct().ShouldHaveSingleItem();
        (await facade.GetAsync("/fhir/Patient")).Root["total"].RawText.ShouldBe("1");
        (await facade.PostAsync("/fhir", Batch(Good), ("Idempotency-Key", "k"))).Status.ShouldBe(HttpStatusCode.OK);
        (await facade.PostAsync("/fhir", Batch(Named), ("Idempotency-Key", "k"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_was_accepted_survives_a_restart_and_is_answered_where_it_was_promised()
    {
        using var folder = new TempFolder();
        string place;
        await using (var first = await RunningFacade.StartAsync(new FakeServer(_ => throw new HttpRequestException("down")), folder))
        {
            var accepted = await first.PostAsync("/fhir", Batch(Good, Invalid, Named), ("Prefer", "respond-async"));
            accepted.Status.ShouldBe(HttpStatusCode.Accepted);
            accepted.Message.Headers.GetValues("X-Progress").Single().ShouldBe("0 of 2 entries delivered");
            place = accepted.Message.Content.Headers.ContentLocation!.PathAndQuery;
        }

        await using var second = await RunningFacade.StartAsync(server: null, folder);
        Answer answer;
        for (var tries = 0; (answer = await second.GetAsync(place)).Status == HttpStatusCode.Accepted && tries < 200; tries++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Statuses(answer).ShouldBe(["201", "422", "201"]);
    }

    [Fact]
    public async Task An_entry_that_the_external_server_rejects_spoils_no_other()
    {
        await using var facade = await RunningFacade.StartAsync(new FakeServer(request => request switch
        {
            { Path: "/metadata" } => FakeServer.Json(FakeServer.Capabilities(true, "Patient")),
            { Path: "/Patient/named" } => FakeServer.Json(HttpStatusCode.Conflict, """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"conflict","diagnostics":"theirs"}]}"""),
            _ => FakeServer.Json(HttpStatusCode.Created, ""),
        }));

        var answer = await facade.PostAsync("/fhir", Batch(Named, Good));

        Statuses(answer).ShouldBe(["409", "201"]);
        answer.Body.ShouldContain("theirs");
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient"}}]}""", 422)] // no request
    [InlineData("""{"resourceType":"Bundle","type":"batch","total":1}""", 422)]
    [InlineData("""{"resourceType":"Bundle","type":"message"}""", 422)]
    public async Task A_Bundle_that_is_no_batch_is_refused_as_a_whole(string bundle, int status)
    {
        await using var facade = await RunningFacade.StartAsync();
        var answer = await facade.PostAsync("/fhir", bundle);

        ((int)answer.Status).ShouldBe(status, answer.Body);
        if (bundle.Contains("entry", StringComparison.Ordinal))
            answer.Body.ShouldContain("Bundle.entry[0]");
        (await facade.GetAsync("/admin/submissions")).Body.ShouldBe("[]");
    }

    private static List<string> Statuses(Answer answer) =>
        [.. JsonNode.Parse(answer.Body)!["entry"]!.AsArray().Select(entry => ((string)entry!["response"]!["status"]!)[..3])];
}

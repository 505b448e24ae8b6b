using System.Net;
using System.Text;
using FhirCalc.Calcification;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Context;

/// <summary>What the rules need beyond a submission is read from the external server.</summary>
public sealed class ContextPrefetchTests
{
    private const string Patient = """{"resourceType":"Patient","id":"there","identifier":[{"system":"http://hospital.example.org/patients","value":"SYN-1001"}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The report says that RUNX2 is high; that breast cancer is known, only the external server says.
    private static string WithoutCondition { get; } = Submissions.With(bundle =>
    {
        var entries = bundle["entry"]!.AsArray();
        entries.Remove(entries.Single(entry => (string)entry!["resource"]!["resourceType"]! == "Condition"));
    });

    [Fact]
    public async Task A_condition_that_the_external_server_knows_decides_a_rule_and_is_named_by_its_version()
    {
        var server = WithPatient();
        server.Put(Condition("there"));
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler);

        (await facade.PostAsync("/fhir", WithoutCondition)).Status.ShouldBe(HttpStatusCode.OK);

        Results(server).ShouldContain("\"B20\"");
        Provenance(server).ShouldContain("Condition/known/_history/1");
        handler.Sent.Count(request => request.Method == "GET" && request.Path.Contains("patient=Patient%2Fthere", StringComparison.Ordinal)).ShouldBeInRange(4, 8);
        handler.Sent.First(request => request.Path.StartsWith("/Condition?", StringComparison.Ordinal)).Path.ShouldContain("254837009");
    }

    [Fact]
    public async Task Without_it_the_rule_does_not_hold()
    {
        var server = WithPatient();
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler);

        (await facade.PostAsync("/fhir", WithoutCondition)).Status.ShouldBe(HttpStatusCode.OK);

        Results(server).ShouldNotContain("Could not be read");
        Provenance(server).ShouldNotContain("Condition/");
    }

    [Theory]
    [InlineData("another patient's")]
    [InlineData("a server that ignores search parameters")]
    public async Task Values_of_another_patient_never_count(string how)
    {
        var server = WithPatient(new Quirks { IgnoresSearch = how != "another patient's" });
        server.Put(Condition("someone-else"));
        server.Put("""{"resourceType":"Patient","id":"someone-else","identifier":[{"system":"urn:other","value":"1"}]}""");
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler);

        (await facade.PostAsync("/fhir", WithoutCondition)).Status.ShouldBe(HttpStatusCode.OK);

        Provenance(server).ShouldNotContain("Condition/");
    }

    [Theory]
    [InlineData("it fails", "HTTP 503")]
    [InlineData("it hangs", "did not answer in time")]
    [InlineData("it is not there", "could not be reached")]
    [InlineData("it answers with a page", "no FHIR Bundle")]
    public async Task What_cannot_be_had_is_accepted_in_time_and_listed_as_missing(string how, string reason)
    {
        var server = WithPatient();
        server.Before = request => request.Method == "GET" && request.Path.Contains("patient=", StringComparison.Ordinal)
            ? how switch
            {
                "it fails" => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
                "it hangs" => Hang(),
                "it is not there" => throw new HttpRequestException("refused"),
                _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html/>") },
            }
            : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, "--Context:Timeout", "00:00:00.300", "--Upstream:BreakAfter", "1000");
        var started = TimeProvider.System.GetTimestamp();

        var answer = await facade.PostAsync("/fhir", WithoutCondition);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        Results(server).ShouldContain("Could not be read: Condition resources of the patient");
        Results(server).ShouldContain(reason);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_for_a_while_and_what_it_would_have_told_is_listed()
    {
        var server = WithPatient();
        server.Before = request => request.Path.Contains("patient=", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(
            handler, null, "--Upstream:BreakAfter", "2", "--Upstream:BreakDuration", "00:10:00", "--Context:Cache", "00:00:00", "--Intake:WaitForDelivery", "00:00:00.050");
        await facade.PostAsync("/fhir", Submissions.Another("1"));
        facade.Service<UpstreamPipelines>().CircuitState.ShouldBe(2, "open");

        var asked = handler.Sent.Count();
        var answer = await facade.PostAsync("/fhir", WithoutCondition);

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body);
        handler.Sent.Count().ShouldBe(asked);
        var content = (await facade.Service<ISubmissionStore>().ContentAsync(answer.Message.Content.Headers.ContentLocation!.Segments[^1], Cancel))!;
        FetchedContext.FromRecord(content.Context!).Unavailable.ShouldContain("Condition resources of the patient (the external server failed repeatedly and is left alone for a moment)");
        Encoding.UTF8.GetString(content.Body).ShouldContain("Could not be read: Condition resources of the patient");
    }

    [Fact]
    public async Task Several_patients_that_fit_the_condition_are_none()
    {
        var server = WithPatient();
        server.Put(Patient.Replace("\"there\"", "\"double\"", StringComparison.Ordinal));
        server.Before = request => request.Path.Length == 0 ? FakeServer.Json(HttpStatusCode.PreconditionFailed, "{}") : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler);

        await facade.PostAsync("/fhir", WithoutCondition);

        var store = facade.Service<ISubmissionStore>();
        var id = (await store.ListAsync(null, 1, Cancel)).Single().Id;
        FetchedContext.FromRecord((await store.ContentAsync(id, Cancel))!.Context!).Unavailable.ShouldContain(text => text.Contains("several patients"));
    }

    [Fact]
    public async Task What_was_fetched_is_recorded_and_the_same_results_follow_from_the_record()
    {
        var server = WithPatient();
        server.Put(Condition("there"));
        server.Before = request => request.Path.StartsWith("/MedicationRequest?", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.NotImplemented) : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler);
        var answer = await facade.PostAsync("/fhir", WithoutCondition);
        var id = answer.Root["id"].GetString()!;
        server.Delete("Condition/known");

        var content = (await facade.Service<ISubmissionStore>().ContentAsync(id, Cancel))!;
        var record = FetchedContext.FromRecord(content.Context!);
        record.Searches.Count.ShouldBeInRange(4, 8);
        record.Resources.ShouldHaveSingleItem().Root["id"].GetString().ShouldBe("known");
        record.Unavailable.ShouldHaveSingleItem().ShouldContain("MedicationRequest");

        var entries = DeliveryBundle.Read(content.Body);
        var patient = entries.Single(entry => entry.Type == "Patient");
        var again = facade.Service<CalcificationAssessor>().Assess(new AssessmentInput
        {
            Submission = ResourceJson.Parse(DeliveryBundle.Write(id, [.. entries.Where(entry => entry.Type is not ("RiskAssessment" or "Provenance" or "Device"))])),
            Context = record.For(new ContextPatient("Patient/there", null, patient.Urn), "Patient/there"),
            UnavailableInputs = record.Unavailable,
            Identity = id,
        });
        var kept = entries.Where(entry => entry.Type == "RiskAssessment").ToDictionary(entry => entry.Id, entry => Rationales(entry.Json));
        kept.Count.ShouldBeGreaterThan(0);
        foreach (var result in again.Resources.Where(result => result.ResourceType == "RiskAssessment"))
            Rationales(result.Json).ShouldBe(kept[result.Id]);
    }

    [Fact]
    public async Task A_second_report_on_the_same_patient_is_served_from_the_cache_and_a_failure_is_not()
    {
        var server = WithPatient();
        var fails = true;
        server.Before = request => fails && request.Path.StartsWith("/Condition?", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, "--Upstream:BreakAfter", "1000");
        int Searches() => handler.Sent.Count(request => request.Path.StartsWith("/Condition?", StringComparison.Ordinal));

        await facade.PostAsync("/fhir", Submissions.Another("1"));
        fails = false;
        await facade.PostAsync("/fhir", Submissions.Another("2"));
        await facade.PostAsync("/fhir", Submissions.Another("3"));

        Searches().ShouldBe(2);
    }

    [Fact]
    public async Task A_new_patient_is_not_asked_for_and_neither_is_anyone_when_it_is_switched_off()
    {
        var server = new MemoryServer();
        using var handler = server.Handler();
        await using (var facade = await RunningFacade.StartAsync(handler))
        {
            var isNew = Submissions.With(bundle => ((System.Text.Json.Nodes.JsonObject)bundle["entry"]![0]!["request"]!).Remove("ifNoneExist"));
            (await facade.PostAsync("/fhir", isNew)).Status.ShouldBe(HttpStatusCode.OK);
            handler.Sent.ShouldNotContain(request => request.Method == "GET" && request.Path.Contains('?'));
        }

        await using var without = await RunningFacade.StartAsync(handler, null, "--Context:Enabled", "false");
        (await without.PostAsync("/fhir", Submissions.Another("2"))).Status.ShouldBe(HttpStatusCode.OK);
        handler.Sent.ShouldNotContain(request => request.Path.Contains("patient=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_fetched_for_what_is_refused_or_known_already()
    {
        var server = WithPatient();
        using var handler = server.Handler();
        await using var facade = await RunningFacade.StartAsync(handler, null, "--Context:Cache", "00:00:00");

        await facade.PostAsync("/fhir", Submissions.With(bundle => Submissions.Resource(bundle, "DiagnosticReport").Remove("status")));
        handler.Requests.ShouldNotContain(request => request.Path.Contains("patient=", StringComparison.Ordinal));
        await facade.PostAsync("/fhir", Submissions.Breast);
        var searches = handler.Requests.Count(request => request.Path.Contains("patient=", StringComparison.Ordinal));
        await facade.PostAsync("/fhir", Submissions.Breast);

        handler.Requests.Count(request => request.Path.Contains("patient=", StringComparison.Ordinal)).ShouldBe(searches);
    }

    private static MemoryServer WithPatient(Quirks? quirks = null)
    {
        var server = new MemoryServer(quirks);
        server.Put(Patient);
        return server;
    }

    private static string Condition(string patient) => $$$"""
        {"resourceType":"Condition","id":"known","subject":{"reference":"Patient/{{{patient}}}"},
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "code":{"coding":[{"system":"http://snomed.info/sct","code":"254837009"}]}}
        """;

    private static HttpResponseMessage Hang()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Headers.Add("X-Hang", "yes");
        return response;
    }

    private static string Results(MemoryServer server) => string.Concat(server.All("RiskAssessment").Select(one => one.ToJsonString()));

    private static string Provenance(MemoryServer server) => string.Concat(server.All("Provenance").Select(one => one.ToJsonString()));

    // Everything but the time and the names of inputs, which the delivery rewrites.
    private static string Rationales(ReadOnlyMemory<byte> json)
    {
        var text = new StringBuilder();
        foreach (var prediction in ResourceJson.Parse(json).Root["prediction"].Children)
            text.Append(prediction["rationale"].GetString()).Append(prediction["outcome"].RawText).Append(prediction["qualitativeRisk"].RawText);
        foreach (var note in ResourceJson.Parse(json).Root["note"].Children)
            text.Append(note["text"].GetString());
        return text.ToString();
    }
}

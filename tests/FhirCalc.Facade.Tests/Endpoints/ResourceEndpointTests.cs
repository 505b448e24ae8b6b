using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class ResourceEndpointTests : IAsyncLifetime
{
    private const string Patient = """{"resourceType":"Patient","id":"theirs","active":true,"identifier":[{"system":"urn:test","value":"1"}]}""";
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync() => _facade = await RunningFacade.StartAsync();

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Fact]
    public async Task A_create_is_201_with_place_version_and_the_resource_as_it_is_stored()
    {
        var answer = await _facade.PostAsync("/fhir/Patient", Patient);

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Body);
        var id = answer.Root["id"].GetString()!;
        id.ShouldNotBe("theirs");
        answer.Message.Headers.Location!.ToString().ShouldBe($"{_facade.Client.BaseAddress}fhir/Patient/{id}/_history/1");
        answer.Message.Headers.ETag!.ToString().ShouldBe("W/\"1\"");
        answer.Message.Content.Headers.LastModified.ShouldNotBeNull();
        answer.Root["meta"]["versionId"].GetString().ShouldBe("1");
        (await _facade.GetAsync("/fhir/Patient/" + id)).Body.ShouldBe(answer.Body);
    }

    [Theory]
    [InlineData("return=minimal", "")]
    [InlineData("return=OperationOutcome", "OperationOutcome")]
    [InlineData("handling=strict; return=representation", "Patient")]
    public async Task The_client_chooses_what_comes_back(string prefer, string type)
    {
        var answer = await _facade.PostAsync("/fhir/Patient", Patient, ("Prefer", prefer));

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Message.Headers.Location.ShouldNotBeNull();
        prefer.ShouldEndWith(answer.Message.Headers.GetValues("Preference-Applied").Single());
        (answer.Body.Length == 0 ? "" : answer.Root["resourceType"].GetString()).ShouldBe(type);
    }

    [Fact]
    public async Task A_create_that_is_repeated_makes_no_second_copy_and_another_key_makes_one()
    {
        var first = await _facade.PostAsync("/fhir/Patient", Patient);
        (await _facade.PostAsync("/fhir/Patient", Patient)).Message.Headers.Location.ShouldBe(first.Message.Headers.Location);
        (await _facade.PostAsync("/fhir/Patient", Patient, ("Idempotency-Key", "b"))).Message.Headers.Location.ShouldNotBe(first.Message.Headers.Location);
        (await _facade.GetAsync("/fhir/Patient?identifier=urn:test|1")).Root["total"].RawText.ShouldBe("2");
    }

    [Fact]
    public async Task An_update_back_to_what_was_before_is_no_repeat()
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var active in new[] { "true", "false", "true" })
        {
            var answer = await _facade.SendAsync(HttpMethod.Put, "/fhir/Patient/p", Patient.Replace("theirs", "p").Replace("true", active));
            statuses.Add(answer.Status);
        }

        statuses.ShouldBe([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK]);
        var now = await _facade.GetAsync("/fhir/Patient/p");
        (now.Root["active"].RawText, now.Root["meta"]["versionId"].GetString()).ShouldBe(("true", "3"));
    }

    [Fact]
    public async Task A_stale_version_is_412_and_changes_nothing()
    {
        var body = Patient.Replace("theirs", "p");
        await _facade.SendAsync(HttpMethod.Put, "/fhir/Patient/p", body);
        (await _facade.SendAsync(HttpMethod.Put, "/fhir/Patient/p", body, ("If-Match", "W/\"1\""))).Status.ShouldBe(HttpStatusCode.OK);

        var stale = await _facade.SendAsync(HttpMethod.Put, "/fhir/Patient/p", body.Replace("true", "false"), ("If-Match", "W/\"1\""));

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.Body);
        stale.Issues[0].ShouldBe("FC1041");
        stale.Body.ShouldContain("nothing was written");
        (await _facade.GetAsync("/fhir/Patient/p")).Root["meta"]["versionId"].GetString().ShouldBe("2");
    }

    [Fact]
    public async Task A_conditional_create_is_201_once_and_200_when_it_is_there()
    {
        var header = ("If-None-Exist", "identifier=urn:test|1");
        var first = await _facade.PostAsync("/fhir/Patient", Patient, header);
        var second = await _facade.PostAsync("/fhir/Patient", Patient, header);

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.OK));
        second.Message.Headers.Location.ShouldBe(first.Message.Headers.Location);
        await _facade.PostAsync("/fhir/Patient", Patient, ("Idempotency-Key", "second"));
        (await _facade.PostAsync("/fhir/Patient", Patient, header)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_conditional_update_creates_then_updates_and_refuses_several()
    {
        const string Path = "/fhir/Patient?identifier=urn:test|1&_format=json";
        var body = Patient.Replace("\"id\":\"theirs\",", "");
        var first = await _facade.SendAsync(HttpMethod.Put, Path, body);
        var second = await _facade.SendAsync(HttpMethod.Put, Path, body.Replace("true", "false"));

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.OK), first.Body + second.Body);
        second.Root["id"].GetString().ShouldBe(first.Root["id"].GetString());
        second.Root["meta"]["versionId"].GetString().ShouldBe("2");
        (await _facade.SendAsync(HttpMethod.Put, Path, Patient)).Status.ShouldBe(HttpStatusCode.BadRequest); // another id than that of the match

        await _facade.PostAsync("/fhir/Patient", Patient);
        (await _facade.SendAsync(HttpMethod.Put, Path, body)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_conditional_update_can_stand_in_a_transaction()
    {
        var bundle = Submissions.With(bundle =>
        {
            var patient = bundle["entry"]!.AsArray().Single(entry => (string)entry!["resource"]!["resourceType"]! == "Patient")!;
            patient["request"] = System.Text.Json.Nodes.JsonNode.Parse("""{"method":"PUT","url":"Patient?identifier=http://hospital.example.org/patients|SYN-1001"}""");
        });

        var answer = await _facade.PostAsync("/fhir", bundle);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        var patient = (await _facade.GetAsync("/fhir/Patient?identifier=http://hospital.example.org/patients|SYN-1001")).Root["entry"];
        var report = (await _facade.GetAsync("/fhir/DiagnosticReport")).Body;
        foreach (var entry in patient.Children)
            report.ShouldContain($"Patient/{entry["resource"]["id"].GetString()}");
        patient.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_conditional_creates_at_once_leave_one_resource()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _facade.PostAsync("/fhir/Patient", Patient, ("If-None-Exist", "identifier=urn:test|1"))));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Select(answer => answer.Message.Headers.Location).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_does_not_wait_gets_the_place_to_ask()
    {
        var accepted = await _facade.PostAsync("/fhir/Patient", Patient, ("Prefer", "respond-async"));

        accepted.Status.ShouldBe(HttpStatusCode.Accepted);
        accepted.Message.Content.Headers.ContentLocation!.ToString().ShouldContain("/fhir/_async/");
    }

    [Theory]
    [InlineData("POST", "/fhir/Patient", """{"resourceType":"Patient","gender":"x"}""", 422)]
    [InlineData("POST", "/fhir/Patient", """{"resourceType":"Observation"}""", 400)]
    [InlineData("POST", "/fhir/Patient", """{"resourceType":"Patient","managingOrganization":{"reference":"urn:uuid:5c0c7d5d-6a4f-4f0e-9d0f-6b1d3f1f3c11"}}""", 422)]
    [InlineData("POST", "/fhir/Patient", "{", 400)]
    [InlineData("POST", "/fhir/Patiemt", Patient, 404)]
    [InlineData("PUT", "/fhir/Patient/other", Patient, 400)]
    [InlineData("PUT", "/fhir/Patient/other", """{"resourceType":"Patient"}""", 400)]
    [InlineData("PUT", "/fhir/Patient/not_an_id", """{"resourceType":"Patient","id":"not_an_id"}""", 400)]
    [InlineData("PUT", "/fhir/Patient", Patient, 400)]
    [InlineData("DELETE", "/fhir/Patient/1", null, 405)]
    [InlineData("PATCH", "/fhir/Patient/1", "[]", 405)]
    public async Task What_is_wrong_is_refused_with_the_status_of_the_specification(string method, string path, string? body, int status)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path, body);

        ((int)answer.Status).ShouldBe(status, answer.Body);
        answer.Root["resourceType"].GetString().ShouldBe("OperationOutcome");
        (await _facade.GetAsync("/admin/submissions")).Body.ShouldBe("[]");
    }

    [Theory]
    [InlineData("POST", "/fhir/Patient", "If-Match", "W/\"1\"")]
    [InlineData("POST", "/fhir/Patient", "If-None-Exist", "?")]
    [InlineData("POST", "/fhir/Patient", "If-None-Exist", "Patient?identifier=urn:test|1")]
    [InlineData("POST", "/fhir/Patient", "If-None-Match", "*")]
    [InlineData("POST", "/fhir/Patient", "If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")]
    [InlineData("PUT", "/fhir/Patient/theirs", "If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")]
    [InlineData("PUT", "/fhir/Patient/theirs", "If-Match", "1")]
    [InlineData("PUT", "/fhir/Patient/theirs", "If-Match", "W/\"1\", W/\"2\"")]
    [InlineData("PUT", "/fhir/Patient?identifier=urn:test|1", "If-Match", "garbage")]
    [InlineData("PUT", "/fhir/Patient/theirs", "If-None-Match", "*")]
    public async Task A_precondition_that_cannot_be_kept_is_refused_and_not_dropped(string method, string path, string header, string value)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path, Patient, (header, value));

        ((int)answer.Status, answer.Issues.Single()).ShouldBe((400, "FC1027"));
    }

    [Fact]
    public async Task What_refers_to_an_entry_is_told_that_it_came_by_itself() =>
        (await _facade.PostAsync("/fhir/Patient", """{"resourceType":"Patient","managingOrganization":{"reference":"urn:uuid:5c0c7d5d-6a4f-4f0e-9d0f-6b1d3f1f3c11"}}""")).Body.ShouldContain("came by itself");

    [Fact]
    public async Task A_report_by_itself_is_stored_and_says_that_it_was_not_assessed()
    {
        var report = Submissions.Resource(System.Text.Json.Nodes.JsonNode.Parse(Submissions.Breast)!.AsObject(), "DiagnosticReport");
        foreach (var name in new[] { "result", "imagingStudy", "specimen", "subject" })
            report.Remove(name);
        report.Remove("meta");

        var answer = await _facade.PostAsync("/fhir/DiagnosticReport", report.ToJsonString(), ("Prefer", "return=OperationOutcome"));

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Body);
        answer.Issues.ShouldContain("FC1011");
        answer.Body.ShouldContain("GET DiagnosticReport/id/$assess-calcification");
    }
}

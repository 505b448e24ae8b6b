using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class ValidateTests : IAsyncLifetime
{
    private const string Patient = """{"resourceType":"Patient","id":"p","active":true}""";
    private const string Wrong = """{"resourceType":"Patient","id":"p","gender":"x"}""";
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync() => _facade = await RunningFacade.StartAsync();

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Theory]
    [InlineData("/fhir/$validate", Patient, "")]
    [InlineData("/fhir/Patient/$validate?mode=create", Patient, "")]
    [InlineData("/fhir/Patient/$validate?mode=update", Patient, "")]
    [InlineData("/fhir/Patient/p/$validate?mode=update", Patient, "")]
    [InlineData("/fhir/Patient/other/$validate?mode=update", Patient, "FC1012")]
    [InlineData("/fhir/Patient/$validate?mode=update", """{"resourceType":"Patient"}""", "FC1012")]
    [InlineData("/fhir/Patient/p/$validate?mode=delete", Patient, "FC1031")]
    [InlineData("/fhir/Patient/p/$validate", Wrong, "FC0301")]
    [InlineData("/fhir/Observation/p/$validate", Patient, "FC1026")]
    [InlineData("/fhir/$validate?profile=http://x.example/a&profile=http://x.example/b", Patient, "http://x.example/b")]
    [InlineData("/fhir/$validate?mode=create", "BREAST", "")]
    [InlineData("/fhir/$validate?mode=create", """{"resourceType":"Bundle","type":"transaction"}""", "fc-81")]
    [InlineData("/fhir/$validate", """{"resourceType":"Bundle","type":"transaction"}""", "")]
    public async Task What_is_found_is_told_with_200(string path, string resource, string error)
    {
        if (resource == "BREAST")
            resource = Submissions.Breast;
        foreach (var body in new[] { resource, $$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{resource}}}]}""" })
        {
            var answer = await _facade.PostAsync(path, body);

            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
            answer.Body.Contains("\"severity\":\"error\"").ShouldBe(error.Length > 0, answer.Body);
            answer.Body.ShouldContain(error);
        }
    }

    [Fact]
    public async Task Mode_and_profiles_may_stand_in_Parameters()
    {
        var answer = await _facade.PostAsync("/fhir/Patient/$validate", """
            {"resourceType":"Parameters","parameter":[{"name":"mode","valueCode":"update"},{"name":"profile","valueUri":"http://x.example/a"},
             {"name":"profile","valueUri":"http://x.example/b"},{"name":"resource","resource":{"resourceType":"Patient"}}]}
            """);

        answer.Issues.ShouldContain("FC1012");
        answer.Body.ShouldContain("http://x.example/a");
        answer.Body.ShouldContain("http://x.example/b");
    }

    [Fact]
    public async Task An_instance_of_the_external_server_can_be_validated_without_sending_it()
    {
        await _facade.SendAsync(HttpMethod.Put, "/fhir/Patient/p", Patient);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            (await _facade.SendAsync(method, "/fhir/Patient/p/$validate")).Status.ShouldBe(HttpStatusCode.OK);
            var answer = await _facade.SendAsync(method, "/fhir/Patient/p/$validate?mode=profile&profile=http://x.example/a");
            answer.Body.ShouldContain("http://x.example/a");
            (await _facade.SendAsync(method, "/fhir/Patient/unknown/$validate")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding/$validate")).Body.ShouldNotContain("\"severity\":\"error\"");
    }

    [Theory]
    [InlineData("POST", "/fhir/$validate?mode=destroy", Patient, 400)]
    [InlineData("POST", "/fhir/$validate", """{"resourceType":"Parameters"}""", 400)]
    [InlineData("POST", "/fhir/Patient/$validate", """{"resourceType":"Parameters","parameter":[{"name":"mode","valueCode":"create"}]}""", 400)]
    [InlineData("POST", "/fhir/Patient/p/$validate?mode=profile", Patient, 400)]
    [InlineData("POST", "/fhir/Patient/not_an_id/$validate", Patient, 404)]
    [InlineData("POST", "/fhir/Patiemt/p/$validate", Patient, 404)]
    [InlineData("POST", "/fhir/$validate", "", 400)]
    [InlineData("GET", "/fhir/$validate", null, 405)]
    [InlineData("PUT", "/fhir/Patient/p/$validate", Patient, 405)]
    public async Task What_cannot_be_carried_out_is_an_error_of_the_request(string method, string path, string? body, int status)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path, body);

        ((int)answer.Status).ShouldBe(status, answer.Body);
        answer.Root["resourceType"].GetString().ShouldBe("OperationOutcome");
    }
}

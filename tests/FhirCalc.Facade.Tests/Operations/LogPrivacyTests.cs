using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Operations;

public sealed class LogPrivacyTests
{
    private const string Canary = "CANARY7f3a";

    /// <summary>A marked string in every text, id, identifier and query, on good paths and bad ones: none reaches the log.</summary>
    [Fact]
    public async Task No_content_reaches_the_log_whatever_happens()
    {
        using var folder = new TempFolder();
        var attempts = 0;
        var server = new FakeServer(request => ++attempts switch
        {
            1 => FakeServer.Json(HttpStatusCode.InternalServerError, Outcome),
            2 => throw new HttpRequestException(Canary),
            _ when request.Path == "/metadata" => FakeServer.Json(FakeServer.Capabilities(true, "Device")),
            _ when request.Method == "PUT" => FakeServer.Json(HttpStatusCode.Created, ""),
            _ when request.Method == "GET" => FakeServer.Json(HttpStatusCode.NotFound, Outcome),
            _ => FakeServer.Json(HttpStatusCode.UnprocessableEntity, Outcome),
        });
        await using (var facade = await RunningFacade.StartAsync(server, folder))
        {
            await facade.PostAsync("/fhir", Marked(), ("Idempotency-Key", Canary), ("X-Request-Id", Canary + " name"), ("Prefer", Canary));
            await facade.PostAsync("/fhir", Submissions.With(bundle => Submissions.Resource(bundle, "DiagnosticReport")["status"] = Canary));
            await facade.PostAsync("/fhir?" + Canary + "=" + Canary, "{\"resourceType\":\"" + Canary);
            await facade.PostAsync($"/fhir/{Canary}/$validate?profile={Canary}", Marked());
            await facade.PostAsync($"/fhir/$validate?profile=http://x/{Canary}", Marked());
            await facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", Marked());
            await facade.GetAsync($"/fhir/Patient?name={Canary}");
            await facade.GetAsync($"/fhir/Patient/{Canary}");
            await facade.GetAsync($"/{Canary}");
            await facade.GetAsync($"/fhir/_async/{Canary}");
            await facade.SendAsync(new HttpMethod(Canary), $"/fhir/{Canary}");
            (await facade.GetAsync("/admin/submissions")).Body.ShouldNotContain(Canary);
            (await facade.GetAsync("/health/ready")).Body.ShouldNotContain(Canary);
        }

        server.Sent.ShouldContain(request => request.Body.Contains(Canary), "the marks were on their way");
        var log = await File.ReadAllTextAsync(folder.File("log.txt"), TestContext.Current.CancellationToken);
        log.ShouldContain("Accepted");
        log.ShouldContain("buried");
        log.ShouldNotContain(Canary, Case.Insensitive);
    }

    private const string Outcome = """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value","diagnostics":"CANARY7f3a"}]}""";

    private static string Marked() => Submissions.With(bundle =>
    {
        bundle["identifier"]!["value"] = Canary;
        foreach (string type in (List<string>)["Patient", "DiagnosticReport", "Observation"])
        {
            var resource = Submissions.Resource(bundle, type);
            resource["identifier"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"system":"urn:x","value":"CANARY7f3a"}]""");
            resource["language"] = "en";
        }

        Submissions.Resource(bundle, "DiagnosticReport")["conclusion"] = Canary;
        Submissions.Resource(bundle, "Patient")["name"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"family":"CANARY7f3a"}]""");
    });
}

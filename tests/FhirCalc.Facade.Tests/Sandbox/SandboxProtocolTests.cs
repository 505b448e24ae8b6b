using System.Net;
using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox;

namespace FhirCalc.Facade.Tests.Sandbox;

public sealed class SandboxProtocolTests : IAsyncLifetime
{
    private SandboxFixture _sandbox = null!;

    public async ValueTask InitializeAsync() =>
        _sandbox = await SandboxFixture.StartAsync(new SandboxOptions { Limits = new JsonLimits { MaxBytes = 100_000, MaxDepth = 40 } });

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task It_answers_to_names_of_this_machine_only(string host, HttpStatusCode status) =>
        (await _sandbox.GetAsync("metadata", ("Host", host))).Status.ShouldBe(status);

    [Theory]
    [InlineData("GET", "Observatoin/1", 404, "resource type")]
    [InlineData("GET", "observation/1", 404, "resource type")]
    [InlineData("GET", "Patient/1/2/3/4", 404, "nothing at that address")]
    [InlineData("GET", "", 405, "Supported: POST")]
    [InlineData("PATCH", "Patient/1", 405, "PATCH is not supported")]
    [InlineData("DELETE", "Patient?identifier=1", 405, "Supported: POST, GET, PUT")]
    [InlineData("POST", "metadata", 405, "Supported: GET")]
    [InlineData("GET", "Patient/1", 404, "No such Patient")]
    public async Task A_wrong_address_or_method_is_refused_with_its_reason(string method, string address, int status, string text) =>
        (await _sandbox.SendAsync(method, address, null)).ShouldRefuse(status, text);

    [Theory]
    [InlineData("", 400)]
    [InlineData("not JSON", 400)]
    [InlineData("{\"resourceType\":\"Patient\"", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("{\"resourceType\":\"Observation\"}", 400)]
    public async Task A_body_that_is_no_resource_of_the_type_is_refused_and_not_stored(string body, int status)
    {
        (await _sandbox.SendAsync("POST", "Patient", body)).ShouldRefuse(status, "");
        (await _sandbox.TotalAsync("Patient")).ShouldBe(0);
    }

    [Fact]
    public async Task A_body_over_the_limits_is_refused()
    {
        var longer = $$"""{"resourceType":"Patient","x":"{{new string('a', 100_001)}}"}""";
        (await _sandbox.SendAsync("POST", "Patient", longer)).ShouldRefuse(413, "100000 bytes");
        var deep = "{\"resourceType\":\"Patient\",\"x\":" + new string('[', 2000) + new string(']', 2000) + "}";
        (await _sandbox.SendAsync("POST", "Patient", deep)).ShouldRefuse(400, "");
    }

    [Fact]
    public async Task Only_JSON_is_read_and_written()
    {
        const string Body = """{"resourceType":"Patient"}""";
        (await _sandbox.SendAsync("POST", "Patient", Body, ("Content-Type", "application/fhir+xml"))).ShouldRefuse(415, "JSON only");
        (await _sandbox.GetAsync("Patient", ("Accept", "application/fhir+xml"))).ShouldRefuse(406, "JSON only");
        (await _sandbox.GetAsync("Patient?_format=xml")).ShouldRefuse(406, "_format=json");
        (await _sandbox.GetAsync("Patient?_format=json", ("Accept", "application/fhir+xml"))).Status.ShouldBe(HttpStatusCode.OK);
        (await _sandbox.GetAsync("Patient", ("Accept", "text/html, application/json;q=0.9"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body()
    {
        await _sandbox.SendAsync("PUT", "Patient/p", """{"resourceType":"Patient","id":"p"}""");

        var head = await _sandbox.SendAsync("HEAD", "Patient/p", null);

        head.Status.ShouldBe(HttpStatusCode.OK);
        head.ETag.ShouldBe("W/\"1\"");
        head.Body.ShouldBeEmpty();
        (await _sandbox.SendAsync("HEAD", "Patient/none", null)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_capability_statement_says_what_is_done()
    {
        var statement = (await _sandbox.GetAsync("metadata")).Json;

        statement.GetProperty("fhirVersion").GetString().ShouldBe("4.0.1");
        var rest = statement.GetProperty("rest")[0];
        rest.GetProperty("interaction").EnumerateArray().Select(one => one.GetProperty("code").GetString()).ShouldBe(["transaction", "batch"]);
        var report = rest.GetProperty("resource").EnumerateArray().Single(one => one.GetProperty("type").GetString() == "DiagnosticReport");
        report.GetProperty("interaction").EnumerateArray().Select(one => one.GetProperty("code").GetString())
            .ShouldBe(["create", "search-type", "read", "update", "delete", "history-instance", "vread"]);
        report.GetProperty("updateCreate").GetBoolean().ShouldBeTrue();
        report.GetProperty("conditionalCreate").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Every_search_parameter_of_the_capability_statement_is_accepted_strictly()
    {
        var statement = (await _sandbox.GetAsync("metadata")).Json;
        var tried = 0;
        foreach (var resource in statement.GetProperty("rest")[0].GetProperty("resource").EnumerateArray())
        {
            var type = resource.GetProperty("type").GetString();
            foreach (var parameter in resource.GetProperty("searchParam").EnumerateArray())
            {
                var value = parameter.GetProperty("type").GetString() switch { "date" => "ge2026-01-01", "reference" => "Patient/1", _ => "x" };
                var answer = await _sandbox.GetAsync($"{type}?{parameter.GetProperty("name").GetString()}={value}", ("Prefer", "handling=strict"));
                answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(300);
    }
}

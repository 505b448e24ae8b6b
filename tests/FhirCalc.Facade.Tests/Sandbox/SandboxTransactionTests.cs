using System.Net;
using System.Text.Json;

namespace FhirCalc.Facade.Tests.Sandbox;

public sealed class SandboxTransactionTests : IAsyncLifetime
{
    private const string PatientUrn = "urn:uuid:0b1cb8ae-93fb-4b5c-b8e1-2e5b6f8a4d10";
    private SandboxFixture _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxFixture.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Entries_are_answered_in_their_order_and_links_point_to_what_was_stored()
    {
        var answer = await PostAsync(
            Entry("Observation", $$"""
                "subject":{"reference":"{{PatientUrn}}"},"valueQuantity":{"value":1.10},"identifier":[{"system":"urn:ietf:rfc:3986","value":"{{PatientUrn}}"}],
                "text":{"status":"generated","div":"<div><a href=\"{{PatientUrn}}\">x</a></div>"},"extension":[{"url":"http://example.org/e","valueUri":"{{PatientUrn}}"}]
                """, "POST", "Observation", "urn:uuid:1b1cb8ae-93fb-4b5c-b8e1-2e5b6f8a4d11"),
            Entry("Patient", "\"active\":true", "POST", "Patient", PatientUrn),
            Entry("Device", "\"id\":\"d1\"", "PUT", "Device/d1", "http://elsewhere.example/Device/d1"));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Json.GetProperty("type").GetString().ShouldBe("transaction-response");
        Responses(answer, "status").ShouldBe(["201 Created", "201 Created", "201 Created"]);
        Responses(answer, "etag").ShouldAllBe(tag => tag == "W/\"1\"");
        var places = Responses(answer, "location");
        places[0].ShouldStartWith("Observation/");
        places[1].ShouldStartWith("Patient/");
        places[2].ShouldBe("Device/d1/_history/1");

        var patient = places[1].Replace("/_history/1", "", StringComparison.Ordinal);
        var stored = (await _sandbox.GetAsync(places[0])).Body;
        stored.ShouldContain($"\"subject\":{{\"reference\":\"{patient}\"}}");
        stored.ShouldContain($"href=\\\"{patient}\\\"");
        stored.ShouldContain($"\"valueUri\":\"{patient}\"");
        stored.ShouldContain($"\"system\":\"urn:ietf:rfc:3986\",\"value\":\"{PatientUrn}\"", Case.Sensitive, "an identifier is no link");
        stored.ShouldContain("\"value\":1.10");
        (await _sandbox.TotalAsync($"Observation?subject={patient}")).ShouldBe(1);
    }

    [Fact]
    public async Task References_relative_to_the_full_url_of_their_entry_are_rewritten()
    {
        var answer = await PostAsync(
            Entry("Patient", "\"active\":true", "POST", "Patient", "http://old.example/fhir/Patient/1"),
            Entry("Observation", "\"subject\":{\"reference\":\"Patient/1\"},\"focus\":[{\"reference\":\"http://old.example/fhir/Patient/1\"}]", "POST", "Observation", "http://old.example/fhir/Observation/2"));

        var places = Responses(answer, "location");
        var patient = places[0].Split("/_history")[0];
        (await _sandbox.GetAsync(places[1])).Body.ShouldContain($"\"subject\":{{\"reference\":\"{patient}\"}},\"focus\":[{{\"reference\":\"{patient}\"}}]");
    }

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"other"},"request":{"method":"PUT","url":"Patient/p2"}}""", 400, "id of its address")]
    [InlineData("""{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Observation"}}""", 400, "Observation")]
    [InlineData("""{"resource":{"resourceType":"Patient"},"request":{"method":"POST"}}""", 400, "request.url")]
    [InlineData("""{"request":{"method":"POST","url":"Patient"}}""", 400, "needed as the body")]
    [InlineData("""{"request":{"method":"GET","url":"Patient/none"}}""", 400, "No such Patient")]
    [InlineData("""{"request":{"method":"PATCH","url":"Patient/p1"}}""", 400, "PATCH is not supported")]
    [InlineData("""{"resource":{"resourceType":"Observation","subject":{"reference":"urn:uuid:7b1cb8ae-93fb-4b5c-b8e1-2e5b6f8a4d19"}},"request":{"method":"POST","url":"Observation"}}""", 400, "does not have")]
    [InlineData("""{"resource":{"resourceType":"Observation","subject":{"reference":"Patient?identifier=none"}},"request":{"method":"POST","url":"Observation"}}""", 412, "conditional reference")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"p1"},"request":{"method":"PUT","url":"Patient/p1"}}""", 400, "same resource")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"held"},"request":{"method":"PUT","url":"Patient/held","ifMatch":"W/\"9\""}}""", 412, "If-Match")]
    [InlineData("""{"resource":{"resourceType":"Bundle"},"request":{"method":"POST","url":""}}""", 400, "Bundle interaction")]
    public async Task One_refused_entry_undoes_the_whole_transaction(string bad, int status, string text)
    {
        await _sandbox.SendAsync("PUT", "Patient/held", """{"resourceType":"Patient","id":"held"}""");
        await _sandbox.SendAsync("PUT", "Patient/doomed", """{"resourceType":"Patient","id":"doomed"}""");

        var answer = await PostAsync(
            Entry("Patient", "\"id\":\"p1\"", "PUT", "Patient/p1", null),
            """{"request":{"method":"DELETE","url":"Patient/doomed"}}""",
            bad);

        answer.ShouldRefuse(status, text);
        answer.Json.GetProperty("issue")[0].GetProperty("expression")[0].GetString()!.ShouldStartWith("Bundle.entry[2]");
        (await _sandbox.GetAsync("Patient/p1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _sandbox.GetAsync("Patient/held")).ETag.ShouldBe("W/\"1\"");
        (await _sandbox.GetAsync("Patient/doomed")).ETag.ShouldBe("W/\"1\"");
        (await _sandbox.TotalAsync("Patient")).ShouldBe(2);
    }

    [Fact]
    public async Task Work_is_done_in_the_order_of_the_specification()
    {
        await _sandbox.SendAsync("PUT", "Patient/p", """{"resourceType":"Patient","id":"p","identifier":[{"system":"s","value":"1"}]}""");

        var answer = await PostAsync(
            """{"request":{"method":"GET","url":"Patient?identifier=s|1"}}""",
            """{"resource":{"resourceType":"Patient","identifier":[{"system":"s","value":"1"}]},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=s|1"}}""",
            """{"request":{"method":"DELETE","url":"Patient/p"}}""");

        Responses(answer, "status").ShouldBe(["200 OK", "201 Created", "204 No Content"]);
        var found = answer.Entries.First().GetProperty("resource");
        found.GetProperty("total").GetInt32().ShouldBe(1);
        found.GetProperty("entry")[0].GetProperty("resource").GetProperty("id").GetString().ShouldNotBe("p");
    }

    [Fact]
    public async Task If_none_exist_makes_a_repeated_transaction_harmless()
    {
        string[] entries =
        [
            $$$"""{"fullUrl":"{{{PatientUrn}}}","resource":{"resourceType":"Patient","identifier":[{"system":"s","value":"1"}]},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=s|1"}}""",
            $$$"""{"resource":{"resourceType":"Observation","identifier":[{"system":"s","value":"2"}],"subject":{"reference":"{{{PatientUrn}}}"}},"request":{"method":"POST","url":"Observation","ifNoneExist":"identifier=s|2"}}""",
        ];

        var first = await PostAsync(entries);
        var second = await PostAsync(entries);

        Responses(first, "status").ShouldBe(["201 Created", "201 Created"]);
        Responses(second, "status").ShouldBe(["200 OK", "200 OK"]);
        Responses(second, "location").ShouldBe(Responses(first, "location"));
        (await _sandbox.TotalAsync("Patient")).ShouldBe(1);
        (await _sandbox.TotalAsync("Observation")).ShouldBe(1);
    }

    [Fact]
    public async Task A_conditional_reference_becomes_the_one_that_matches()
    {
        await _sandbox.SendAsync("PUT", "Patient/p", """{"resourceType":"Patient","id":"p","identifier":[{"system":"s","value":"1"}]}""");

        await PostAsync(Entry("Observation", "\"id\":\"o\",\"subject\":{\"reference\":\"Patient?identifier=s|1\"}", "PUT", "Observation/o", null));

        (await _sandbox.GetAsync("Observation/o")).Body.ShouldContain("\"reference\":\"Patient/p\"");
    }

    [Fact]
    public async Task A_batch_answers_each_entry_for_itself()
    {
        var answer = await _sandbox.SendAsync("POST", "", """
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Patient","id":"p"},"request":{"method":"PUT","url":"Patient/p"}},
              {"request":{"method":"GET","url":"Patient/none"}},
              {"request":{"method":"GET","url":"Patient/p"}},
              {"request":{"method":"GET","url":"Nonsense/p"}}]}
            """);

        answer.Json.GetProperty("type").GetString().ShouldBe("batch-response");
        Responses(answer, "status").ShouldBe(["201 Created", "404 Not Found", "200 OK", "404 Not Found"]);
        answer.Entries.ElementAt(1).GetProperty("response").GetProperty("outcome").GetProperty("resourceType").GetString().ShouldBe("OperationOutcome");
        answer.Entries.ElementAt(2).GetProperty("resource").GetProperty("id").GetString().ShouldBe("p");
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient"}""", "Only a Bundle")]
    [InlineData("""{"resourceType":"Bundle","type":"collection"}""", "transaction or batch")]
    [InlineData("""{"resourceType":"Bundle"}""", "transaction or batch")]
    public async Task Only_transactions_and_batches_can_be_posted_to_the_base(string body, string text) =>
        (await _sandbox.SendAsync("POST", "", body)).ShouldRefuse(400, text);

    private Task<Answer> PostAsync(params string[] entries) =>
        _sandbox.SendAsync("POST", "", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");

    private static string Entry(string type, string fields, string method, string url, string? fullUrl) =>
        $$$"""{{{{(fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",")}}}"resource":{"resourceType":"{{{type}}}",{{{fields}}}},"request":{"method":"{{{method}}}","url":"{{{url}}}"}}""";

    private static List<string> Responses(Answer answer, string field) => [.. answer.Entries.Select(entry =>
        entry.GetProperty("response").TryGetProperty(field, out var value) ? value.GetString()! : "")];
}

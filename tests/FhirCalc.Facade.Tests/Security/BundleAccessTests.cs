using System.Net;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>A Bundle has no scope of its own: every entry needs what the same request would need alone.</summary>
public sealed class BundleAccessTests(SecuredRelay relay) : IClassFixture<SecuredRelay>
{
    private const string Create = "system/Patient.cs system/ImagingStudy.c system/DiagnosticReport.c system/Observation.c system/Specimen.c system/Condition.c system/Practitioner.c system/Organization.c system/ServiceRequest.c system/Device.c";

    [Theory]
    [InlineData(null, 403)]
    [InlineData("system/Observation.cruds", 403)]
    [InlineData("system/*.ruds", 403)]
    [InlineData("patient/*.cruds", 403)]
    [InlineData(Create, 202)]
    [InlineData("system/*.cs", 202)]
    [InlineData("system/*.c", 403)] // its patient is created under a condition, and a condition is a search
    public async Task All_entries_must_be_allowed_or_none_is_taken(string? scope, int status)
    {
        var answer = await PostAsync(Submissions.Another(scope ?? "none"), scope ?? "fhircalc.admin");

        ((int)answer.Status).ShouldBe(status, answer.Body);
    }

    [Theory]
    [InlineData("POST", "Patient", null, "system/Patient.c", true)]
    [InlineData("POST", "Patient", null, "system/Patient.ruds", false)]
    [InlineData("POST", "Patient", "identifier=x|1", "system/Patient.c", false)]
    [InlineData("POST", "Patient", "identifier=x|1", "system/Patient.cs", true)]
    [InlineData("POST", "Patient", "_has:Observation:patient:code=x", "system/Patient.cs", false)]
    [InlineData("POST", "Patient", "general-practitioner:Practitioner.name=x", "system/Patient.cs", false)]
    [InlineData("PUT", "Patient/1", null, "system/Patient.u", true)]
    [InlineData("PUT", "Patient/1", null, "system/Patient.crds", false)]
    [InlineData("PUT", "Patient?identifier=x|1", null, "system/Patient.u", false)]
    [InlineData("PUT", "Patient?identifier=x|1", null, "system/Patient.us", true)]
    [InlineData("PATCH", "Patient/1", null, "system/Patient.crds", false)]
    [InlineData("DELETE", "Patient/1", null, "system/Patient.crus", false)]
    [InlineData("DELETE", "Patient/1", null, "system/Patient.d", true)]
    [InlineData("DELETE", "Patient?name=x", null, "system/Patient.d", false)]
    [InlineData("GET", "Patient/1", null, "system/Patient.cuds", false)]
    [InlineData("GET", "Patient/1", null, "system/Patient.r", true)]
    [InlineData("GET", "Patient?name=x", null, "system/Patient.r", false)]
    [InlineData("GET", "Patient?name=x&_revinclude=Observation:subject", null, "system/Patient.rs", false)]
    [InlineData("GET", "Observation/1", null, "system/Patient.cruds", false)]
    [InlineData("PUT", "Observation/1", null, "system/Observation.cruds", false)]
    [InlineData("GET", "?_type=Patient", null, "system/Patient.rs", false)]
    [InlineData("GET", "http://127.0.0.1/fhir/Patient/1", null, "system/Patient.rs", false)]
    [InlineData("GET", "Patient/1/$everything", null, "system/Patient.rs", false)]
    [InlineData("GET", "Patient/../Observation/1", null, "system/Patient.rs", false)]
    [InlineData("POST", "Patient/_search", null, "system/Patient.cruds", false)]
    [InlineData("GET", "Patient/_history", null, "system/Patient.r", false)]
    [InlineData("GET", "/Patient/_history", null, "system/Patient.s", true)]
    [InlineData("GET", "Patient/1", null, "patient/Patient.rs", true)] // of which only what is the patient's is shown
    [InlineData("GET", "Patient?_summary=count", null, "patient/Patient.rs", false)]
    public async Task Each_entry_needs_what_it_would_need_alone(string method, string url, string? ifNoneExist, string scope, bool allowed)
    {
        var request = new JsonObject { ["method"] = method, ["url"] = url };
        if (ifNoneExist is not null)
            request["ifNoneExist"] = ifNoneExist;
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle", ["type"] = "transaction",
            ["entry"] = new JsonArray(new JsonObject { ["resource"] = new JsonObject { ["resourceType"] = "Patient", ["id"] = "1" }, ["request"] = request }),
        };

        var answer = await PostAsync(bundle.ToJsonString(), scope);

        // It is no submission that could be taken, but whether it was looked at as one depends on the scopes.
        (answer.Status == HttpStatusCode.Forbidden).ShouldBe(!allowed, answer.Body);
        if (!allowed)
        {
            answer.Issues.ShouldBe(["FC1061"]);
            answer.Body.ShouldContain("Bundle.entry[0]");
        }
    }

    [Theory]
    [InlineData("system/DiagnosticReport.c", 403)]
    [InlineData("system/DiagnosticReport.c system/Patient.s", 422)]
    public async Task A_conditional_reference_is_a_search(string scope, int status)
    {
        var answer = await PostAsync("""
            {"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"POST","url":"DiagnosticReport"},
             "resource":{"resourceType":"DiagnosticReport","subject":{"reference":"Patient?identifier=x|1"}}}]}
            """, scope);

        ((int)answer.Status).ShouldBe(status, answer.Body);
    }

    [Fact]
    public async Task An_entry_of_a_batch_that_is_not_allowed_spoils_no_other()
    {
        relay.Answer = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        const string Bundle = """
            {"resourceType":"Bundle","type":"batch","entry":[
             {"resource":{"resourceType":"Patient","active":true},"request":{"method":"POST","url":"Patient"}},
             {"resource":{"resourceType":"Device"},"request":{"method":"POST","url":"Device"}},
             {"resource":{"resourceType":"Patient","managingOrganization":{"reference":"Organization?name=x"}},"request":{"method":"POST","url":"Patient"}},
             {"request":{"method":"DELETE","url":"Patient/1"}}]}
            """;

        var none = await relay.Facade.PostAsync("/fhir", Bundle, ("Authorization", "Bearer " + relay.Issuer.Token("system/Observation.c")));
        var some = await relay.Facade.PostAsync("/fhir", Bundle, ("Prefer", "respond-async"), ("Idempotency-Key", "some"), ("Authorization", "Bearer " + relay.Issuer.Token("system/Patient.c")));

        none.Status.ShouldBe(HttpStatusCode.OK, none.Body);
        JsonNode.Parse(none.Body)!["entry"]!.AsArray().Select(entry => (string)entry!["response"]!["status"]!).ShouldBe(Enumerable.Repeat("403 Forbidden", 4));
        none.Message.Headers.WwwAuthenticate.ShouldBeEmpty();
        some.Status.ShouldBe(HttpStatusCode.Accepted, some.Body);
        some.Message.Headers.GetValues("X-Progress").Single().ShouldBe("0 of 1 entries delivered");
    }

    [Theory]
    [InlineData("system/Patient.rs", "Patient/2", "200 OK")]
    [InlineData("patient/Patient.rs", "Patient/2", "404 Not Found")]
    [InlineData("system/Patient.r", "Patient/2?_include=x", "403 Forbidden")]
    public async Task What_a_batch_reads_is_looked_at_like_any_relayed_answer(string scope, string url, string status)
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Patient","id":"2"}""");
        var bundle = $$$"""{"resourceType":"Bundle","type":"batch","identifier":{"value":"{{{scope + url}}}"},"entry":[{"request":{"method":"GET","url":"{{{url}}}"}}]}""";

        var answer = await relay.Facade.PostAsync("/fhir", bundle, ("Authorization", "Bearer " + relay.Issuer.Token(scope, payload => payload["patient"] = "1")));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Body.ShouldContain($"\"status\":\"{status}\"");
    }

    [Fact]
    public async Task What_a_batch_read_is_asked_for_anew_by_who_polls_it_and_by_nobody_else()
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Patient","id":"2"}""");
        var bundle = """{"resourceType":"Bundle","type":"batch","identifier":{"value":"polled"},"entry":[{"request":{"method":"GET","url":"Patient/2"}}]}""";
        var batch = await relay.Facade.PostAsync("/fhir", bundle, ("Authorization", "Bearer " + relay.Issuer.Token("system/Patient.r")));
        batch.Body.ShouldContain("200 OK");
        var address = "/fhir/_async/" + batch.Root["id"].GetString();

        (await relay.Facade.GetAsync(address, ("Authorization", "Bearer " + relay.Issuer.Token("system/Observation.r")))).Body.ShouldContain("403 Forbidden");
        (await relay.Facade.GetAsync(address, ("Authorization", "Bearer " + relay.Issuer.Token(payload: claims => claims["client_id"] = "other")))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<Answer> PostAsync(string body, string scope)
    {
        relay.Answer = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        return relay.Facade.PostAsync("/fhir", body, ("Prefer", "respond-async"), ("Authorization", "Bearer " + relay.Issuer.Token(scope, payload => payload["patient"] = "1")));
    }
}

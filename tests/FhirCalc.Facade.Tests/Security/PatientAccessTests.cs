using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>Tokens with patient-level scopes see one patient: in what is asked, and in what an external server answers that did not listen.</summary>
public sealed class PatientAccessTests(SecuredRelay relay) : IClassFixture<SecuredRelay>
{
    private const string Mine = """{"resourceType":"Observation","id":"1","subject":{"reference":"Patient/p1"}}""";
    private const string Theirs = """{"resourceType":"Observation","id":"2","subject":{"reference":"Patient/p2"}}""";

    [Theory]
    [InlineData("Observation?code=x", "/Observation?code=x&subject=Patient%2Fp1")]
    [InlineData("Observation?subject=Patient/p2", "/Observation?subject=Patient%2Fp2&subject=Patient%2Fp1")]
    [InlineData("Condition?code=x", "/Condition?code=x&patient=Patient%2Fp1")]
    [InlineData("DiagnosticReport", "/DiagnosticReport?subject=Patient%2Fp1")]
    [InlineData("Patient?name=x", "/Patient?name=x&_id=p1")]
    public async Task A_search_is_narrowed_to_the_patient(string search, string sent)
    {
        relay.Answer = _ => List();

        (await GetAsync("/fhir/" + search)).Status.ShouldBe(HttpStatusCode.OK);
        relay.Server.Requests.Single().Path.ShouldBe(sent);
    }

    [Theory]
    [InlineData("Organization?name=x")]
    [InlineData("Practitioner/1")]
    [InlineData("Observation?subject:Patient.name=x")]
    [InlineData("Observation?focus:Patient.name=x")]
    [InlineData("Patient?_has:Observation:patient:code=x")]
    [InlineData("Observation?_count=0")]
    [InlineData("Observation?_summary=count")]
    [InlineData("Observation?_elements=code")]
    [InlineData("Observation?_total=accurate")]
    [InlineData("Observation?unknown=x")]
    [InlineData("Observation/1/_history")]
    [InlineData("?_getpages=1")]
    public async Task What_could_tell_about_others_is_refused(string search)
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Practitioner","id":"1"}""");

        var answer = await GetAsync("/fhir" + (search[0] == '?' ? "" : "/") + search);

        answer.Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        answer.Root["resourceType"].GetString().ShouldBe("OperationOutcome");
        if (search != "Practitioner/1")
            relay.Server.Requests.ShouldBeEmpty("it is not even asked");
    }

    [Theory]
    [InlineData(Mine, true)]
    [InlineData("""{"resourceType":"Observation","id":"1","subject":{"reference":"http://external.example/fhir/Patient/p1"}}""", true)]
    [InlineData("""{"resourceType":"Observation","id":"1","subject":{"reference":"Patient/p1/_history/3"}}""", true)]
    [InlineData("""{"resourceType":"Patient","id":"p1"}""", true)]
    [InlineData("""{"resourceType":"Condition","id":"1","subject":{"reference":"Patient/p1"}}""", true)]
    [InlineData("""{"resourceType":"Appointment","id":"1","participant":[{"actor":{"reference":"Practitioner/7"}},{"actor":{"reference":"Patient/p1"}}]}""", true)]
    [InlineData(Theirs, false)]
    [InlineData("""{"resourceType":"Observation","id":"1","subject":{"reference":"http://elsewhere.example/fhir/Patient/p1"}}""", false)]
    [InlineData("""{"resourceType":"Observation","id":"1","subject":{"reference":"Patient/p11"}}""", false)]
    [InlineData("""{"resourceType":"Observation","id":"1"}""", false)]
    [InlineData("""{"resourceType":"Observation","id":"1","subject":{"display":"Patient/p1"},"performer":[{"reference":"Patient/p1"}]}""", false)]
    [InlineData("""{"resourceType":"Patient","id":"p2"}""", false)]
    [InlineData("""{"resourceType":"Appointment","id":"1","participant":[{"actor":{"reference":"Patient/p2"}},{"actor":{"reference":"Patient/p1"}}]}""", false)]
    [InlineData("""{"resourceType":"Organization","id":"1"}""", false)]
    public async Task Only_what_is_the_patients_is_shown(string resource, bool shown)
    {
        relay.Answer = _ => FakeServer.Json(resource);
        var type = resource.Split('"')[3];

        var read = await GetAsync($"/fhir/{type}/1");
        read.Status.ShouldBe(shown ? HttpStatusCode.OK : HttpStatusCode.NotFound);

        relay.Answer = _ => List(Mine, resource);
        (await GetAsync("/fhir/Observation?code=x")).Status.ShouldBe(shown ? HttpStatusCode.OK : HttpStatusCode.Forbidden, "one foreign entry spoils the answer");
    }

    [Fact]
    public async Task What_is_anothers_looks_like_what_is_not_there()
    {
        relay.Answer = _ => FakeServer.Json(Theirs);
        var foreign = await GetAsync("/fhir/Observation/2", ("If-None-Match", "W/\"1\""));
        relay.Server.Requests.Single().Headers.Keys.ShouldNotContain("If-None-Match", "a 304 would tell that it is there");
        relay.Answer = _ => FakeServer.Json(HttpStatusCode.Gone, """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"deleted"}]}""");
        var absent = await GetAsync("/fhir/Observation/2");

        (foreign.Status, foreign.Body).ShouldBe((absent.Status, absent.Body));
    }

    [Fact]
    public async Task A_count_of_what_is_not_shown_is_not_shown_either()
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset","total":17}""");
        (await GetAsync("/fhir/Observation?code=x")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("POST", "/fhir", 403)]
    [InlineData("POST", "/fhir/Observation/$validate", 400)]
    public async Task Patient_level_scopes_write_nothing(string method, string path, int status)
    {
        relay.Server.Requests.Clear();
        var answer = await relay.Facade.SendAsync(new HttpMethod(method), path, method == "POST" && status == 403 ? Submissions.Breast : "{", Token());

        ((int)answer.Status).ShouldBe(status);
        relay.Server.Requests.ShouldBeEmpty();
    }

    private static HttpResponseMessage List(params string[] resources) => FakeServer.Json(
        $$"""{"resourceType":"Bundle","type":"searchset","entry":[{{string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""");

    private (string, string) Token() => ("Authorization", "Bearer " + relay.Issuer.Token("patient/*.cruds", body => body["patient"] = "p1"));

    private Task<Answer> GetAsync(string path, params (string, string)[] headers)
    {
        relay.Server.Requests.Clear();
        return relay.Facade.GetAsync(path, [Token(), .. headers]);
    }
}

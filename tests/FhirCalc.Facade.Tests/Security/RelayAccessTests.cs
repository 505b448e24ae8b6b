using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>The service with authentication, in front of a server that a test plays; one for all tests of a class.</summary>
public sealed class SecuredRelay : IAsyncLifetime
{
    internal TestIssuer Issuer { get; private set; } = null!;

    internal FakeServer Server { get; private set; } = null!;

    internal RunningFacade Facade { get; private set; } = null!;

    internal Func<SentRequest, HttpResponseMessage> Answer { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.NotFound);

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        Server = new FakeServer(request => Answer(request));
        Facade = await RunningFacade.StartAsync(Server, null, [.. Issuer.Settings, "--Upstream:BreakAfter", "1000"]);
    }

    public async ValueTask DisposeAsync()
    {
        await Facade.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

public sealed class RelayAccessTests(SecuredRelay relay) : IClassFixture<SecuredRelay>
{
    private const string Empty = """{"resourceType":"Bundle","type":"searchset","total":0}""";

    [Theory]
    // What a query names must be open too
    [InlineData("system/Observation.rs", "Observation?code=x&_count=5&_sort=-date", true)]
    [InlineData("system/Observation.rs", "Observation?subject=Patient/1&subject:Patient=2&code:in=http://x/vs", true)]
    [InlineData("system/Observation.rs", "Observation?_include=Observation:subject:Patient", false)]
    [InlineData("system/Observation.rs system/Patient.r", "Observation?_include=Observation:subject:Patient", true)]
    [InlineData("system/Observation.rs system/Patient.r", "Observation?_include:iterate=Observation:subject:Patient", true)]
    [InlineData("system/Observation.rs system/Patient.r", "Observation?_include=Observation:subject", false)]
    [InlineData("system/Observation.rs system/Patient.r", "Observation?_include=*", false)]
    [InlineData("system/Observation.rs system/Patient.r", "Observation?_include=Observation:*", false)]
    [InlineData("system/Patient.rs", "Patient?_revinclude=Observation:subject", false)]
    [InlineData("system/Patient.rs system/Observation.s", "Patient?_revinclude=Observation:subject", false)]
    [InlineData("system/Patient.rs system/Observation.r", "Patient?_revinclude=Observation:subject", true)]
    [InlineData("system/Patient.rs system/Observation.r", "Patient?_revinclude:iterate=Provenance:target", false)]
    [InlineData("system/Observation.rs", "Observation?subject:Patient.name=x", false)]
    [InlineData("system/Observation.rs", "Observation?subject.name=x", false)]
    [InlineData("system/Observation.rs system/Patient.r", "Observation?subject:Patient.name=x", false)]
    [InlineData("system/Observation.rs system/Patient.s", "Observation?subject:Patient.name=x", true)]
    [InlineData("system/Observation.rs system/Patient.s", "Observation?subject.name=x", false)]
    [InlineData("system/Observation.rs system/Patient.s", "Observation?subject:Patient.organization.name=x", false)]
    [InlineData("system/Observation.rs system/Patient.s system/Organization.s", "Observation?subject:Patient.organization.name=x", true)]
    [InlineData("system/Observation.rs system/Patient.s", "Observation?subject:Patient._has:Group:member:_id=1", false)]
    [InlineData("system/Patient.rs", "Patient?_has:Observation:patient:code=x", false)]
    [InlineData("system/Patient.rs system/Observation.s", "Patient?_has:Observation:patient:code=x", true)]
    [InlineData("system/Patient.rs system/Observation.s", "Patient?_has:Observation:patient:_has:AuditEvent:entity:agent=x", false)]
    [InlineData("system/Patient.rs system/Observation.s", "Patient?_has:Observation:patient:performer:Practitioner.name=x", false)]
    [InlineData("system/Patient.rs", "Patient?_has=x", false)]
    [InlineData("system/Patient.rs", "Patient?%5Fhas:Observation:patient:code=x", false)]
    [InlineData("system/Patient.rs", "Patient?_filter=name eq x", false)]
    [InlineData("system/Patient.rs", "Patient?_query=everything", false)]
    [InlineData("system/Patient.rs", "Patient?_list=1", false)]
    [InlineData("system/Patient.rs", "Patient?_id:Observation.code=x", false)]
    [InlineData("system/Patient.rs", "Patient?_security:_has:Observation:patient:code=x", false)]
    [InlineData("system/Patient.rs", "Patient?_tag:not=x", true)]
    [InlineData("system/Patient.rs", "Patient?_getpages=1", false)]
    [InlineData("system/Patient.rs", "Patient?_type=Observation", false)]
    [InlineData("system/Patient.rs", "Patient?_sort=organization.name", false)]
    [InlineData("system/Patient.rs", "?_getpages=1", false)]
    [InlineData("system/Patient.rs", "?_type=Observation", false)]
    [InlineData("system/*.rs", "?_getpages=1", true)]
    [InlineData("system/*.rs", "Observation?_include=*&subject.name=x&_has:Group:member:_id=1", true)]
    public async Task A_search_asks_only_for_what_the_scopes_allow(string scope, string search, bool allowed)
    {
        relay.Answer = _ => FakeServer.Json(Empty);

        var answer = await GetAsync("/fhir" + (search[0] == '?' ? "" : "/") + search, scope);

        answer.Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        relay.Server.Requests.Count.ShouldBe(allowed ? 1 : 0, "what is refused is not even asked");
    }

    [Theory]
    [InlineData("_has:Observation:has-member:")]
    [InlineData("has-member:Observation.")]
    public async Task A_name_that_leads_on_without_end_is_refused_at_once(string step)
    {
        relay.Answer = _ => FakeServer.Json(Empty);
        relay.Server.Requests.Clear();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/Observation/_search")
        {
            Content = new StringContent(string.Concat(Enumerable.Repeat(step, 8000)) + "code=x", null, "application/x-www-form-urlencoded"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + relay.Issuer.Token("system/Observation.rs"));
        (await relay.Facade.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var name = string.Concat(Enumerable.Repeat(step, 100_000)) + "code=x";
        var bundle = $$$"""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Observation?{{{name}}}"}}]}""";
        var answer = await relay.Facade.PostAsync("/fhir", bundle, ("Authorization", "Bearer " + relay.Issuer.Token("system/Observation.rs")));
        answer.Body.ShouldContain("403 Forbidden");
        relay.Server.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_of_a_read_is_sent_as_it_was_understood_too()
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Observation","id":"1"}""");
        await GetAsync("/fhir/Observation/1?_summary=true;_include=*", "system/Observation.r");

        relay.Server.Requests.Single().Path.ShouldBe("/Observation/1?_summary=true;_include%3D*");
    }

    [Fact]
    public async Task A_query_is_sent_as_it_was_understood()
    {
        relay.Answer = _ => FakeServer.Json(Empty);
        await GetAsync("/fhir/Observation?code=x;_include=Observation:subject:Patient&value=a%26_include%3DPatient:x", "system/Observation.rs");

        // The semicolon is shown decoded here; what matters is that no second '=' or '&' is left.
        relay.Server.Requests.Single().Path.ShouldBe("/Observation?code=x;_include%3DObservation%3Asubject%3APatient&value=a%26_include%3DPatient%3Ax");
    }

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"1"},"search":{"mode":"include"}}""")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"1"}}""")]
    [InlineData("""{"resource":{"id":"1"}}""")]
    public async Task What_the_external_server_adds_unasked_is_not_passed_on(string entry)
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Observation","id":"1"}},""" + entry + "]}");

        var answer = await GetAsync("/fhir/Observation?code=x", "system/Observation.rs");

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.Forbidden, "FC1061"));
    }

    [Fact]
    public async Task A_read_that_brings_another_type_is_not_passed_on()
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Patient","id":"1"}""");
        (await GetAsync("/fhir/Observation/1", "system/Observation.rs")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Further_pages_are_sealed_for_the_client_that_searched()
    {
        relay.Answer = request => FakeServer.Json($$$"""
            {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"http://external.example/fhir?_getpages=7"}],
             "entry":[{"resource":{"resourceType":"{{{(request.Path.Contains("later") ? "Patient" : "Observation")}}}","id":"1"}}]}
            """);
        var first = await GetAsync("/fhir/Observation?code=x", "system/Observation.rs");
        var next = Next(first);
        next.ShouldNotContain("_getpages");

        (await GetAsync(next, "system/Observation.rs")).Status.ShouldBe(HttpStatusCode.OK);
        relay.Server.Requests.Last().Path.ShouldBe("?_getpages=7");
        (await GetAsync(next, "system/Patient.rs")).Status.ShouldBe(HttpStatusCode.NotFound, "its scopes have changed");
        (await GetAsync(next, "system/Observation.rs", client: "other")).Status.ShouldBe(HttpStatusCode.NotFound, "another's page");
        (await GetAsync(next[..^4] + "AAAA", "system/Observation.rs")).Status.ShouldBe(HttpStatusCode.NotFound, "forged");
        (await GetAsync("/fhir/_page/http%3A%2F%2Fevil.example", "system/Observation.rs")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Next(Answer answer)
    {
        foreach (var link in answer.Root["link"].Children)
            return link["url"].GetString()!;
        throw new InvalidOperationException("no link");
    }

    private Task<Answer> GetAsync(string path, string scope, string client = "registry")
    {
        if (!path.Contains("/_page/", StringComparison.Ordinal))
            relay.Server.Requests.Clear();
        return relay.Facade.GetAsync(path, ("Authorization", "Bearer " + relay.Issuer.Token(scope, body => body["client_id"] = client)));
    }
}

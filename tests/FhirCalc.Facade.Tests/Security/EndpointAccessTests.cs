using System.Net;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FhirCalc.Facade.Tests.Security;

public sealed class EndpointAccessTests(SecuredFacade secured) : IClassFixture<SecuredFacade>
{
    private readonly TestIssuer _issuer = secured.Issuer;
    private readonly RunningFacade _facade = secured.Facade;

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        foreach (var endpoint in _facade.Endpoints)
        {
            var says = endpoint.Metadata.GetMetadata<OpenToAll>() is not null || endpoint.Metadata.GetMetadata<AnyClient>() is not null
                || endpoint.Metadata.GetMetadata<OperatorOnly>() is not null || endpoint.Metadata.GetMetadata<FhirInteraction>() is not null;
            says.ShouldBeTrue((endpoint as RouteEndpoint)?.RoutePattern.RawText);
        }
    }

    [Fact]
    public void What_is_open_to_all_is_on_this_list() =>
        _facade.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<OpenToAll>() is not null)
            .Select(endpoint => ((RouteEndpoint)endpoint).RoutePattern.RawText!).Order(StringComparer.Ordinal)
            .ShouldBe(["/.well-known/smart-configuration", "/fhir/.well-known/smart-configuration", "/fhir/metadata", "/health/live", "/health/ready", "/hooks/{subscription}", "/hooks/{subscription}/{type}/{id}", "/openapi/{documentName}.json"]);

    [Theory]
    [InlineData("/fhir/metadata")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/fhir/.well-known/smart-configuration")]
    public async Task What_is_open_needs_no_token(string path) => (await _facade.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("system/*.cruds", "GET", "/admin/submissions", 403)]
    [InlineData("fhircalc.admin", "GET", "/admin/submissions", 200)]
    [InlineData("fhircalc.admin", "POST", "/admin/submissions/x/replay", 404)]
    [InlineData("system/*.cruds", "POST", "/admin/submissions/x/replay", 403)]
    [InlineData("fhircalc.admin", "GET", "/fhir/Patient/1", 403)]
    [InlineData("system/Patient.r", "GET", "/fhir/Patient/1", 404)]
    [InlineData("system/Patient.r", "GET", "/fhir/Patient?name=x", 403)]
    [InlineData("system/Patient.s", "GET", "/fhir/Patient/1", 403)]
    [InlineData("system/Patient.s", "GET", "/fhir/Patient/1/_history", 403)]
    [InlineData("system/Patient.r", "GET", "/fhir/Observation/1", 403)]
    [InlineData("system/Patient.r", "GET", "/fhir/Observation/1/_history/1", 403)]
    [InlineData("system/Patient.c", "POST", "/fhir/Patient/$validate", 400)]
    [InlineData("fhircalc.admin", "POST", "/fhir/$validate", 403)]
    [InlineData("fhircalc.admin", "POST", "/fhir/DiagnosticReport/$assess-calcification", 403)]
    [InlineData("fhircalc.admin", "POST", "/fhir", 403)]
    [InlineData("system/Observation.rs", "GET", "/fhir/Patient/1/$validate", 403)]
    [InlineData("patient/Patient.rs", "GET", "/fhir/Patient/1/$validate", 403)]
    [InlineData("system/Patient.r", "GET", "/fhir/Patient/1/$validate", 404)]
    public async Task Each_endpoint_asks_for_its_own_right(string scope, string method, string path, int status)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path, method == "POST" ? "{" : null, ("Authorization", "Bearer " + _issuer.Token(scope)));
        ((int)answer.Status).ShouldBe(status);
    }

    [Fact]
    public async Task Administration_with_the_right_scope_may_come_from_elsewhere_and_loopback_alone_is_no_longer_enough()
    {
        (await _facade.GetAsync("/admin/submissions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await _facade.GetAsync("/admin/submissions", ("Authorization", "Bearer " + _issuer.Token("fhircalc.admin")), ("X-Forwarded-For", "203.0.113.9"))).Status
            .ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/fhir/Patient?name=x", 200)]
    [InlineData("/fhir/metadata", 200)]
    [InlineData("/fhir/Patient/none", 404)]
    [InlineData("/fhir/Patient/none", 401)]
    [InlineData("/admin/submissions", 403)]
    [InlineData("/nowhere", 404)]
    public async Task No_cache_keeps_an_answer_and_no_browser_guesses_what_it_is(string path, int status)
    {
        var answer = await _facade.GetAsync(path, status == 401 ? [] : [("Authorization", "Bearer " + _issuer.Token())]);

        ((int)answer.Status).ShouldBe(status);
        answer.Message.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Message.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("_sort=,", 200)]
    [InlineData("_sort=name,,-", 200)]
    [InlineData("many", 400)]
    public async Task A_search_of_the_guide_neither_fails_nor_goes_on_for_ever(string query, int status)
    {
        var asked = query == "many" ? "url=" + string.Concat(Enumerable.Repeat("a%2C", 1000)) : query;
        ((int)(await _facade.GetAsync("/fhir/StructureDefinition?" + asked, ("Authorization", "Bearer " + _issuer.Token()))).Status).ShouldBe(status);
    }

    [Fact]
    public async Task A_small_batch_does_not_get_an_answer_without_bounds()
    {
        var entries = Enumerable.Range(0, 500).Select(at => $$$"""{"request":{"method":"GET","url":"StructureDefinition?_count=1000&title={{{(at % 2 == 0 ? "" : "x")}}}"}}""");
        var answer = await _facade.PostAsync("/fhir", $$"""{"resourceType":"Bundle","type":"batch","entry":[{{string.Join(',', entries)}}]}""", ("Authorization", "Bearer " + _issuer.Token()));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldContain("\"status\":\"200 OK\"");
        answer.Body.ShouldContain("\"code\":\"too-costly\"");
        answer.Body.Length.ShouldBeLessThan(45_000_000);
    }

    [Fact]
    public async Task The_smart_configuration_tells_where_tokens_come_from()
    {
        var answer = await _facade.GetAsync("/fhir/.well-known/smart-configuration", ("Accept", "application/fhir+xml"));

        answer.Message.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Root["issuer"].GetString().ShouldBe(_issuer.Issuer);
        answer.Root["token_endpoint"].GetString().ShouldBe(_issuer.Issuer + "/token");
        answer.Body.ShouldContain("\"permission-v2\"");
        answer.Body.ShouldContain("\"private_key_jwt\"");
    }

    [Fact]
    public async Task The_CapabilityStatement_says_how_clients_authenticate()
    {
        (await _facade.GetAsync("/fhir/metadata")).Body.ShouldContain("\"code\":\"SMART-on-FHIR\"");
    }

    [Fact]
    public async Task What_one_client_submitted_another_cannot_ask_for()
    {
        var mine = ("Authorization", "Bearer " + _issuer.Token());
        var theirs = ("Authorization", "Bearer " + _issuer.Token(payload: body => body["client_id"] = "other"));
        var accepted = await _facade.PostAsync("/fhir", Submissions.Breast, mine);
        var id = accepted.Root["id"].GetString();

        (await _facade.GetAsync("/fhir/_async/" + id, mine)).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await _facade.GetAsync("/fhir/_async/" + id, theirs);
        (refused.Status, refused.Issues.Single()).ShouldBe((HttpStatusCode.NotFound, "FC1032"), "as if there were none");
        var again = await _facade.PostAsync("/fhir", Submissions.Breast, theirs);
        again.Root["id"].GetString().ShouldNotBe(id, "the same content of another client is another submission");
    }
}

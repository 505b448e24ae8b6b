using System.Net;
using System.Text;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class OperationTests : IAsyncLifetime
{
    private const string Good = """{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"}}""";
    private const string Bad = """{"resourceType":"Patient","gender":"x"}""";
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync() => _facade = await RunningFacade.StartAsync();

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Theory]
    [InlineData("/fhir/$validate", Good, true)]
    [InlineData("/fhir/$validate", Bad, false)]
    [InlineData("/fhir/Patient/$validate", Good, true)]
    [InlineData("/fhir/Patient/$validate", Bad, false)]
    [InlineData("/fhir/Observation/$validate", Good, false)]
    [InlineData("/fhir/$validate?profile=http://example.org/unknown", Good, false)]
    [InlineData("/fhir/$validate?profile=http://hl7.org/fhir/StructureDefinition/Patient", Good, true)]
    public async Task A_completed_validation_is_200_whatever_it_found(string path, string resource, bool valid)
    {
        foreach (var body in new[] { resource, $$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{resource}}}]}""" })
        {
            var answer = await _facade.PostAsync(path, body);

            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Body.Contains("\"severity\":\"error\"").ShouldBe(!valid, answer.Body);
        }
    }

    private static readonly string[] Conditional = ["conditionalCreate", "conditionalUpdate"];

    [Fact]
    public async Task A_profile_can_be_named_in_Parameters()
    {
        var answer = await _facade.PostAsync("/fhir/$validate",
            $$"""{"resourceType":"Parameters","parameter":[{"name":"profile","valueUri":"http://example.org/unknown"},{"name":"resource","resource":{{Good}}}]}""");
        answer.Body.ShouldContain("http://example.org/unknown");
        answer.Body.ShouldContain("\"severity\":\"error\"");
    }

    [Fact]
    public async Task Parameters_without_a_resource_and_unknown_types_are_errors_of_the_request()
    {
        (await _facade.PostAsync("/fhir/$validate", """{"resourceType":"Parameters"}""")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _facade.PostAsync("/fhir/Patiemt/$validate", Good)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _facade.PostAsync("/fhir/$validate", "{")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Assessing_writes_nothing()
    {
        foreach (var body in new[] { Submissions.Breast, $$"""{"resourceType":"Parameters","parameter":[{"name":"submission","resource":{{Submissions.Breast}}}]}""" })
        {
            var answer = await _facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", body);

            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
            answer.Root["type"].GetString().ShouldBe("collection");
            answer.Body.ShouldContain("\"RiskAssessment\"");
        }

        (await _facade.GetAsync("/admin/submissions")).Body.ShouldBe("[]");
        (await _facade.GetAsync("/fhir/RiskAssessment")).Root["total"].RawText.ShouldBe("0");
    }

    [Fact]
    public async Task An_earlier_version_of_the_rules_may_be_named_and_one_that_is_not_at_hand_is_refused()
    {
        static string Body(string version) => $$"""{"resourceType":"Parameters","parameter":[{"name":"submission","resource":{{Submissions.Breast}}},{"name":"rules-version","valueString":"{{version}}"}]}""";

        var earlier = await _facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", Body("0.1.0"));
        earlier.Status.ShouldBe(HttpStatusCode.OK, earlier.Body);
        earlier.Body.ShouldContain("breast-calcification-rules|0.1.0");

        var unknown = await _facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", Body("9.9.9"));
        ((int)unknown.Status).ShouldBeInRange(400, 422);
        unknown.Body.ShouldContain("0.1.0, ");
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"submission","resource":{"resourceType":"Patient"}}]}""")]
    public async Task What_is_assessed_is_a_Bundle(string body)
    {
        var answer = await _facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", body);

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.BadRequest, "FC1026"));
    }

    [Fact]
    public async Task Assessing_what_is_invalid_is_422() =>
        (await _facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", """{"resourceType":"Bundle","type":"collection"}"""))
            .Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task The_CapabilityStatement_is_valid_and_tells_what_is_mapped()
    {
        var answer = await _facade.GetAsync("/fhir/metadata");

        var statement = ResourceJson.Parse(Encoding.UTF8.GetBytes(answer.Body));
        FhirValidator.Create(DefinitionSet.LoadR4(), TimeProvider.System).Validate(statement).Issues.Where(issue => issue.IsError).ShouldBeEmpty();
        var rest = answer.Body;
        rest.ShouldContain("\"interaction\":[{\"code\":\"transaction\"},{\"code\":\"batch\"}]");
        rest.ShouldContain("\"type\":\"Observation\"");
        rest.ShouldContain("assess-calcification");
        rest.ShouldNotContain("\"code\":\"delete\"");
    }

    [Fact]
    public async Task What_the_guide_promises_of_the_facade_is_mapped()
    {
        var promised = CalcificationGuide.Resources.Single(resource => resource.Root["id"].GetString() == "calcification-facade");

        var offered = ResourceJson.Parse(Encoding.UTF8.GetBytes((await _facade.GetAsync("/fhir/metadata")).Body));

        Offers(promised).Count.ShouldBeGreaterThan(40);
        Offers(promised).Except(Offers(offered)).ShouldBeEmpty();
    }

    /// <summary>Each interaction and operation, with its type: "Observation read", "DiagnosticReport $assess-calcification", "transaction".</summary>
    private static List<string> Offers(ResourceJson statement)
    {
        var offers = new List<string>();
        foreach (var format in statement.Root["format"].Children)
            offers.Add("format " + (format.GetString()!.EndsWith("xml", StringComparison.Ordinal) ? "xml" : "json"));
        foreach (var rest in statement.Root["rest"].Children)
        {
            Add("", rest);
            foreach (var resource in rest["resource"].Children)
                Add(resource["type"].GetString() + " ", resource);
        }

        return offers;

        void Add(string prefix, Node of)
        {
            foreach (var interaction in of["interaction"].Children)
                offers.Add(prefix + interaction["code"].GetString());
            foreach (var conditional in Conditional.Where(name => of[name].Kind == NodeKind.True))
                offers.Add(prefix + conditional);
            foreach (var operation in of["operation"].Children)
                offers.Add($"{prefix}${operation["name"].GetString()} {operation["definition"].GetString()}");
        }
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Tests.Endpoints;

/// <summary>The CapabilityStatement promises nothing that is not there: whatever it names is asked for.</summary>
public sealed class CapabilityWalkTests : IAsyncLifetime
{
    private static readonly HttpStatusCode[] NotThere = [HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotImplemented, HttpStatusCode.NotAcceptable, HttpStatusCode.UnsupportedMediaType];
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync()
    {
        // Answers everything as a server would that has all of it.
        var server = new FakeServer(request => request.Path == "/metadata"
            ? FakeServer.Json(FakeServer.Capabilities(true, "Patient"))
            : FakeServer.Json(request.Method == "GET" && !request.Path.Contains("/1", StringComparison.Ordinal)
                ? """{"resourceType":"Bundle","type":"searchset"}"""
                : $$"""{"resourceType":"{{request.Path.Split('/', '?')[1]}}","id":"1"}"""));
        _facade = await RunningFacade.StartAsync(server);
    }

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Fact]
    public async Task The_statement_is_valid_and_names_formats_and_the_guide()
    {
        var answer = await _facade.GetAsync("/fhir/metadata");
        var statement = ResourceJson.Parse(Encoding.UTF8.GetBytes(answer.Body));

        var validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        validator.Validate(statement).Issues.Where(issue => issue.IsError).ShouldBeEmpty();
        answer.Body.ShouldContain("\"format\":[\"application/fhir+json\",\"application/fhir+xml\"]");
        answer.Body.ShouldContain("\"implementationGuide\":[\"" + CalcificationGuide.CanonicalBase);
        answer.Body.ShouldContain("\"supportedProfile\":[\"" + CalcificationGuide.CanonicalBase);
        answer.Body.ShouldNotContain("\"code\":\"delete\"");
    }

    [Fact]
    public async Task Each_interaction_that_it_names_is_there()
    {
        var rest = JsonNode.Parse((await _facade.GetAsync("/fhir/metadata")).Body)!["rest"]![0]!;
        var walked = 0;
        foreach (var resource in rest["resource"]!.AsArray())
        {
            var type = (string)resource!["type"]!;
            foreach (var interaction in resource["interaction"]!.AsArray())
            {
                await AskAsync(type, (string)interaction!["code"]!, resource);
                walked++;
            }

            if ((bool)resource["conditionalCreate"]!)
                await ExpectAsync(HttpMethod.Post, $"/fhir/{type}", $$"""{"resourceType":"{{type}}"}""", ("If-None-Exist", "_id=1"), ("Prefer", "respond-async"));
            if ((bool)resource["conditionalUpdate"]!)
                await ExpectAsync(HttpMethod.Put, $"/fhir/{type}?_id=1", $$"""{"resourceType":"{{type}}"}""", ("Prefer", "respond-async"));
            foreach (var parameter in resource["searchParam"]?.AsArray() ?? [])
                await ExpectAsync(HttpMethod.Get, $"/fhir/{type}?{(string)parameter!["name"]!}={((string)parameter["type"]! == "date" ? "2026" : "x")}", null, ("Prefer", "handling=strict"));
        }

        walked.ShouldBeGreaterThan(700);
        foreach (var interaction in rest["interaction"]!.AsArray())
            await ExpectAsync(HttpMethod.Post, "/fhir", $$"""{"resourceType":"Bundle","type":"{{(string)interaction!["code"]!}}"}""");
    }

    [Fact]
    public async Task Each_operation_that_it_names_is_there()
    {
        var rest = JsonNode.Parse((await _facade.GetAsync("/fhir/metadata")).Body)!["rest"]![0]!;
        foreach (var resource in rest["resource"]!.AsArray().Prepend(rest))
        {
            foreach (var operation in resource!["operation"]!.AsArray())
            {
                var address = $"/fhir/{(string?)resource["type"]}/${(string)operation!["name"]!}".Replace("//", "/", StringComparison.Ordinal);
                await ExpectAsync(HttpMethod.Post, address, """{"resourceType":"Bundle","type":"collection"}""");
                var definition = (string)operation["definition"]!;
                if (definition.StartsWith(CalcificationGuide.CanonicalBase, StringComparison.Ordinal))
                    (await _facade.GetAsync("/fhir/OperationDefinition?url=" + definition)).Root["total"].RawText.ShouldBe("1");
            }
        }
    }

    [Fact]
    public async Task The_OpenAPI_document_has_every_address_below_the_base_and_what_it_takes()
    {
        var document = JsonNode.Parse((await _facade.GetAsync("/openapi/v1.json")).Body)!;
        var paths = document["paths"]!.AsObject();
        foreach (var endpoint in _facade.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Where(one => one.RoutePattern.RawText!.StartsWith("/fhir", StringComparison.Ordinal) && one.Metadata.GetMetadata<NotOffered>() is null))
        {
            var path = endpoint.RoutePattern.RawText!;
            var found = paths[path == "/fhir/" ? "/fhir" : path] ?? paths[path];
            found.ShouldNotBeNull(path);
            foreach (var method in endpoint.Metadata.OfType<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().SelectMany(one => one.HttpMethods))
                found[method.ToLowerInvariant()].ShouldNotBeNull($"{method} {path}");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, methods) in paths)
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                ids.Add((string)operation!["operationId"]!).ShouldBeTrue($"{method} {path}");
                foreach (var part in path.Split('/').Where(part => part.StartsWith('{')))
                    operation["parameters"]!.AsArray().ShouldContain(one => (string)one!["name"]! == part.Trim('{', '}') && (string)one["in"]! == "path", $"{method} {path}");
                operation["responses"]!.AsObject().ShouldNotBeEmpty($"{method} {path}");
                (method == "head" && operation["responses"]!.AsObject().Any(response => response.Value!["content"] is not null)).ShouldBeFalse(path);
            }
        }

        ((string)document["servers"]![0]!["url"]!).ShouldNotEndWith("/");
        paths["/fhir/{type}"]!["post"]!["requestBody"]!["content"]!["application/fhir+xml"].ShouldNotBeNull();
        ((string)paths["/fhir/DiagnosticReport/$assess-calcification"]!["post"]!["summary"]!).ShouldBe("$assess-calcification");
    }

    private Task AskAsync(string type, string code, JsonNode resource) => code switch
    {
        "read" => ExpectAsync(HttpMethod.Get, $"/fhir/{type}/{(resource["searchParam"] is null ? "1" : AnyId(type))}"),
        "vread" => ExpectAsync(HttpMethod.Get, $"/fhir/{type}/1/_history/1"),
        "history-instance" => ExpectAsync(HttpMethod.Get, $"/fhir/{type}/1/_history"),
        "history-type" => ExpectAsync(HttpMethod.Get, $"/fhir/{type}/_history"),
        "search-type" => ExpectAsync(HttpMethod.Get, $"/fhir/{type}"),
        "create" => ExpectAsync(HttpMethod.Post, $"/fhir/{type}", $$"""{"resourceType":"{{type}}"}""", ("Prefer", "respond-async")),
        "update" => ExpectAsync(HttpMethod.Put, $"/fhir/{type}/1", $$"""{"resourceType":"{{type}}","id":"1"}""", ("Prefer", "respond-async")),
        _ => throw new InvalidOperationException($"The statement names {code}, which no test knows."),
    };

    private static string AnyId(string type) => CalcificationGuide.Resources.First(resource => resource.ResourceType == type).Root["id"].GetString()!;

    /// <summary>Done, or refused for its content (422): but there.</summary>
    private async Task ExpectAsync(HttpMethod method, string path, string? body = null, params (string, string)[] headers)
    {
        var answer = await _facade.SendAsync(method, path, body, headers);
        NotThere.ShouldNotContain(answer.Status, $"{method} {path}");
        if (method == HttpMethod.Get)
            answer.Status.ShouldBe(HttpStatusCode.OK, $"{method} {path}: {answer.Body}");
        else
            ((int)answer.Status).ShouldBeOneOf([200, 201, 202, 422, 429], $"{method} {path}: {answer.Body}");
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>
/// Wherever a client, or the external server, can put an address: nobody follows it. The external server is a real one
/// here, reached through the real HTTP client, so that whatever would be fetched would be seen by the canary.
/// </summary>
public sealed class ForeignAddressTests : IAsyncLifetime
{
    private Canary _canary = null!;
    private Canary _external = null!;
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync()
    {
        _canary = await Canary.StartAsync();
        _external = await Canary.StartAsync(Answer);
        _facade = await RunningFacade.StartAsync(null, null, "--Upstream:BaseUrl", _external.Url + "/fhir", "--Intake:WaitForDelivery", "00:00:01");
    }

    public async ValueTask DisposeAsync()
    {
        await _facade.DisposeAsync();
        await _external.DisposeAsync();
        await _canary.DisposeAsync();
    }

    [Fact]
    public async Task No_address_in_a_resource_is_fetched()
    {
        // 1. Every text of a submission in turn, then all that may be an address at once.
        var places = Texts(JsonNode.Parse(Submissions.Breast)!).Count();
        for (var place = 0; place < places; place++)
        {
            var bundle = JsonNode.Parse(Submissions.Breast)!;
            Put(Texts(bundle).ElementAt(place), _canary.Url + "/" + place);
            await _facade.PostAsync("/fhir/$validate", bundle.ToJsonString());
        }

        foreach (var bundle in new[] { WithAddresses(false), WithAddresses(true) })
        {
            await _facade.PostAsync("/fhir", bundle);
            await _facade.PostAsync("/fhir/$validate", bundle);
            await _facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", bundle);
            await _facade.PostAsync("/fhir", bundle.Replace("\"transaction\"", "\"batch\"", StringComparison.Ordinal));
        }

        // 2. Resources whose business is addresses.
        foreach (var resource in Resources())
        {
            await _facade.PostAsync("/fhir/" + resource.Split('"')[3], resource);
            await _facade.PostAsync("/fhir/$validate", resource);
            await _facade.PostAsync("/fhir", $$$$"""{"resourceType":"Bundle","type":"batch","entry":[{"fullUrl":"{{{{_canary.Url}}}}/x/1","resource":{{{{resource}}}},"request":{"method":"POST","url":"{{{{resource.Split('"')[3]}}}}"}}]}""");
        }

        places.ShouldBeGreaterThan(100);
        _canary.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_address_in_a_request_is_fetched()
    {
        var url = _canary.Url + "/fhir/StructureDefinition/x";
        var encoded = Uri.EscapeDataString(url);
        await _facade.PostAsync("/fhir/$validate?profile=" + encoded, Submissions.Breast);
        await _facade.PostAsync("/fhir/Patient/$validate?profile=" + encoded + "|1.0", """{"resourceType":"Patient"}""");
        await _facade.PostAsync("/fhir/$validate", $$$$"""{"resourceType":"Parameters","parameter":[{"name":"profile","valueCanonical":"{{{{url}}}}"},{"name":"resource","resource":{"resourceType":"Patient"}}]}""");
        foreach (var path in new[]
        {
            $"?_getpages={encoded}", $"/_page/{encoded}", $"/Patient?_getpages={encoded}", $"/Observation?code:in={encoded}", $"/Patient/{encoded}", $"/{encoded}",
            $"/Observation?subject={encoded}", $"/Observation?_profile={encoded}", $"/_async/{encoded}", $"//{new Uri(url).Authority}/Patient/1", $"/@{new Uri(url).Authority}/Patient",
        })
        {
            await _facade.GetAsync("/fhir" + path);
        }

        foreach (var header in new[] { "X-Forwarded-Host", "Forwarded", "Referer", "Origin", "Content-Location", "If-None-Exist", "Prefer", "If-Match", "X-Original-URL", "Link", "Idempotency-Key" })
            await _facade.PostAsync("/fhir/Patient", """{"resourceType":"Patient"}""", (header, url));
        foreach (var request in new[]
        {
            $$$$"""{"method":"GET","url":"{{{{url}}}}"}""", $$$$"""{"method":"POST","url":"{{{{url}}}}"}""", $$$$"""{"method":"PUT","url":"{{{{url}}}}"}""",
            $$$$"""{"method":"POST","url":"Patient","ifNoneExist":"{{{{url}}}}"}""", $$$$"""{"method":"GET","url":"//{{{{new Uri(url).Authority}}}}/Patient/1"}""",
        })
        {
            foreach (var type in new[] { "batch", "transaction" })
                await _facade.PostAsync("/fhir", $$$$"""{"resourceType":"Bundle","type":"{{{{type}}}}","entry":[{"resource":{"resourceType":"Patient"},"request":{{{{request}}}}}]}""");
        }

        await AbsoluteTargetAsync();
        _canary.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<!DOCTYPE Patient SYSTEM \"{0}/x.dtd\"><Patient xmlns=\"http://hl7.org/fhir\"/>")]
    [InlineData("<!DOCTYPE Patient [<!ENTITY e SYSTEM \"{0}/e\">]><Patient xmlns=\"http://hl7.org/fhir\"><language value=\"&e;\"/></Patient>")]
    [InlineData("<!DOCTYPE Patient [<!ENTITY % e SYSTEM \"{0}/e\"> %e;]><Patient xmlns=\"http://hl7.org/fhir\"/>")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://hl7.org/fhir {0}/x.xsd\"/>")]
    [InlineData("<?xml-stylesheet href=\"{0}/x.xsl\"?><Patient xmlns=\"http://hl7.org/fhir\"/>")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{0}/x\"/></Patient>")]
    public async Task No_address_in_XML_is_fetched(string xml)
    {
        using var content = new StringContent(xml.Replace("{0}", _canary.Url, StringComparison.Ordinal), Encoding.UTF8, "application/fhir+xml");
        using var answer = await _facade.Client.PostAsync("/fhir/$validate", content, TestContext.Current.CancellationToken);

        _canary.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_external_server_names_is_not_followed_to_another_server()
    {
        // It redirects, pages and locates towards the canary.
        foreach (var path in new[] { "/Patient/redirect", "/Patient/redirect/_history", "/Patient?name=x", "/Observation?code=x" })
            await _facade.GetAsync("/fhir" + path);
        await _facade.PostAsync("/fhir", Submissions.Another("located elsewhere"));
        await _facade.PostAsync("/fhir/Patient", """{"resourceType":"Patient","language":"en"}""", ("Prefer", "return=representation"));

        _external.Requests.ShouldContain(request => request.StartsWith("GET /fhir/Patient/redirect", StringComparison.Ordinal));
        _external.Requests.ShouldContain(request => request.StartsWith("POST", StringComparison.Ordinal));
        _canary.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_answer_that_is_not_packed_as_it_says_is_the_fault_of_the_external_server(string encoding)
    {
        (await _facade.GetAsync("/fhir/Patient/packed-" + encoding)).Status.ShouldBe(HttpStatusCode.BadGateway);
    }

    /// <summary>An external server that would like us to ask the canary.</summary>
    private string Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.EndsWith("/metadata", StringComparison.Ordinal))
            return FakeServer.Capabilities(transaction: true);
        context.Response.Headers.Location = _canary.Url + "/fhir/Patient/1/_history/1";
        if (path.Contains("packed-", StringComparison.Ordinal))
            context.Response.Headers.ContentEncoding = path.Split('-')[^1];
        if (path.Contains("redirect", StringComparison.Ordinal))
            context.Response.StatusCode = 307;
        else if (context.Request.Method != "GET")
            context.Response.StatusCode = 201;
        return $$$$"""
            {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"{{{{_canary.Url}}}}/fhir?page=2"}],
             "entry":[{"fullUrl":"{{{{_canary.Url}}}}/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1"},"response":{"status":"201","location":"{{{{_canary.Url}}}}/fhir/Patient/1"}}]}
            """;
    }

    private IEnumerable<string> Resources()
    {
        yield return $$$$"""{"resourceType":"Subscription","status":"requested","reason":"x","criteria":"Observation?code=x","channel":{"type":"rest-hook","endpoint":"{{{{_canary.Url}}}}/hook","payload":"application/fhir+json"}}""";
        yield return $$$$"""{"resourceType":"Patient","meta":{"profile":["{{{{_canary.Url}}}}/p"],"source":"{{{{_canary.Url}}}}"},"implicitRules":"{{{{_canary.Url}}}}/rules","photo":[{"url":"{{{{_canary.Url}}}}/photo.png"}],"managingOrganization":{"reference":"{{{{_canary.Url}}}}/Organization/1"}}""";
        yield return $$$$"""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"{{{{_canary.Url}}}}/x.png\"/><a href=\"{{{{_canary.Url}}}}\">x</a></div>"}}""";
        yield return $$$$"""{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"url":"{{{{_canary.Url}}}}/doc.pdf"}}]}""";
        yield return $$$$"""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"{{{{_canary.Url}}}}/Questionnaire/1"}""";
        yield return $$$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"{{{{_canary.Url}}}}/cs","code":"x"}]},"extension":[{"url":"{{{{_canary.Url}}}}/ext","valueUrl":"{{{{_canary.Url}}}}/v"}]}""";
        yield return $$$$"""{"resourceType":"StructureDefinition","url":"{{{{_canary.Url}}}}/sd","name":"X","status":"draft","kind":"resource","abstract":false,"type":"Patient","baseDefinition":"{{{{_canary.Url}}}}/base","derivation":"constraint","differential":{"element":[{"id":"Patient","path":"Patient"}]}}""";
        yield return $$$$"""{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"valueSet":["{{{{_canary.Url}}}}/vs"]},{"system":"{{{{_canary.Url}}}}/cs"}]}}""";
        yield return $$$$"""{"resourceType":"Endpoint","status":"active","connectionType":{"code":"hl7-fhir-rest"},"payloadType":[{"text":"x"}],"address":"{{{{_canary.Url}}}}"}""";
    }

    private string WithAddresses(bool ids) => Submissions.With(bundle =>
    {
        bundle["identifier"]!["value"] = "addresses " + ids;
        foreach (var (entry, index) in bundle["entry"]!.AsArray().Select((entry, index) => (entry!, index)))
        {
            var type = (string)entry["resource"]!["resourceType"]!;
            entry["fullUrl"] = $"{_canary.Url}/fhir/{type}/{index}";
            entry["resource"]!["implicitRules"] = ids ? _canary.Url + "/rules" : null;
        }

        var report = Submissions.Resource(bundle, "DiagnosticReport");
        report["presentedForm"] = new JsonArray(new JsonObject { ["url"] = _canary.Url + "/report.pdf" });
        report["subject"] = new JsonObject { ["reference"] = _canary.Url + "/fhir/Patient/0" };
        report["result"]!.AsArray().Add(new JsonObject { ["reference"] = _canary.Url + "/fhir/Observation/elsewhere" });
        foreach (var finding in bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).Where(one => (string)one["resourceType"]! == "Observation"))
            finding["subject"] = new JsonObject { ["reference"] = _canary.Url + "/fhir/Patient/0" };
    });

    private static IEnumerable<(JsonNode Parent, object Key)> Texts(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Value is JsonValue value && value.TryGetValue<string>(out _) ? [(map, (object)pair.Key)] : Texts(pair.Value!)),
        JsonArray list => list.SelectMany((item, index) => item is JsonValue value && value.TryGetValue<string>(out _) ? [(list, (object)index)] : Texts(item!)),
        _ => [],
    };

    private static void Put((JsonNode Parent, object Key) place, string text)
    {
        if (place.Key is string name)
            place.Parent[name] = text;
        else
            place.Parent[(int)place.Key] = text;
    }

    // A request line may hold a whole address, as for a proxy. That we are none.
    private async Task AbsoluteTargetAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _facade.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var host = new Uri(_canary.Url).Authority;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET http://{host}/fhir/Patient/1 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        await stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
    }
}

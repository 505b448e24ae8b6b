using System.Net;
using System.Text;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class ErrorTests : IAsyncLifetime
{
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync() => _facade = await RunningFacade.StartAsync();

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Theory]
    [InlineData("", 400, "FC0001")]
    [InlineData("hello", 400, "FC0002")]
    [InlineData("""{"resourceType":"Bundle","type":"tran""", 400, "FC0002")]
    public async Task What_is_no_JSON_is_400(string body, int status, string issue)
    {
        var answer = await _facade.PostAsync("/fhir", body);

        ((int)answer.Status, answer.Issues.Single()).ShouldBe((status, issue));
        answer.Message.Content.Headers.ContentType!.MediaType.ShouldBe("application/fhir+json");
    }

    [Fact]
    public async Task What_is_nested_too_deep_is_400()
    {
        var deep = "{\"resourceType\":\"Bundle\",\"a\":" + new string('[', 2000) + new string(']', 2000) + "}";
        var answer = await _facade.PostAsync("/fhir", deep);

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.BadRequest, "FC0004"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_too_large_is_413_whether_it_says_its_length_or_not(bool length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir") { Content = new ByteArrayContent(new byte[10_000_000]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/fhir+json");
        request.Headers.TransferEncodingChunked = !length;
        if (!length)
            request.Content.Headers.ContentLength = null;
        using var response = await _facade.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("FC1020");
    }

    [Theory]
    [InlineData("/fhir", "{0}")]
    [InlineData("/fhir/DiagnosticReport/$assess-calcification", """{{"resourceType":"Parameters","parameter":[{{"name":"submission","resource":{0}}}]}}""")]
    [InlineData("/fhir/$validate", """{{"resourceType":"Parameters","parameter":[{{"name":"a","part":[{{"name":"b","resource":{0}}}]}}]}}""")]
    [InlineData("/fhir", """{{"resourceType":"Bundle","type":"transaction","entry":[{{"resource":{0}}}]}}""")]
    public async Task Too_many_entries_are_413(string path, string around)
    {
        var bundle = """{"resourceType":"Bundle","type":"transaction","entry":[""" + string.Join(',', Enumerable.Repeat("{}", 501)) + "]}";
        var answer = await _facade.PostAsync(path, string.Format(System.Globalization.CultureInfo.InvariantCulture, around, bundle));

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "FC1021"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/fhir+json; fhirVersion=5.0")]
    [InlineData("application/fhir+xml; charset=utf-16")]
    [InlineData("")]
    [InlineData("application/fhir+json; charset=iso-8859-1")]
    public async Task Another_media_type_is_415(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Submissions.Breast));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _facade.Client.PostAsync("/fhir", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("GET", "/fhir/Observatoin/1", 404, "FC1030")]
    [InlineData("GET", "/fhir/Observation/not_an_id", 404, "FC1030")]
    [InlineData("GET", "/fhir/Observation/..", 404, "FC1030")]
    [InlineData("GET", "/fhir/_async/unknown", 404, "FC1032")]
    [InlineData("GET", "/fhir", 404, "FC1030")]
    [InlineData("GET", "/nowhere", 404, "FC1030")]
    [InlineData("GET", "/fhir/$nothing", 404, "FC1030")]
    [InlineData("POST", "/fhir/Patient/1/$everything", 404, "FC1030")]
    [InlineData("GET", "/fhir/_history", 404, "FC1030")]
    [InlineData("POST", "/fhir/_search", 404, "FC1030")]
    [InlineData("GET", "/fhir/StructureDefinition/_history", 404, "FC1030")]
    [InlineData("DELETE", "/fhir/Observation/1", 405, "FC1031")]
    [InlineData("PUT", "/fhir/metadata", 405, "FC1031")]
    [InlineData("POST", "/admin/submissions/unknown/replay", 404, "FC1032")]
    [InlineData("GET", "/admin/submissions?state=lost", 400, "FC1026")]
    [InlineData("GET", "/admin/submissions?limit=many", 400, "FC1026")]
    public async Task A_wrong_address_or_method_is_told_as_an_OperationOutcome(string method, string path, int status, string issue)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path);

        ((int)answer.Status, answer.Issues.Single()).ShouldBe((status, issue));
    }

    [Theory]
    [InlineData("DELETE", "/fhir/Observation/1", "GET, HEAD, PUT")]
    [InlineData("DELETE", "/fhir/StructureDefinition/calcification-finding", "GET, HEAD")]
    [InlineData("PATCH", "/fhir/StructureDefinition", "GET, HEAD")]
    [InlineData("OPTIONS", "/fhir/metadata", "GET, HEAD")]
    [InlineData("GET", "/fhir/$validate", "POST")]
    [InlineData("GET", "/fhir/Patient/$validate", "POST")]
    [InlineData("GET", "/fhir/DiagnosticReport/$assess-calcification", "POST")]
    [InlineData("POST", "/fhir/DiagnosticReport/1/$assess-calcification", "GET, HEAD")]
    [InlineData("GET", "/fhir/Patient/_search", "POST")]
    [InlineData("TRACE", "/fhir", "GET, HEAD, POST")]
    public async Task An_address_that_takes_another_method_tells_which(string method, string path, string allowed)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path);

        (answer.Status, string.Join(", ", answer.Message.Content.Headers.Allow)).ShouldBe((HttpStatusCode.MethodNotAllowed, allowed), answer.Body);
        answer.Issues.ShouldBe(["FC1031"]);
        answer.Body.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("/fhir/patient/1", "'Patient' is one")]
    [InlineData("/fhir/Patient/$everything", "$assess-calcification, $validate")]
    [InlineData("/fhir/Patient/$assess-calcification", "not offered at this address")]
    public async Task A_message_tells_what_would_pass(string path, string words) =>
        (await _facade.GetAsync(path)).Body.ShouldContain(words);

    [Theory]
    [InlineData("text/turtle", "", 406)]
    [InlineData("application/json", "?_format=html", 406)]
    [InlineData("application/fhir+json; fhirVersion=3.0", "", 406)]
    [InlineData("application/fhir+json;q=0, text/turtle", "", 406)]
    [InlineData("application/fhir+xml", "?_format=json", 200)]
    [InlineData("text/html, */*;q=0.1", "", 200)]
    [InlineData("application/fhir+json; fhirVersion=4.0", "", 200)]
    public async Task Only_JSON_and_XML_of_R4_are_given(string accept, string query, int status)
    {
        var answer = await _facade.GetAsync("/fhir/metadata" + query, ("Accept", accept));

        ((int)answer.Status).ShouldBe(status);
    }

    [Fact]
    public async Task A_missing_resource_of_the_external_server_is_404_with_its_own_words()
    {
        var answer = await _facade.GetAsync("/fhir/Observation/unknown");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Root["resourceType"].GetString().ShouldBe("OperationOutcome");
    }

    [Theory]
    [InlineData("abc-123", "abc-123")]
    [InlineData("urn:uuid:5a0c/1+2=3", "urn:uuid:5a0c/1+2=3")]
    [InlineData("with blank and \"quotes\"", null)]
    public async Task The_request_id_is_echoed_if_it_is_one_and_made_if_not(string sent, string? expected)
    {
        var answer = await _facade.GetAsync("/health/live", ("X-Request-Id", sent));

        var echoed = answer.Message.Headers.GetValues("X-Request-Id").Single();
        if (expected is null)
        {
            Guid.TryParse(echoed, out _).ShouldBeTrue();
            answer.Message.Headers.GetValues("X-Correlation-Id").Single().ShouldBe(sent);
        }
        else
            echoed.ShouldBe(expected);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "facade.example")]
    public async Task Administration_is_closed_to_whoever_comes_from_elsewhere(string header, string value)
    {
        (await _facade.GetAsync("/admin/submissions")).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await _facade.GetAsync("/admin/submissions", (header, value));

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.Forbidden, "FC1034"));
    }

    [Fact]
    public async Task Health_tells_alive_and_ready()
    {
        (await _facade.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await _facade.GetAsync("/health/ready")).Body.ShouldContain("\"ready\"");
    }
}

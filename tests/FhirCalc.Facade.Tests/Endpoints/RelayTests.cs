using System.Net;
using System.Text;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class RelayTests : IAsyncLifetime
{
    private Func<SentRequest, HttpResponseMessage> _answer = _ => new HttpResponseMessage(HttpStatusCode.NotFound);
    private FakeServer _server = null!;
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync()
    {
        _server = new FakeServer(request => _answer(request));
        _facade = await RunningFacade.StartAsync(_server, null, "--Upstream:AttemptTimeout", "00:00:00.300");
    }

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Fact]
    public async Task Links_of_a_search_lead_to_the_facade_and_resources_stay_untouched()
    {
        const string Resource = """{ "resourceType":"Observation","id":"1", "note":[{"text":"http://external.example/fhir/x"}],"valueDecimal":1.0 }""";
        _answer = _ => FakeServer.Json($$$"""
            {"resourceType":"Bundle","type":"searchset",
             "link":[{"relation":"self","url":"http://external.example/fhir/Observation?code=x"},{"relation":"next","url":"http://external.example/fhir?_getpages=7"},{"relation":"x","url":"http://external.example/fhirother"}],
             "entry":[{"fullUrl":"http://external.example/fhir/Observation/1","resource":{{{Resource}}}}]}
            """);

        var answer = await _facade.GetAsync("/fhir/Observation?code=x&_count=2");

        var root = _facade.Client.BaseAddress + "fhir";
        answer.Body.ShouldContain($"\"url\":\"{root}/Observation?code=x\"");
        answer.Body.ShouldContain($"\"url\":\"{root}/_page/");
        answer.Body.ShouldNotContain("_getpages");
        answer.Body.ShouldContain($"\"fullUrl\":\"{root}/Observation/1\"");
        answer.Body.ShouldContain("\"url\":\"http://external.example/fhirother\"");
        answer.Body.ShouldContain(Resource);
        _server.Requests.Single().Path.ShouldBe("/Observation?code=x&_count=2");
    }

    [Fact]
    public async Task A_question_mark_that_the_external_server_leaves_behind_a_search_without_parameters_goes()
    {
        _answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset","link":[{"relation":"self","url":"http://external.example/fhir/Observation?"}]}""");

        (await _facade.GetAsync("/fhir/Observation")).Body.ShouldContain($"\"url\":\"{_facade.Client.BaseAddress}fhir/Observation\"");
    }

    [Fact]
    public async Task The_next_page_of_a_server_that_pages_at_its_base_can_be_had()
    {
        _answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}""");

        (await _facade.GetAsync("/fhir?_getpages=7")).Status.ShouldBe(HttpStatusCode.OK);
        _server.Requests.Single().Path.ShouldBe("?_getpages=7");
    }

    [Fact]
    public async Task A_read_is_passed_on_byte_for_byte_with_its_version()
    {
        const string Resource = "{ \"resourceType\":\"Bundle\",\n \"type\":\"collection\",\"link\":[{\"relation\":\"self\",\"url\":\"http://external.example/fhir/x\"}] }";
        _answer = request =>
        {
            request.Headers["If-None-Match"].ShouldBe("W/\"2\"");
            var response = FakeServer.Json(Resource);
            response.Headers.TryAddWithoutValidation("ETag", "W/\"3\"");
            return response;
        };

        var answer = await _facade.GetAsync("/fhir/Bundle/1", ("If-None-Match", "W/\"2\""));

        answer.Body.ShouldBe(Resource);
        answer.Message.Headers.ETag!.ToString().ShouldBe("W/\"3\"");
    }

    [Theory]
    [InlineData("If-None-Match", "W/\"3\"", 304)]
    [InlineData("If-None-Match", "W/\"2\", \"3\"", 304)]
    [InlineData("If-None-Match", "W/\"2\"", 200)]
    [InlineData("If-Modified-Since", "Mon, 11 May 2026 10:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Mon, 11 May 2026 09:59:59 GMT", 200)]
    public async Task A_condition_is_kept_also_where_the_external_server_does_not_know_it(string name, string value, int status)
    {
        _answer = _ =>
        {
            var answer = FakeServer.Json("""{"resourceType":"Patient","id":"1"}""");
            answer.Headers.TryAddWithoutValidation("ETag", "W/\"3\"");
            answer.Content.Headers.TryAddWithoutValidation("Last-Modified", "Mon, 11 May 2026 10:00:00 GMT");
            return answer;
        };

        var answer = await _facade.GetAsync("/fhir/Patient/1", (name, value));

        ((int)answer.Status, answer.Body.Length == 0).ShouldBe((status, status == 304));
        answer.Message.Headers.ETag!.ToString().ShouldBe("W/\"3\"");
    }

    [Fact]
    public async Task Not_modified_stays_not_modified()
    {
        _answer = _ => new HttpResponseMessage(HttpStatusCode.NotModified);
        (await _facade.GetAsync("/fhir/Patient/1")).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone, 410)]
    [InlineData(HttpStatusCode.BadRequest, 400)]
    [InlineData(HttpStatusCode.TooManyRequests, 429)]
    [InlineData(HttpStatusCode.Unauthorized, 502)]
    [InlineData(HttpStatusCode.Forbidden, 502)]
    [InlineData(HttpStatusCode.Found, 502)]
    [InlineData(HttpStatusCode.InternalServerError, 502)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 503)]
    public async Task Errors_of_the_external_server_become_ours(HttpStatusCode theirs, int ours)
    {
        _answer = _ => new HttpResponseMessage(theirs) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") };

        var answer = await _facade.GetAsync("/fhir/Patient/1");

        ((int)answer.Status, answer.Issues.Single()).ShouldBe((ours, "FC1047"));
    }

    [Fact]
    public async Task A_page_that_is_no_FHIR_is_an_error_of_the_external_server()
    {
        _answer = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") };
        (await _facade.GetAsync("/fhir/Patient/1")).Status.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_502_and_one_that_hangs_504()
    {
        _answer = _ => throw new HttpRequestException("down");
        (await _facade.GetAsync("/fhir/Patient/1")).Issues.ShouldBe(["FC1043"]);

        _answer = _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            response.Headers.Add("X-Hang", "yes");
            return response;
        };
        var answer = await _facade.GetAsync("/fhir/Patient/1");
        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.GatewayTimeout, "FC1044"));
    }

    [Fact]
    public async Task After_many_failures_the_answer_is_503_with_the_time_to_wait()
    {
        _answer = _ => throw new HttpRequestException("down");
        Answer answer;
        var calls = 0;
        do
        {
            answer = await _facade.GetAsync("/fhir/Patient/1");
        }
        while (answer.Status == HttpStatusCode.BadGateway && ++calls < 50);

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.ServiceUnavailable, "FC1045"));
        answer.Message.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_further_page_is_asked_of_the_external_server_by_its_own_link_and_no_other()
    {
        _answer = request => FakeServer.Json("""
            {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"http://external.example/fhir?_getpages=7&x=1"},
             {"relation":"previous","url":"http://external.example/fhir/../admin"},{"relation":"last","url":"http://elsewhere.example/fhir?page=9"}]}
            """);
        var first = await _facade.GetAsync("/fhir/Observation?code=x");
        var links = new List<string>();
        foreach (var link in first.Root["link"].Children)
            links.Add(link["url"].GetString()!);

        (await _facade.GetAsync(links[0])).Status.ShouldBe(HttpStatusCode.OK);
        _server.Requests.Last().Path.ShouldBe("?_getpages=7&x=1");

        // What leads out of the FHIR base gets no token, and no token can be made or changed by a client.
        links[1..].ShouldAllBe(link => !link.Contains("/_page/"));
        var before = _server.Requests.Count;
        var token = links[0][(links[0].LastIndexOf('/') + 1)..];
        foreach (var made in new[] { "x", token[..^1], token[..^4] + "AAAA", Convert.ToBase64String("http://evil.example/"u8).TrimEnd('='), token + "A" })
            (await _facade.GetAsync("/fhir/_page/" + made)).Status.ShouldBe(HttpStatusCode.NotFound, made);
        _server.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_search_that_is_posted_is_posted_on_with_all_its_parameters()
    {
        _answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}""");
        using var form = new StringContent("name=M%C3%BCller&_format=json&birthdate=ge2000", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await _facade.Client.PostAsync("/fhir/Patient/_search?_count=5&_pretty=true", form, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var sent = _server.Requests.Single();
        (sent.Method, sent.Path, sent.Body).ShouldBe(("POST", "/Patient/_search", "_count=5&name=M%C3%BCller&birthdate=ge2000"));
    }

    [Theory]
    [InlineData("/fhir/Patient/_search", "application/json", 415)]
    [InlineData("/fhir/Patiemt/_search", "application/x-www-form-urlencoded", 404)]
    [InlineData("/fhir/ValueSet/_search", "application/x-www-form-urlencoded", 200)]
    public async Task A_form_is_needed_and_a_type(string path, string type, int status)
    {
        using var form = new StringContent("name=x", Encoding.UTF8, type);
        using var answer = await _facade.Client.PostAsync(path, form, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Summary_and_elements_are_passed_on_and_what_only_concerns_the_answer_is_not()
    {
        _answer = _ => FakeServer.Json("""{"resourceType":"Patient","id":"1"}""");
        await _facade.GetAsync("/fhir/Patient/1?_format=xml&_summary=true&_pretty=true&_elements=name,id", ("If-Modified-Since", "Sat, 21 Nov 2026 10:00:00 GMT"));

        var sent = _server.Requests.Single();
        sent.Path.ShouldBe("/Patient/1?_summary=true&_elements=name,id");
        sent.Headers["If-Modified-Since"].ShouldBe("Sat, 21 Nov 2026 10:00:00 GMT");
    }

    [Theory]
    [InlineData("/fhir/Patient/_history?_since=2026-01-01", "/Patient/_history?_since=2026-01-01")]
    [InlineData("/fhir/Patient/1/_history", "/Patient/1/_history")]
    [InlineData("/fhir/Patient/1/_history/2", "/Patient/1/_history/2")]
    public async Task Versions_can_be_read(string asked, string relayed)
    {
        _answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"history"}""");
        (await _facade.GetAsync(asked)).Status.ShouldBe(HttpStatusCode.OK);
        _server.Requests.Single().Path.ShouldBe(relayed);
    }
}

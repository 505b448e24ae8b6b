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
        answer.Body.ShouldContain($"\"url\":\"{root}?_getpages=7\"");
        answer.Body.ShouldContain($"\"fullUrl\":\"{root}/Observation/1\"");
        answer.Body.ShouldContain("\"url\":\"http://external.example/fhirother\"");
        answer.Body.ShouldContain(Resource);
        _server.Requests.Single().Path.ShouldBe("/Observation?code=x&_count=2");
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

    [Theory]
    [InlineData("/fhir/Patient/1/_history", "/Patient/1/_history")]
    [InlineData("/fhir/Patient/1/_history/2", "/Patient/1/_history/2")]
    public async Task Versions_can_be_read(string asked, string relayed)
    {
        _answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"history"}""");
        (await _facade.GetAsync(asked)).Status.ShouldBe(HttpStatusCode.OK);
        _server.Requests.Single().Path.ShouldBe(relayed);
    }
}

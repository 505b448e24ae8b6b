using System.Net;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class HttpFeatureTests
{
    private const string Page = "https://viewer.example";

    [Fact]
    public async Task A_page_of_a_named_origin_may_ask_and_read_what_it_needs()
    {
        await using var facade = await RunningFacade.StartAsync(null, null, "--Cors:Origins", "https://other.example, " + Page);

        var preflight = await facade.SendAsync(HttpMethod.Options, "/fhir/Patient", null,
            ("Origin", Page), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type,prefer"));
        var answer = await facade.GetAsync("/fhir/metadata", ("Origin", Page));

        preflight.Status.ShouldBe(HttpStatusCode.NoContent);
        Header(preflight, "Access-Control-Allow-Origin").ShouldBe(Page);
        Header(preflight, "Access-Control-Allow-Headers").ShouldContain("prefer");
        Header(answer, "Access-Control-Allow-Origin").ShouldBe(Page);
        Header(answer, "Access-Control-Expose-Headers").ShouldContain("Location");
        Header(await facade.GetAsync("/fhir/metadata", ("Origin", "https://evil.example")), "Access-Control-Allow-Origin").ShouldBe("");
        Header(await facade.GetAsync("/admin/submissions", ("Origin", Page)), "Access-Control-Allow-Origin").ShouldBe("");
    }

    [Fact]
    public async Task Without_an_origin_named_no_page_may()
    {
        await using var facade = await RunningFacade.StartAsync();

        Header(await facade.GetAsync("/fhir/metadata", ("Origin", Page)), "Access-Control-Allow-Origin").ShouldBe("");
        (await facade.SendAsync(HttpMethod.Options, "/fhir/Patient", null, ("Origin", Page), ("Access-Control-Request-Method", "GET"))).Status
            .ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("viewer.example")]
    [InlineData("https://viewer.example/app")]
    public void What_is_no_origin_is_told_at_start(string origin) =>
        Should.Throw<StartException>(() => FacadeHost.Build(["--Cors:Origins", origin])).Message.ShouldContain("Cors:Origins");

    [Fact]
    public async Task A_relayed_request_belongs_to_the_trace_of_the_client_and_keeps_its_request_id()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var seen = new TaskCompletionSource<IHeaderDictionary>();
        await using var server = Silent();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/fhir/Patient/1", (HttpContext context) =>
        {
            seen.TrySetResult(new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers, StringComparer.OrdinalIgnoreCase))); // a copy: the platform uses its own again
            return Results.Text("""{"resourceType":"Patient","id":"1"}""", "application/fhir+json");
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var facade = await RunningFacade.StartAsync(null, null, "--Upstream:BaseUrl", server.Urls.First() + "/fhir");

        await facade.GetAsync("/fhir/Patient/1", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"), ("X-Request-Id", "mine-1"));

        var headers = await seen.Task;
        headers["traceparent"].ToString().ShouldContain(Trace);
        headers["X-Request-Id"].ToString().ShouldBe("mine-1");
    }

    private static WebApplication Silent()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static string Header(Answer answer, string name) =>
        answer.Message.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
}

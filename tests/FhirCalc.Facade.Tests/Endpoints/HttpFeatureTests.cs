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

    [Fact]
    public async Task Relaying_a_read_adds_little_to_a_server_that_takes_twenty_milliseconds()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("FHIRCALC_LONG") == "1", "Times are noise on a busy machine: FHIRCALC_LONG=1 measures them.");
        await using var server = Silent();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/fhir/Patient/1", async (CancellationToken cancel) =>
        {
            await Task.Delay(20, cancel);
            return Results.Text("""{"resourceType":"Patient","id":"1"}""", "application/fhir+json");
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var facade = await RunningFacade.StartAsync(null, null, "--Upstream:BaseUrl", server.Urls.First() + "/fhir", "--Serilog:MinimumLevel", "Information");
        using var direct = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };

        // In turns, so that whatever else the machine does meets both.
        var (straight, relayed) = (new List<double>(), new List<double>());
        for (var at = 0; at < 120; at++)
        {
            straight.Add(await TimeAsync(direct));
            relayed.Add(await TimeAsync(facade.Client));
        }

        (Median(relayed[20..]) / Median(straight[20..])).ShouldBeLessThan(1.3);

        static async Task<double> TimeAsync(HttpClient client)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            (await client.GetByteArrayAsync("/fhir/Patient/1", TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
            return System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
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

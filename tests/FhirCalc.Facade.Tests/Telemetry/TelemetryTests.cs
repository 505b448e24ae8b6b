using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using FhirCalc.Facade.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Facade.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_gets_traces_and_metrics_by_OTLP()
    {
        await using var collector = await Collector.StartAsync();
        await using (var facade = await RunningFacade.StartAsync(null, null, "--Telemetry:Endpoint", collector.Address, "--Telemetry:Interval", "00:00:00.100", "--Telemetry:Headers", "x-collector=yes"))
        {
            (await facade.PostAsync("/fhir", Submissions.Breast)).Status.ShouldBe(HttpStatusCode.OK);
            await facade.GetAsync("/fhir/Patient?name=anna-maria");
            await Until.TrueAsync(() => collector.Text("/v1/metrics").Contains("fhircalc.outbox.waiting", StringComparison.Ordinal));
        }

        var traces = collector.Text("/v1/traces");
        foreach (var expected in new[] { "fhircalc", "request", "validate", "assess", "deliver", "external POST", "fhir.interaction", "search-type", "/fhir/{type}", "fhir.type" })
            traces.ShouldContain(expected);
        var metrics = collector.Text("/v1/metrics");
        foreach (var expected in new[]
        {
            "http.server.request.duration", "http.client.request.duration", "fhircalc.intake.submissions", "fhircalc.validation.duration", "fhircalc.assessment.duration",
            "fhircalc.rules.conclusions", "fhircalc.delivery.duration", "fhircalc.outbox.waiting", "fhircalc.outbox.age", "fhircalc.circuit.state", "fhircalc.audit.events", "dotnet.gc.collections",
        })
            metrics.ShouldContain(expected);
        (traces + metrics).ShouldNotContain("anna-maria");
        collector.Headers.ShouldAllBe(header => header == "yes");
    }

    [Fact]
    public async Task A_trace_goes_on_from_the_client_to_the_external_server_without_its_baggage()
    {
        using var recorder = new TelemetryRecorder();
        var server = new FakeServer(_ => FakeServer.Json("""{"resourceType":"Patient","id":"p"}"""));
        await using var facade = await RunningFacade.StartAsync(server);
        await facade.GetAsync("/fhir/Patient/p", ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("baggage", "name=anna"));

        var sent = server.Sent.Single().Headers;
        sent["traceparent"].ShouldStartWith($"00-{Trace}-");
        sent.Keys.ShouldNotContain("baggage");
        await Until.TrueAsync(() => recorder.Activities.Count(span => span.TraceId.ToHexString() == Trace) == 2);
        var spans = recorder.Activities.Where(span => span.TraceId.ToHexString() == Trace).ToDictionary(span => span.Kind);
        spans[ActivityKind.Server].ParentSpanId.ToHexString().ShouldBe("b7ad6b7169203331");
        spans[ActivityKind.Client].ParentSpanId.ShouldBe(spans[ActivityKind.Server].SpanId);
        spans[ActivityKind.Server].GetTagItem("http.route").ShouldBe("/fhir/{type}/{id}");
        spans[ActivityKind.Server].GetTagItem("fhir.interaction").ShouldBe("read");
    }

    [Fact]
    public void Every_metric_stands_in_the_documentation()
    {
        var document = Repository.Read("docs/operations.md");
        foreach (System.Text.RegularExpressions.Match metric in System.Text.RegularExpressions.Regex.Matches(Repository.Read("src/FhirCalc.Facade/Telemetry/Signals.cs"), "\"((?:fhircalc|http)\\.[a-z.]+)\""))
            document.ShouldContain($"| `{metric.Groups[1].Value}` |");
    }

    /// <summary>Takes what exporters send, and keeps the bytes: strings stand in protobuf as they are.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, string Header, byte[] Body)> received) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public IEnumerable<string> Headers => received.Select(one => one.Header);

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<(string, string, byte[])>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                received.Enqueue((context.Request.Path, context.Request.Headers["x-collector"].ToString(), body.ToArray()));
            });
            await app.StartAsync(Cancel);
            return new Collector(app, received);
        }

        public string Text(string path) => string.Concat(received.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BenchmarkDotNet.Attributes;
using FhirCalc.Facade.Operations;
using Microsoft.AspNetCore.Builder;

namespace FhirCalc.Benchmarks;

/// <summary>
/// The whole service over HTTP with the sandbox behind it. Intake: sixteen clients until the acknowledgement, which follows the
/// commit to disk. Drain: the same until all is on the external server. Both per submission of eight resources.
/// </summary>
public class FacadeBenchmarks : IDisposable
{
    private const int Batch = 64;
    private const int Clients = 16;

    private readonly string _folder = Directory.CreateTempSubdirectory("fhircalc-bench-").FullName;
    private readonly HttpClient _http = new();
    private string _submission = "";
    private WebApplication _app = null!;
    private long _number;

    [GlobalSetup]
    public void Setup() => Start().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Cleanup()
    {
        _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Start()
    {
        _submission = Encoding.UTF8.GetString(Samples.Submission);
        _app = FacadeHost.Build([
            "--urls", "http://127.0.0.1:0",
            "--Store:Path", Path.Combine(_folder, "facade.db"),
            "--Sandbox:Path", Path.Combine(_folder, "sandbox.db"),
            "--Sandbox:Port", "0",
            "--Serilog:MinimumLevel", "Warning"]);
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Urls.First());
        await Post();
        await Drained();
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public Task Intake() => Parallel.ForAsync(0, Batch, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (_, _) => await Post());

    [IterationCleanup(Target = nameof(Intake))]
    public void WaitForIntake() => Drained().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task IntakeAndDrain()
    {
        await Intake();
        await Drained();
    }

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task Post()
    {
        // Every submission is a new one about another patient; those about one patient would be sent one after the other.
        var number = Interlocked.Increment(ref _number);
        var submission = _submission.Replace("SYN-1001", FormattableString.Invariant($"SYN-B{number}"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir") { Content = new StringContent(submission, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        request.Headers.Add("Idempotency-Key", FormattableString.Invariant($"b{number}"));
        request.Headers.Add("Prefer", "respond-async");
        using var response = await _http.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    private async Task Drained()
    {
        while ((await _http.GetStringAsync("/admin/submissions?state=accepted&limit=1")).Contains("\"id\"", StringComparison.Ordinal))
            await Task.Delay(2);
    }
}

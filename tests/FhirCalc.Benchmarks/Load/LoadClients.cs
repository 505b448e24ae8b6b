using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FhirCalc.Benchmarks.Load;

/// <param name="Wall">From the first request to the last answer.</param>
/// <param name="Clients">Processor time of the clients.</param>
/// <param name="Server">Processor time of the service and its sandbox, which may still be delivering.</param>
internal sealed record Measured(int Count, TimeSpan Wall, TimeSpan Clients, TimeSpan Server, double[] Milliseconds)
{
    public double PerSecond => Count / Wall.TotalSeconds;

    public double ServerMilliseconds => Server.TotalMilliseconds / Count;

    public double Percentile(double part) => Milliseconds.Length == 0 ? 0 : Milliseconds.Order().ElementAt((int)Math.Min(Milliseconds.Length * part, Milliseconds.Length - 1));
}

/// <summary>Sends submissions of eight resources, each about another patient.</summary>
internal sealed class LoadClients(LoadTarget target) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromMinutes(2) };
    private readonly string _submission = Encoding.UTF8.GetString(Samples.Compact(Samples.Submission));
    private long _number;

    /// <summary>As many at a time as there are clients, one after the other.</summary>
    public Task<Measured> ClosedAsync(Uri url, int count, int clients) => MeasureAsync(count, times =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (_, _) => times.Add(await PostAsync(url))));

    /// <summary>At a rate, whatever becomes of those before: what waits in a queue counts.</summary>
    public Task<Measured> OpenAsync(Uri url, int count, double perSecond) => MeasureAsync(count, async times =>
    {
        var started = Stopwatch.GetTimestamp();
        var running = new List<Task>(count);
        for (var at = 0; at < count; at++)
        {
            var due = TimeSpan.FromSeconds(at / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.FromMilliseconds(1))
                await Task.Delay(due);
            running.Add(Task.Run(async () => times.Add(await PostAsync(url))));
        }

        await Task.WhenAll(running);
    });

    public async Task DrainAsync()
    {
        var admin = new Uri(target.Facade, "/admin/submissions?state=accepted&limit=1");
        while ((await _http.GetStringAsync(admin)).Contains("\"id\"", StringComparison.Ordinal))
            await Task.Delay(20);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Measured> MeasureAsync(int count, Func<ConcurrentBag<double>, Task> run)
    {
        var times = new ConcurrentBag<double>();
        using var self = Process.GetCurrentProcess();
        var (own, server, started) = (self.TotalProcessorTime, target.ProcessorTime, Stopwatch.GetTimestamp());
        await run(times);
        var wall = Stopwatch.GetElapsedTime(started);
        self.Refresh();
        return new Measured(count, wall, self.TotalProcessorTime - own, target.ProcessorTime - server, [.. times]);
    }

    private async Task<double> PostAsync(Uri url)
    {
        var number = Interlocked.Increment(ref _number);
        var text = _submission.Replace("SYN-1001", FormattableString.Invariant($"SYN-L{number}"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        request.Headers.Add("Idempotency-Key", FormattableString.Invariant($"load-{number}"));
        request.Headers.Add("Prefer", "respond-async");
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request);
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted
            ? time
            : throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}

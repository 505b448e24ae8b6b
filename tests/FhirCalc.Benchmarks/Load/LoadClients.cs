using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FhirCalc.Benchmarks.Load;

/// <summary>Sends submissions of eight resources, each about another patient.</summary>
internal sealed class LoadClients(LoadTarget target) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromMinutes(2) };
    private readonly string _submission = Encoding.UTF8.GetString(Samples.Compact(Samples.Submission));
    private long _number;

    /// <summary>As many at a time as there are clients, one after the other.</summary>
    public Task<Measured> ClosedAsync(Uri url, int count, int clients) => MeasureAsync(count, times =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (_, _) => times.Add(await PostAsync(url))));

    /// <summary>The same, with clients that pause while too many submissions wait for delivery; until all are delivered.</summary>
    public async Task<Measured> BoundedAsync(int count, int clients, int bound)
    {
        var before = await target.DeliveredAsync();
        long sent = 0, delivered = 0, most = 0;
        var measured = await MeasureAsync(count, async times =>
        {
            var clientsDone = Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (_, cancel) =>
            {
                while (Interlocked.Read(ref sent) - Interlocked.Read(ref delivered) > bound)
                    await Task.Delay(5, cancel);
                Interlocked.Increment(ref sent);
                times.Add(await PostAsync(target.Facade));
            });
            while (Interlocked.Read(ref delivered) < count)
            {
                Interlocked.Exchange(ref delivered, await target.DeliveredAsync() - before);
                most = Math.Max(most, Interlocked.Read(ref sent) - Interlocked.Read(ref delivered));
                await Task.Delay(10);
            }

            await clientsDone;
        });
        return measured with { Waiting = most };
    }

    /// <summary>At a rate, whatever becomes of those before: what waits in a queue counts.</summary>
    public async Task<Measured> PacedAsync(int count, double perSecond)
    {
        var before = await target.DeliveredAsync();
        long sent = 0, most = 0;
        var measured = await MeasureAsync(count, async times =>
        {
            var started = Stopwatch.GetTimestamp();
            var running = new List<Task>(count);
            for (var at = 0; at < count; at++)
            {
                var due = TimeSpan.FromSeconds(at / perSecond) - Stopwatch.GetElapsedTime(started);
                if (due > TimeSpan.FromMilliseconds(1))
                    await Task.Delay(due);
                running.Add(Task.Run(async () => times.Add(await PostAsync(target.Facade))));
                sent++;
                if (at % 50 == 49)
                    most = Math.Max(most, sent - (await target.DeliveredAsync() - before));
            }

            await Task.WhenAll(running);
        });
        return measured with { Waiting = most };
    }

    /// <summary>Waits until so many Bundles were delivered, and the service knows it of all.</summary>
    public async Task DrainedAsync(long delivered)
    {
        while (await target.DeliveredAsync() < delivered)
            await Task.Delay(5);
        var health = new Uri(target.Facade, "/health/ready");
        while (!(await _http.GetStringAsync(health)).Contains("\"waiting\":0,", StringComparison.Ordinal))
            await Task.Delay(50);
    }

    public async Task<Measured> MeasureAsync(int count, Func<ConcurrentBag<double>, Task> run)
    {
        var times = new ConcurrentBag<double>();
        var before = await Meters.ReadAsync(target);
        await run(times);
        return Measured.Between(before, await Meters.ReadAsync(target), count, times);
    }

    public void Dispose() => _http.Dispose();

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

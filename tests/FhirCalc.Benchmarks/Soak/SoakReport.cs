using System.Diagnostics;
using System.Globalization;

namespace FhirCalc.Benchmarks.Soak;

/// <summary>
/// A steady, moderate load for some time, and the question whether anything grows that should not: memory, handles, threads, the
/// write-ahead log, content whose time is over. What stays for good (identity, hash, answer, audit events) is told, not judged.
/// </summary>
internal static class SoakReport
{
    private const double Megabyte = 1024 * 1024;

    /// <returns>Whether all stayed flat and every answer was right.</returns>
    public static async Task<bool> RunAsync(double minutes, double perSecond, TextWriter output)
    {
        var length = TimeSpan.FromMinutes(minutes);
        var keep = TimeSpan.FromSeconds(Math.Max(2, length.TotalSeconds / 20));
        await using var target = await SoakTarget.StartAsync(keep);
        using var traffic = new SoakTraffic(target);
        using var until = new CancellationTokenSource();
        var samples = new List<SoakSample>();
        await output.WriteLineAsync("| s | submitted | managed MB | resident MB | handles | threads | log MB | store MB | contents |\n|---|---|---|---|---|---|---|---|---|");

        var started = Stopwatch.GetTimestamp();
        var running = traffic.RunAsync(perSecond, until.Token);
        for (var number = 1; number <= 20; number++)
        {
            await Task.Delay(TimeSpan.FromTicks(Math.Max(0, (length * number / 20 - Stopwatch.GetElapsedTime(started)).Ticks)));
            samples.Add(await target.SampleAsync(Stopwatch.GetElapsedTime(started), traffic.Submitted));
            await output.WriteLineAsync(Row(samples[^1]));
        }

        await until.CancelAsync();
        await running;
        await traffic.DrainAsync();
        await Task.Delay(keep + TimeSpan.FromSeconds(3));
        var after = await target.SampleAsync(Stopwatch.GetElapsedTime(started), traffic.Submitted);
        await output.WriteLineAsync(Row(after));

        var times = traffic.Times.Order().ToList();
        var audit = target.Query("SELECT sum(length(event) + length(hash)) FROM audit");
        var used = target.Query("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{traffic.Submitted} submissions and {traffic.Requests - traffic.Submitted} other requests in {samples[^1].Seconds:0} s; p50 {At(times, 0.5):0} ms, p99 {At(times, 0.99):0} ms, {traffic.Late} with 202 first; processor {100 * target.ProcessorTime / TimeSpan.FromSeconds(samples[^1].Seconds):0} % of one core; the store keeps {(double)used / traffic.Submitted:0} bytes for each submission, {(double)audit / traffic.Submitted:0} of them audit events"));

        var problems = SoakVerdict.Of(samples, after, perSecond, keep).Concat(traffic.Wrong.Take(10)).ToList();
        if (await traffic.ListAsync("accepted") is > 0 and var left)
            problems.Add($"{left} submissions are not delivered");
        if (await traffic.ListAsync("buried") is > 0 and var buried)
            problems.Add($"{buried} submissions are buried");
        foreach (var problem in problems)
            await output.WriteLineAsync("NOT FLAT: " + problem);
        if (problems.Count == 0)
            await output.WriteLineAsync("Flat: memory, handles, threads, write-ahead log, content; every answer was right.");
        return problems.Count == 0;
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count * part, sorted.Count - 1)];

    private static string Row(SoakSample sample) => string.Create(CultureInfo.InvariantCulture,
        $"| {sample.Seconds:0} | {sample.Submitted} | {sample.Managed / Megabyte:0.0} | {sample.Resident / Megabyte:0.0} | {sample.Handles} | {sample.Threads} | {sample.Wal / Megabyte:0.0} | {sample.Store / Megabyte:0.0} | {sample.Contents} |");
}

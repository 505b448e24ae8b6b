using System.Diagnostics;
using System.Globalization;

namespace FhirCalc.Benchmarks.Load;

/// <summary>
/// What the service takes and delivers, against a baseline: the same Bundles posted straight to the external server. The
/// machine may be busy with other things, so processor time stands beside wall time.
/// </summary>
internal static class LoadReport
{
    private const int Clients = 16;

    public static async Task RunAsync(int count, double soakMinutes, TextWriter output)
    {
        await using var target = await LoadTarget.StartAsync();
        using var clients = new LoadClients(target);
        await clients.ClosedAsync(target.Sandbox, count / 4, Clients);
        await clients.ClosedAsync(target.Facade, count / 2, Clients);
        await clients.DrainAsync();

        var rows = new List<string> { "| | a second | processor ms each, service and sandbox | p50 ms | p99 ms |", "|---|---|---|---|---|" };
        var direct = await clients.ClosedAsync(target.Sandbox, count, Clients);
        rows.Add(Row("straight to the sandbox (baseline)", direct));

        var started = Stopwatch.GetTimestamp();
        var before = target.ProcessorTime;
        var intake = await clients.ClosedAsync(target.Facade, count, Clients);
        await clients.DrainAsync();
        var all = new Measured(count, Stopwatch.GetElapsedTime(started), default, target.ProcessorTime - before, []);
        rows.Add(Row("accepted durably, while delivering", intake));
        rows.Add(Row("accepted and delivered", all));

        var rate = Math.Min(200, intake.PerSecond / 2);
        var paced = await clients.OpenAsync(target.Facade, (int)Math.Max(rate * 5, 50), rate);
        await clients.DrainAsync();
        rows.Add(Row(string.Create(CultureInfo.InvariantCulture, $"accepted at {rate:0} a second"), paced));
        foreach (var row in rows)
            await output.WriteLineAsync(row);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Accepting and delivering costs {all.ServerMilliseconds / direct.ServerMilliseconds:0.00} times the processor time of the baseline; memory {target.WorkingSet / 1048576} MB."));

        if (soakMinutes > 0)
            await SoakAsync(target, clients, soakMinutes, rate, output);
    }

    private static async Task SoakAsync(LoadTarget target, LoadClients clients, double minutes, double rate, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        for (var minute = 1; Stopwatch.GetElapsedTime(started).TotalMinutes < minutes; minute++)
        {
            var slice = await clients.OpenAsync(target.Facade, (int)(rate * 30), rate / 2);
            await clients.DrainAsync();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"minute {minute}: {slice.PerSecond:0} a second, p99 {slice.Percentile(0.99):0} ms, memory {target.WorkingSet / 1048576} MB"));
        }
    }

    private static string Row(string what, Measured run) => string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {run.PerSecond:0} | {run.ServerMilliseconds:0.00} | {run.Percentile(0.5):0.0} | {run.Percentile(0.99):0.0} |");
}

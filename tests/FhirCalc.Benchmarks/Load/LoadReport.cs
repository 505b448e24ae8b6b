using System.Globalization;

namespace FhirCalc.Benchmarks.Load;

/// <summary>
/// What the service takes and delivers, against a baseline: the same Bundles posted straight to the external server. The
/// machine may be busy with other things, so processor time stands beside wall time.
/// </summary>
internal static class LoadReport
{
    private const int Clients = 16;

    /// <summary>Submissions that may wait for delivery while the rate is measured that can be kept up.</summary>
    private const int Bound = 200;

    /// <summary>Submissions a second that are offered whatever becomes of those before.</summary>
    private static readonly int[] Paces = [200, 400];

    /// <param name="count">Submissions of each measurement.</param>
    /// <param name="warmUp">Submissions before the first one; a process that is new spends much of its time compiling.</param>
    public static async Task RunAsync(int count, int warmUp, IReadOnlyList<string> settings, TextWriter output)
    {
        await using var target = await LoadTarget.StartAsync(settings);
        using var clients = new LoadClients(target);
        await clients.ClosedAsync(target.Sandbox, warmUp / 4, Clients);
        var delivered = await target.DeliveredAsync();
        await clients.ClosedAsync(target.Facade, warmUp, Clients);
        await clients.DrainedAsync(delivered + warmUp);

        await output.WriteLineAsync("| | a second | ms service | ms external server | ms clients | kB allocated | p50 ms | p99 ms | most waiting |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|");
        await RowAsync("straight to the external server", await clients.ClosedAsync(target.Sandbox, count, Clients));

        // Intake while nothing is delivered, then delivery while nothing is taken.
        delivered = await target.DeliveredAsync();
        await target.HoldAsync();
        var intake = await clients.ClosedAsync(target.Facade, count, Clients);
        await RowAsync("intake alone, accepted durably", intake);
        await RowAsync("drain alone, delivered", await clients.MeasureAsync(count, async _ =>
        {
            await target.ReleaseAsync();
            await clients.DrainedAsync(delivered + count);
        }));

        delivered += count;
        await RowAsync("intake while delivering", await clients.ClosedAsync(target.Facade, count, Clients));
        await clients.DrainedAsync(delivered + count);
        await RowAsync("accepted and delivered, outbox bounded", await clients.BoundedAsync(count, Clients, Bound));

        delivered += 2 * count;
        foreach (var rate in Paces.Where(rate => rate < intake.PerSecond))
        {
            await RowAsync(Text($"accepted at a pace of {rate} a second, while delivering"), await clients.PacedAsync(rate * 10, rate));
            await clients.DrainedAsync(delivered += rate * 10);
        }

        var memory = await target.Service.MemoryAsync(collect: true);
        await output.WriteLineAsync(Text(
            $"Service: {target.Service.WorkingSet >> 20} MB, {memory.Live >> 20} MB of it live; collections {memory.Gen0}/{memory.Gen1}/{memory.Gen2}. External server: {target.Server.WorkingSet >> 20} MB."));

        Task RowAsync(string what, Measured run) => output.WriteLineAsync(Row(what, run));
    }

    private static string Row(string what, Measured run) => Text(
        $"| {what} | {run.PerSecond:0} | {run.ServiceMilliseconds:0.00} | {run.ServerMilliseconds:0.00} | {run.ClientMilliseconds:0.00} | {run.Kilobytes:0} | {run.Percentile(0.5):0.0} | {run.Percentile(0.99):0.0} | {run.Waiting} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

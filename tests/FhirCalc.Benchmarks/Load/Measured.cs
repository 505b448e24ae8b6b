using System.Diagnostics;

namespace FhirCalc.Benchmarks.Load;

/// <summary>Processor time and allocations up to a moment.</summary>
internal sealed record Meters(long At, TimeSpan Clients, TimeSpan Service, TimeSpan Server, MemoryFigures Memory)
{
    public static async Task<Meters> ReadAsync(LoadTarget target)
    {
        using var self = Process.GetCurrentProcess();
        return new Meters(Stopwatch.GetTimestamp(), self.TotalProcessorTime, target.Service.ProcessorTime, target.Server.ProcessorTime, await target.Service.MemoryAsync());
    }
}

/// <summary>What a number of submissions took, all figures for each of them.</summary>
/// <param name="Latencies">Milliseconds from request to answer.</param>
internal sealed record Measured(int Count, TimeSpan Wall, double ClientMilliseconds, double ServiceMilliseconds, double ServerMilliseconds, double Kilobytes, double[] Latencies)
{
    public double PerSecond => Count / Wall.TotalSeconds;

    /// <summary>Most submissions that were accepted and not delivered, where that was looked at.</summary>
    public long Waiting { get; init; }

    public static Measured Between(Meters before, Meters after, int count, IEnumerable<double> latencies) => new(
        count,
        Stopwatch.GetElapsedTime(before.At, after.At),
        (after.Clients - before.Clients).TotalMilliseconds / count,
        (after.Service - before.Service).TotalMilliseconds / count,
        (after.Server - before.Server).TotalMilliseconds / count,
        (after.Memory.Allocated - before.Memory.Allocated) / 1024.0 / count,
        [.. latencies.Order()]);

    public double Percentile(double part) => Latencies.Length == 0 ? double.NaN : Latencies[(int)Math.Min(Latencies.Length * part, Latencies.Length - 1)];
}

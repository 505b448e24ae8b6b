using System.Globalization;

namespace FhirCalc.Cli.Output;

/// <summary>What <c>--stats</c> prints to standard error when all input is done.</summary>
internal sealed class Statistics(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private long _resources;
    private long _bytes;

    /// <summary>Counts one resource.</summary>
    public void Add(int bytes)
    {
        _resources++;
        _bytes += bytes;
    }

    /// <summary>One line: resources, seconds since the command began, resources and megabytes (10^6 bytes) per second, and what all processors did.</summary>
    public string Line()
    {
        var seconds = clock.GetElapsedTime(_start).TotalSeconds;
        var processors = Environment.CpuUsage.TotalTime.TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"{_resources} resources, {seconds:F3} s, {_resources / seconds:F0} resources/s, {_bytes / 1e6 / seconds:F2} MB/s, {processors:F3} s of processors");
    }
}

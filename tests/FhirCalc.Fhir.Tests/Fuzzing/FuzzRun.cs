using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>
/// Tries many inputs on all processors. Each input is made from its number alone: <c>FHIRCALC_INPUT</c> set to the number that
/// a failure names repeats it alone. Time is that of the processor where the system tells it (Linux), since the machine may be
/// busy; an input that takes more than a second is tried again, and one that never ends fails the run.
/// </summary>
internal sealed class FuzzRun(string name)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(5);
    private static readonly int Factor = Environment.GetEnvironmentVariable("FHIRCALC_LONG") == "1" ? 50 : 1;

    private static readonly int? Only = int.TryParse(Environment.GetEnvironmentVariable("FHIRCALC_INPUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private readonly ConcurrentDictionary<int, long> _running = new();
    private readonly ConcurrentDictionary<string, int> _tally = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failures = new();
    private (TimeSpan Took, int Number) _slowest;

    /// <summary>The number of inputs: as given, fifty times as many when <c>FHIRCALC_LONG</c> is 1.</summary>
    public static int Count(int count) => count * Factor;

    /// <summary>Counts something worth reporting.</summary>
    public void Count(string what) => _tally.AddOrUpdate(what, 1, (_, count) => count + 1);

    /// <summary>How often it was counted; more than any test asks for when one input is repeated.</summary>
    public int Counted(string what) => Only is null ? _tally.GetValueOrDefault(what) : int.MaxValue;

    /// <summary>Tries inputs 0 to <paramref name="count"/> - 1 and fails with the numbers of those that failed.</summary>
    public async Task Each(int count, Action<int, Random> attempt, ITestOutputHelper output)
    {
        var started = Stopwatch.GetTimestamp();
        var work = Task.Run(() => Parallel.For(Only ?? 0, Only + 1 ?? count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (number, state) =>
        {
            if (_failures.Count >= 10)
                state.Stop();
            else
                Try(number, attempt);
        }), TestContext.Current.CancellationToken);
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken)) != work)
        {
            foreach (var (number, since) in _running)
                Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Endless, $"{name} input {number} does not end");
        }

        await work;
        var counts = string.Join(", ", _tally.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} inputs in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s: {counts}; the slowest, {_slowest.Number}, took {_slowest.Took.TotalMilliseconds:F0} ms."));
        _failures.ShouldBeEmpty();
    }

    private void Try(int number, Action<int, Random> attempt)
    {
        try
        {
            var took = Measure(number, attempt);
            for (var again = 0; again < 2 && took > Limit; again++)
                took = Measure(number, attempt) is var repeated && repeated < took ? repeated : took;
            lock (_running)
                _slowest = took > _slowest.Took ? (took, number) : _slowest;
            if (took > Limit)
                _failures.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{name} input {number} took {took.TotalSeconds:F1} s"));
        }
        catch (Exception failure)
        {
            _failures.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{name} input {number}: {failure}"));
        }
    }

    private TimeSpan Measure(int number, Action<int, Random> attempt)
    {
        _running[number] = Stopwatch.GetTimestamp();
        try
        {
            var started = ThreadTime();
            attempt(number, new Random(number));
            return ThreadTime() - started;
        }
        finally
        {
            _running.TryRemove(number, out _);
        }
    }

    // The first number is the time that this thread had a processor, in nanoseconds.
    private static TimeSpan ThreadTime() => OperatingSystem.IsLinux() && File.Exists("/proc/thread-self/schedstat")
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 100)
        : Stopwatch.GetElapsedTime(0);
}

using System.Diagnostics;
using System.Globalization;

namespace FhirCalc.Benchmarks.Load;

/// <summary>What a process has allocated since it began, what is live after a collection, and how often it collected.</summary>
internal sealed record MemoryFigures(long Allocated, long Live, int Gen0, int Gen1, int Gen2);

/// <summary>
/// A process that is measured: its processor time from outside, its memory by <see cref="StartupHook"/>, which the runtime starts
/// inside it, so that the program itself is the one that is delivered.
/// </summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly SemaphoreSlim _one = new(1);

    private MeasuredProcess(Process process) => _process = process;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public int Id => _process.Id;

    public static MeasuredProcess Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(MeasuredProcess).Assembly.Location;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new MeasuredProcess(Process.Start(start)!);
    }

    /// <summary>The lines of its output, up to the one that is waited for; what comes after them is dropped.</summary>
    public async Task<string> OutputUntilAsync(Func<string, bool> complete)
    {
        var text = "";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            text += line + "\n";
            if (!complete(text))
                continue;
            _ = _process.StandardOutput.ReadToEndAsync();
            return text;
        }

        throw new InvalidOperationException("The process ended early: " + text + await _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Asks something that <see cref="Figures"/> answers.</summary>
    public async Task<long[]> AskAsync(string question)
    {
        await _one.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(question);
            await _process.StandardInput.FlushAsync();
            var answer = await _process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("The process has ended.");
            return [.. answer.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <param name="collect">Whether garbage is collected before, so that what is live can be told.</param>
    public async Task<MemoryFigures> MemoryAsync(bool collect = false) => await AskAsync(collect ? "collect" : "memory") is [var allocated, var live, var gen0, var gen1, var gen2]
        ? new MemoryFigures(allocated, live, (int)gen0, (int)gen1, (int)gen2)
        : throw new InvalidOperationException("No figures.");

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _one.Dispose();
    }
}

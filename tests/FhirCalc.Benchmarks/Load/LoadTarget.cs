using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FhirCalc.Benchmarks.Load;

/// <summary>The service with its embedded sandbox as a process of its own, so that its processor time can be told from the clients'.</summary>
internal sealed partial class LoadTarget : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private LoadTarget(Process process, string folder, Uri facade, Uri sandbox) => (_process, _folder, Facade, Sandbox) = (process, folder, facade, sandbox);

    public Uri Facade { get; }

    public Uri Sandbox { get; }

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

    public static async Task<LoadTarget> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("fhircalc-load-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "FhirCalc.Facade.dll"), "--urls", "http://127.0.0.1:0", "--Serilog:MinimumLevel", "Warning", "--Outbox:MaxWaiting", "1000000", .. settings])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var text = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            text += line + "\n";
            if (Listening().Match(text) is { Success: true } facade && External().Match(text) is { Success: true } sandbox)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new LoadTarget(process, folder, new Uri(facade.Groups[1].Value), new Uri(sandbox.Groups[1].Value.TrimEnd('/')));
            }
        }

        throw new InvalidOperationException("The service did not start: " + text);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"listens on (http://\S+/fhir)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();

    [GeneratedRegex(@"External FHIR server: (http://\S+)\s", RegexOptions.CultureInvariant)]
    private static partial Regex External();
}

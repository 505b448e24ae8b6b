using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>A server that runs as a process of its own: started, awaited until it says it is ready, and ended by its id.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Match> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    /// <summary>What it wrote so far, to standard output and standard error.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts it and waits for the line of its standard output that says it is ready.</summary>
    public static async Task<(ServerProcess Server, Match Ready)> StartAsync(ProcessStartInfo start, Regex readyLine, TimeSpan patience)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        var server = new ServerProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        server.Listen(readyLine);
        try
        {
            return (server, await server._ready.Task.WaitAsync(patience));
        }
        catch (Exception problem)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not get ready ({problem.Message}). It wrote:\n{server.Output}", problem);
        }
    }

    /// <summary>Ends it at once: SIGKILL, so that nothing of it can tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end: SIGTERM.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _process.Dispose();
    }

    private void Listen(Regex readyLine)
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data, readyLine);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, null);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("it ended"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line, Regex? readyLine)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (readyLine?.Match(line) is { Success: true } match)
            _ready.TrySetResult(match);
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>The facade as its users run it: a process with a data directory, settings in the environment, a port of its own.</summary>
internal sealed partial class FacadeProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly string _data = Directory.CreateTempSubdirectory("fhircalc-facade-").FullName;
    private ServerProcess? _process;

    private FacadeProcess(Dictionary<string, string> settings) => _settings = settings;

    /// <summary>Its SQLite file.</summary>
    public string Store => _settings.GetValueOrDefault("Store:Path", Path.Combine(_data, "facade.db"));

    public FhirEndpoint Fhir { get; private set; } = null!;

    /// <summary>What this and earlier processes of this data directory wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Base of the sandbox that runs inside when no external server is configured.</summary>
    public string EmbeddedSandbox => ExternalServerLine().Match(_process!.Output).Groups[1].Value;

    public bool IsRunning => _process is { IsRunning: true };

    /// <summary>Starts with an external server, or with none and so with the sandbox inside; later settings win over the fast defaults here.</summary>
    public static async Task<FacadeProcess> StartAsync(string? upstream = null, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Sandbox:Port"] = "0",
            ["Outbox:RetryDelay"] = "00:00:00.200",
            ["Outbox:MaxRetryDelay"] = "00:00:01",
            ["Outbox:PollInterval"] = "00:00:00.200",
            ["Upstream:RetryDelay"] = "00:00:00.050",
            ["Intake:WaitForDelivery"] = "00:00:30",
        };
        if (upstream is not null)
            all["Upstream:BaseUrl"] = upstream;
        foreach (var (key, value) in settings)
            all[key] = value;
        var facade = new FacadeProcess(all);
        try
        {
            await facade.StartAgainAsync();
            return facade;
        }
        catch
        {
            await facade.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a process on the same data; to be called after a kill.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _data };
        start.ArgumentList.Add(Built.Facade);
        start.Environment["Store__Path"] = Path.Combine(_data, "facade.db");
        start.Environment["Sandbox__Path"] = Path.Combine(_data, "sandbox.db");
        foreach (var (key, value) in _settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        (_process, var ready) = await ServerProcess.StartAsync(start, ListeningLine(), TimeSpan.FromSeconds(60));
        Fhir?.Dispose();
        Fhir = new FhirEndpoint(ready.Groups[1].Value);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        Output += _process.Output;
    }

    /// <summary>SIGTERM; the status that the process ends with.</summary>
    public async Task<int> TerminateAsync()
    {
        var status = await _process!.TerminateAsync();
        Output += _process.Output;
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        Fhir?.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [GeneratedRegex(@"^FhirCalc listens on (http://\S+)$")]
    private static partial Regex ListeningLine();

    [GeneratedRegex(@"External FHIR server: (http://\S+)")]
    private static partial Regex ExternalServerLine();
}

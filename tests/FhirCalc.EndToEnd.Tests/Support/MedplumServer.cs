using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>A FHIR server that nobody here wrote: Medplum's router over its repository in memory, as a Node process.</summary>
internal sealed partial class MedplumServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private MedplumServer(ServerProcess process, string baseUrl)
    {
        _process = process;
        BaseUrl = baseUrl;
    }

    public string BaseUrl { get; }

    public static async Task<MedplumServer> StartAsync()
    {
        var folder = Repository.Place("tests/FhirCalc.EndToEnd.Tests/servers/medplum");
        await NodePackages.InstallAsync(folder);
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder };
        start.ArgumentList.Add("server.mjs");
        var (process, ready) = await ServerProcess.StartAsync(start, ListeningLine(), TimeSpan.FromSeconds(60));
        return new MedplumServer(process, ready.Groups[1].Value);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex("^listening (http://.*)$")]
    private static partial Regex ListeningLine();
}

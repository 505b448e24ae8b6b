using System.Text.RegularExpressions;

namespace FhirCalc.Benchmarks.Load;

/// <summary>The service and an external server, each a process of its own, so that the processor time of each can be told.</summary>
internal sealed partial class LoadTarget : IAsyncDisposable
{
    private readonly string _folder;

    private LoadTarget(string folder, MeasuredProcess service, MeasuredProcess server, Uri facade, Uri sandbox) =>
        (_folder, Service, Server, Facade, Sandbox) = (folder, service, server, facade, sandbox);

    public MeasuredProcess Service { get; }

    /// <summary>The external server.</summary>
    public MeasuredProcess Server { get; }

    public Uri Facade { get; }

    public Uri Sandbox { get; }

    /// <param name="settings">Settings of the service that differ from those of a load test.</param>
    public static async Task<LoadTarget> StartAsync(IEnumerable<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("fhircalc-load-").FullName;
        var server = MeasuredProcess.Start(folder, Program("FhirCalc.Benchmarks.dll"), "--sandbox", Path.Combine(folder, "sandbox.db"));
        var sandbox = External().Match(await server.OutputUntilAsync(text => External().IsMatch(text))).Groups[1].Value;

        // A delivery that is held back for a measurement is not to be tried again.
        string[] usual =
        [
            Program("FhirCalc.Facade.dll"), "--urls", "http://127.0.0.1:0", "--Serilog:MinimumLevel", "Warning", "--Upstream:BaseUrl", sandbox,
            "--Upstream:AttemptTimeout", "00:10:00", "--Outbox:Lease", "01:00:00", "--Outbox:MaxWaiting", "1000000",
        ];
        var service = MeasuredProcess.Start(folder, [.. usual, .. settings]);
        var facade = Listening().Match(await service.OutputUntilAsync(text => Listening().IsMatch(text))).Groups[1].Value;
        return new LoadTarget(folder, service, server, new Uri(facade), new Uri(sandbox));
    }

    /// <summary>Bundles that the external server has answered.</summary>
    public async Task<long> DeliveredAsync() => (await Server.AskAsync("count"))[0];

    /// <summary>Has the external server keep Bundles waiting.</summary>
    public Task HoldAsync() => Server.AskAsync("hold");

    public Task ReleaseAsync() => Server.AskAsync("release");

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) => Path.Combine(AppContext.BaseDirectory, name);

    [GeneratedRegex(@"listens on (http://\S+/fhir)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();

    [GeneratedRegex(@"sandbox at (http://\S+/fhir)\s", RegexOptions.CultureInvariant)]
    private static partial Regex External();
}

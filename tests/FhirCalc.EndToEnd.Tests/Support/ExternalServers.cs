using FhirCalc.EndToEnd.Tests.Support;
using FhirCalc.Sandbox;

[assembly: AssemblyFixture(typeof(ExternalServers))]

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>The external FHIR servers of the whole run; each starts when the first test wants it.</summary>
public sealed class ExternalServers : IAsyncDisposable
{
    private readonly Lazy<Task<SandboxHost>> _sandbox = new(() => SandboxHost.StartAsync(new SandboxOptions()));
    private readonly Lazy<Task<MedplumServer>> _medplum = new(MedplumServer.StartAsync);
    private readonly Lazy<Task<WireMockServer>> _wireMock = new(WireMockServer.StartAsync);

    public async Task<string> SandboxAsync() => (await _sandbox.Value).BaseUrl.ToString().TrimEnd('/');

    public async Task<string> MedplumAsync() => (await _medplum.Value).BaseUrl;

    /// <summary>A real server behind WireMock; skips the test, visibly, where there is no Java.</summary>
    internal async Task<FaultyServer> FaultyAsync(string realBaseUrl)
    {
        Assert.SkipUnless(WireMockServer.IsAvailable, "WireMock needs Java 17 (for example the package default-jre-headless).");
        return await FaultyServer.InFrontOfAsync(await _wireMock.Value, realBaseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeAsync(_wireMock);
        await DisposeAsync(_medplum);
        await DisposeAsync(_sandbox);
    }

    private static async Task DisposeAsync<T>(Lazy<Task<T>> server)
        where T : IAsyncDisposable
    {
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await server.Value).DisposeAsync();
    }
}

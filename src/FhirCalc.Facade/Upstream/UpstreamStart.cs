using FhirCalc.Facade.Operations;
using FhirCalc.Sandbox;

namespace FhirCalc.Facade.Upstream;

/// <summary>Settles which external server is used, before the first request: the configured one, or the sandbox on a port of its own.</summary>
internal sealed class UpstreamStart(UpstreamAddress address, UpstreamOptions options, SandboxSettings settings, TimeProvider clock) : IHostedService, IAsyncDisposable
{
    private SandboxHost? _sandbox;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(options.BaseUrl))
        {
            address.Set(options.BaseUrl, embedded: false);
            return;
        }

        var path = Path.GetFullPath(settings.Path);
        StoreFiles.Secure(path); // it holds what was delivered
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { DatabasePath = path, Clock = clock }, settings.Port, cancellationToken);
        address.Set(_sandbox.BaseUrl.ToString(), embedded: true);
    }

    // Stopped only when disposed: deliveries that are still running want to reach it.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
        _sandbox = null;
    }
}

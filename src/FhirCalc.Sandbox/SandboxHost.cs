using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Sandbox;

/// <summary>A sandbox server on a loopback port of its own.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SandboxServer _server;

    private SandboxHost(WebApplication application, SandboxServer server, Uri baseUrl)
    {
        _application = application;
        _server = server;
        BaseUrl = baseUrl;
    }

    /// <summary>The FHIR base, with a slash at its end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Starts listening on 127.0.0.1; port 0 takes a free one.</summary>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, int port = 0, CancellationToken cancel = default)
    {
        // An empty builder: environment and configuration files are the business of the hosting process, not of its guest.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var server = SandboxServer.Create(options);
        var application = builder.Build();
        try
        {
            application.Use(RefuseForeignNamesAsync);
            application.MapSandbox(server);
            await application.StartAsync(cancel);
        }
        catch
        {
            await application.DisposeAsync();
            server.Dispose();
            throw;
        }

        var listening = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var taken = new Uri(listening).Port;
        return new SandboxHost(application, server, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{taken}/fhir/")));
    }

    // Nobody is authenticated here, and a web page can make the browser of this machine ask under a name of the page's own.
    private static Task RefuseForeignNamesAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _server.Dispose();
    }
}

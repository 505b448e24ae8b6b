using FhirCalc.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Benchmarks.Load;

/// <summary>
/// The sandbox as an external server in a process of its own, with a gate before it: while it is held, Bundles wait, so that
/// intake can be measured without delivery, and delivery without intake.
/// </summary>
internal static class SandboxGate
{
    private static volatile TaskCompletionSource? _held;
    private static long _transactions;

    public static async Task RunAsync(string path)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        using var server = SandboxServer.Create(new SandboxOptions { DatabasePath = path });
        application.Use(async (context, next) =>
        {
            var isBundle = context.Request.Method == "POST" && context.Request.Path.Value is "/fhir" or "/fhir/";
            if (isBundle && _held is { } held)
                await held.Task;
            await next(context);
            if (isBundle)
                Interlocked.Increment(ref _transactions);
        });
        application.MapSandbox(server);
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await Console.Out.WriteLineAsync($"sandbox at {address}/fhir");
        await ((IHost)application).WaitForShutdownAsync();
    }

    /// <summary>Holds or lets go; tells how many Bundles were answered so far.</summary>
    public static long Answer(string question)
    {
        if (question == "hold")
            _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        else if (question == "release")
            Interlocked.Exchange(ref _held, null)?.TrySetResult();
        return Interlocked.Read(ref _transactions);
    }
}

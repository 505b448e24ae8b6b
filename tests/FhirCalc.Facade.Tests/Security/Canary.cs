using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>A server that nobody may ever ask: it counts who does, and answers whatever might please.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Canary(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<Canary> StartAsync(string answer = """{"keys":[]}""")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var canary = new Canary(app);
        app.Run(context =>
        {
            canary.Requests.Enqueue(context.Request.Method + " " + context.Request.Path + context.Request.QueryString);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer);
        });
        await app.StartAsync();
        return canary;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

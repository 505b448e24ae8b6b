using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>A real server on loopback that remembers who asks. As a canary nobody may ever ask it, and it answers whatever might please.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Canary(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public ConcurrentQueue<string> Requests { get; } = new();

    public static Task<Canary> StartAsync() => StartAsync(_ => """{"keys":[]}""");

    public static async Task<Canary> StartAsync(Func<HttpContext, string> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var canary = new Canary(app);
        app.Run(context =>
        {
            canary.Requests.Enqueue(context.Request.Method + " " + context.Request.Path + context.Request.QueryString);
            context.Response.ContentType = "application/fhir+json";
            return context.Response.WriteAsync(answer(context));
        });
        await app.StartAsync();
        return canary;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

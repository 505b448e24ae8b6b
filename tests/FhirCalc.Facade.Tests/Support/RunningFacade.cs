using System.Net;
using System.Text;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FhirCalc.Facade.Tests.Support;

internal sealed record Answer(HttpStatusCode Status, string Body, HttpResponseMessage Message)
{
    public Node Root => ResourceJson.Parse(Encoding.UTF8.GetBytes(Body)).Root;

    /// <summary>Ids of the issues of an OperationOutcome.</summary>
    public List<string> Issues
    {
        get
        {
            var ids = new List<string>();
            Root["resourceType"].GetString().ShouldBe("OperationOutcome");
            foreach (var issue in Root["issue"].Children)
            {
                foreach (var coding in issue["details"]["coding"].Children)
                    ids.Add(coding["code"].GetString()!);
            }

            return ids;
        }
    }
}

/// <summary>The real service on a port of its own, with the sandbox or with a server that a test plays.</summary>
internal sealed class RunningFacade : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempFolder? _ownFolder;

    private RunningFacade(WebApplication app, TempFolder folder, bool ownsFolder)
    {
        _app = app;
        _ownFolder = ownsFolder ? folder : null;
        LogFile = folder.File("log.txt");
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public string LogFile { get; }

    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints => _app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    public static async Task<RunningFacade> StartAsync(FakeServer? server = null, TempFolder? folder = null, params string[] settings)
    {
        var place = folder ?? new TempFolder();
        string[] args =
        [
            "--urls", "http://127.0.0.1:0",
            "--Store:Path", place.File("facade.db"),
            "--Sandbox:Path", place.File("sandbox.db"),
            "--Outbox:PollInterval", "00:00:00.050",
            "--Outbox:RetryDelay", "00:00:00.050",
            "--Upstream:RetryDelay", "00:00:00.001",
            "--Serilog:MinimumLevel", "Verbose",
            "--Serilog:WriteTo:0:Name", "File",
            "--Serilog:WriteTo:0:Args:path", place.File("log.txt"),
            "--Serilog:WriteTo:0:Args:shared", "true",
            .. server is null ? Array.Empty<string>() : ["--Upstream:BaseUrl", FakeServer.Base],
            .. settings,
        ];
        var app = FacadeHost.Build(args, builder =>
        {
            if (server is not null)
                builder.Services.AddSingleton(new HttpMessageInvoker(server));
        });
        await app.StartAsync();
        return new RunningFacade(app, place, ownsFolder: folder is null);
    }

    /// <summary>A part of the running service.</summary>
    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/fhir+json");
        foreach (var (name, value) in headers)
        {
            if (request.Headers.TryAddWithoutValidation(name, value))
                continue;
            request.Content!.Headers.Remove(name);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    public Task<Answer> PostAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>As at SIGTERM.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _ownFolder?.Dispose();
    }
}

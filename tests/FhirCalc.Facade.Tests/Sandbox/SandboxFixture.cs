using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FhirCalc.Sandbox;

namespace FhirCalc.Facade.Tests.Sandbox;

/// <summary>A sandbox on a free loopback port, in memory unless a file is named, and a client for it.</summary>
public sealed class SandboxFixture : IAsyncDisposable
{
    private readonly SandboxHost _host;

    private SandboxFixture(SandboxHost host)
    {
        _host = host;
        Client = new HttpClient { BaseAddress = host.BaseUrl };
    }

    public HttpClient Client { get; }

    public string Base => _host.BaseUrl.ToString().TrimEnd('/');

    public static async Task<SandboxFixture> StartAsync(SandboxOptions? options = null) =>
        new(await SandboxHost.StartAsync(options ?? new SandboxOptions()));

    public Task<Answer> GetAsync(string address, params (string Name, string Value)[] headers) => SendAsync("GET", address, null, headers);

    public async Task<Answer> SendAsync(string method, string address, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/fhir+json");
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<Answer> CreateAsync(string type, string fields)
    {
        var answer = await SendAsync("POST", type, $$"""{"resourceType":"{{type}}",{{fields}}}""");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Body);
        return answer;
    }

    public async Task<int> TotalAsync(string search) => (await GetAsync(search)).Json.GetProperty("total").GetInt32();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}

public sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Id => Json.GetProperty("id").GetString()!;

    public string ETag => Headers.ETag?.ToString() ?? "";

    public IEnumerable<JsonElement> Entries => Json.TryGetProperty("entry", out var entries) ? entries.EnumerateArray() : [];

    public IEnumerable<string> MatchIds => Entries.Where(entry => entry.GetProperty("search").GetProperty("mode").GetString() == "match")
        .Select(entry => entry.GetProperty("resource").GetProperty("id").GetString()!);

    public string? Link(string relation) => Json.TryGetProperty("link", out var links)
        ? links.EnumerateArray().Where(link => link.GetProperty("relation").GetString() == relation).Select(link => link.GetProperty("url").GetString()).SingleOrDefault()
        : null;

    /// <summary>Asserts a refusal: the status, and an OperationOutcome that holds this text.</summary>
    public void ShouldRefuse(int status, string text)
    {
        ((int)Status).ShouldBe(status, Body);
        Json.GetProperty("resourceType").GetString().ShouldBe("OperationOutcome");
        var issue = Json.GetProperty("issue")[0];
        issue.GetProperty("severity").GetString().ShouldBeOneOf("error", "fatal");
        issue.GetProperty("details").GetProperty("text").GetString()!.ShouldContain(text);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Status} {Body}");
}

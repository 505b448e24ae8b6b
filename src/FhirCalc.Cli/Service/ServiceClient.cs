using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FhirCalc.Cli.Service;

/// <summary>The administration addresses of a running service.</summary>
internal sealed class ServiceClient : IDisposable
{
    public const int MostListed = 1000;

    private readonly HttpClient _http;

    public ServiceClient(Uri service, string? tokenFile)
    {
        _http = new HttpClient { BaseAddress = new Uri(service.GetLeftPart(UriPartial.Authority)), Timeout = TimeSpan.FromSeconds(30) };
        if (Token(tokenFile) is not { Length: > 0 } token)
            return;
        if (service is { Scheme: "http", IsLoopback: false })
            throw new UsageException($"The token would go to {_http.BaseAddress} for everybody on the way to read: name an https address, or one of this machine.");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<JsonDocument> ListAsync(string? state, int limit, CancellationToken cancel) =>
        ReadAsync($"/admin/submissions?limit={limit}{(state is null ? "" : "&state=" + state)}", cancel);

    public Task<JsonDocument> ShowAsync(string id, CancellationToken cancel) => ReadAsync(Address(id), cancel);

    /// <returns>Null when it was done; else why not.</returns>
    public async Task<string?> ChangeAsync(string id, string verb, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Post, $"{Address(id)}/{verb}", cancel);
        if (response.IsSuccessStatusCode)
            return null;
        return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict ? await WhyAsync(response, cancel) : throw await RefusedAsync(response, cancel);
    }

    public void Dispose() => _http.Dispose();

    private static string Address(string id) => "/admin/submissions/" + Uri.EscapeDataString(id);

    private static string? Token(string? file)
    {
        if (file is null)
            return Environment.GetEnvironmentVariable("FHIRCALC_TOKEN");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The token '{file}' cannot be read: {error.Message}");
        }
    }

    private async Task<JsonDocument> ReadAsync(string address, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Get, address, cancel);
        if (!response.IsSuccessStatusCode)
            throw await RefusedAsync(response, cancel);
        try
        {
            return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
        }
        catch (JsonException)
        {
            throw new UsageException($"What answers at {_http.BaseAddress} is no FhirCalc.");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, address);
            return await _http.SendAsync(request, cancel);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw new UsageException($"No service answers at {_http.BaseAddress} ({error.InnerException?.Message ?? error.Message}). Name its address with --url.");
        }
    }

    private async Task<UsageException> RefusedAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var hint = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? " An access token with the administration scope is taken from --token-file or FHIRCALC_TOKEN." : "";
        return new UsageException($"{_http.BaseAddress} answered HTTP {(int)response.StatusCode}: {await WhyAsync(response, cancel)}{hint}");
    }

    /// <summary>What the OperationOutcome says.</summary>
    private static async Task<string> WhyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            using var outcome = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
            return outcome.RootElement.GetProperty("issue")[0].GetProperty("details").GetProperty("text").GetString()!;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return "no reason was given";
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>A plain client for a FHIR base: no retries, nothing clever.</summary>
internal sealed class FhirEndpoint(string baseUrl) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(90) };

    public string BaseUrl { get; } = baseUrl.TrimEnd('/');

    /// <summary>Addresses that start with a slash are taken from the root of the server, others from the base.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string address, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Resolve(address));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        }

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Content.Headers.ContentLocation ?? response.Headers.Location, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<Answer> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public Task<Answer> PostAsync(string address, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>How many resources a search matches.</summary>
    public async Task<int> CountAsync(string search)
    {
        var answer = await GetAsync(search);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        return answer.Json.GetProperty("total").GetInt32();
    }

    /// <summary>Asks until the answer is as wanted; shows the last one when it never is.</summary>
    public async Task<Answer> GetUntilAsync(string address, Func<Answer, bool> wanted, TimeSpan patience)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await GetAsync(address);
            if (wanted(answer))
                return answer;
            if (TimeProvider.System.GetElapsedTime(deadline) > patience)
                throw new InvalidOperationException($"After {patience} {address} still answers {answer}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private Uri Resolve(string address) => address switch
    {
        "" => new Uri(BaseUrl),
        ['/', ..] => new Uri(new Uri(BaseUrl), address),
        _ when address.StartsWith("http", StringComparison.Ordinal) => new Uri(address),
        _ => new Uri(BaseUrl + "/" + address),
    };
}

internal sealed record Answer(HttpStatusCode Status, Uri? Location, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ResourceType => Json.GetProperty("resourceType").GetString()!;

    public IReadOnlyList<JsonElement> Entries => Json.TryGetProperty("entry", out var entries) ? [.. entries.EnumerateArray()] : [];

    /// <summary>The first issue of an OperationOutcome: its text and the first of its places.</summary>
    public (string Text, string? Place) FirstIssue
    {
        get
        {
            var issue = Json.GetProperty("issue")[0];
            return (issue.GetProperty("details").GetProperty("text").GetString()!, issue.TryGetProperty("expression", out var places) ? places[0].GetString() : null);
        }
    }

    public override string ToString() => $"{(int)Status} {Body}";
}

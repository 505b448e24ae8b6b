using System.Text.Json;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Security;

/// <summary>The access token for the external server: asked for when needed, renewed before it ends, one request at a time.</summary>
internal sealed class UpstreamTokens(UpstreamAuthOptions options, UpstreamAddress upstream, TrustedHttp http, TimeProvider clock, ILogger<UpstreamTokens> log) : IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AssumedLife = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Lazy<ClientAssertion> _assertion = new(() => new ClientAssertion(options, clock));
    private volatile Held? _held;
    private DateTimeOffset _notBefore;
    private string? _endpoint;

    /// <summary>A token that is good now, or null when there is none to be had.</summary>
    public async Task<string?> GetAsync(CancellationToken cancel)
    {
        if (_held is { } held && clock.GetUtcNow() < held.RenewFrom)
            return held.Token;
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (now >= _notBefore && !(_held is { } renewed && now < renewed.RenewFrom))
            {
                _held = await AskAsync(now, cancel) ?? _held;
                if (_held is null || now >= _held.RenewFrom)
                    _notBefore = now + AskAgain; // in trouble already: not once for each delivery
            }

            return _held is { } usable && now < usable.Until ? usable.Token : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The external server did not take it: it was withdrawn, or its keys have changed.</summary>
    public void Discard(string token)
    {
        if (_held is { } held && held.Token == token)
            _held = null;
    }

    public void Dispose() => _one.Dispose();

    private async Task<Held?> AskAsync(DateTimeOffset now, CancellationToken cancel)
    {
        _endpoint ??= options.TokenEndpoint ?? (await Discovery.FindAsync(http, upstream.Base, Discovery.OfFhirServer, cancel))?.TokenEndpoint;
        if (_endpoint is null)
        {
            log.LogWarning("No access token for the external server: it tells no token endpoint, and UpstreamAuth:TokenEndpoint is not set");
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint);
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("scope", options.Scope),
            new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            new("client_assertion", _assertion.Value.For(_endpoint)),
        ]);
        var answer = await http.SendAsync(request, cancel);
        if (answer is not { Status: 200 } || Read(answer.Body, now) is not { } token)
        {
            log.LogWarning("No access token for the external server: the authorization server {Answer}", answer is null ? "cannot be reached" : $"answered HTTP {answer.Status}");
            return null;
        }

        log.LogInformation("Got an access token for the external server, good for {Seconds} s", (int)(token.Until - now).TotalSeconds);
        return token;
    }

    private static Held? Read(byte[] body, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var token = root.GetProperty("access_token").GetString();
            if (string.IsNullOrEmpty(token) || token.Any(letter => letter is <= ' ' or > '~') || !string.Equals(root.GetProperty("token_type").GetString(), "Bearer", StringComparison.OrdinalIgnoreCase))
                return null;
            var life = root.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var given) ? TimeSpan.FromSeconds(given) : AssumedLife;
            return new Held(token, now + (0.8 * life), now + life);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Held(string Token, DateTimeOffset RenewFrom, DateTimeOffset Until);
}

using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace FhirCalc.Facade.Security;

/// <summary>
/// The issuer's public keys. They are fetched when first needed, when they are old, and when a token names one that is
/// not among them (the issuer has rotated), but never more often than allowed: a stranger chooses the names.
/// </summary>
internal sealed class IssuerKeys(SecurityOptions options, IssuerMetadata metadata, TrustedHttp http, TimeProvider clock, ILogger<IssuerKeys> log) : IDisposable
{
    private const int MostKeys = 100;

    // While the issuer is away its last keys still hold, for a while: a revoked one must not live on for ever.
    private const int StaleFactor = 4;

    private readonly SemaphoreSlim _one = new(1);
    private volatile KeySet _keys = KeySet.None;
    private DateTimeOffset _notBefore;

    /// <summary>The keys of this name, and whether keys are known at all: without any, no token can be judged.</summary>
    public async Task<(IReadOnlyList<JsonWebKey> Keys, bool Known)> FindAsync(string keyId, CancellationToken cancel)
    {
        if (_keys.Find(keyId, clock.GetUtcNow()) is { Count: > 0 } fresh)
            return (fresh, true);
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (_keys.Find(keyId, now) is { Count: > 0 } found)
                return (found, true);
            if (now >= _notBefore)
            {
                _notBefore = now + options.KeyRefresh;
                await FetchAsync(now, cancel);
            }

            var usable = now < _keys.StaleUntil;
            return (usable ? _keys.Named(keyId) : [], usable);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task FetchAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var address = (await metadata.GetAsync(cancel))?.JwksUri;
        var answer = address is null ? null : await http.GetAsync(address, cancel);
        if (answer is null || Read(answer.Body) is not { Count: > 0 } keys)
        {
            log.LogWarning("The keys of the token issuer cannot be had now");
            return;
        }

        var life = answer.MaxAge is { } age && age < options.KeyCache ? age : options.KeyCache;
        if (life < options.KeyRefresh)
            life = options.KeyRefresh;
        _keys = new KeySet(keys, now + life, now + (StaleFactor * options.KeyCache));
        log.LogInformation("Read {Count} keys of the token issuer", keys.Count);
    }

    private static List<JsonWebKey>? Read(byte[] body)
    {
        try
        {
            return [.. JsonWebKeySet.Create(Encoding.UTF8.GetString(body)).Keys.Take(MostKeys).Where(SigningAlgorithms.IsPublicSigningKey)];
        }
        catch (Exception problem) when (problem is ArgumentException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record KeySet(IReadOnlyList<JsonWebKey> All, DateTimeOffset FreshUntil, DateTimeOffset StaleUntil)
    {
        public static readonly KeySet None = new([], DateTimeOffset.MinValue, DateTimeOffset.MinValue);

        public IReadOnlyList<JsonWebKey> Find(string keyId, DateTimeOffset now) => now < FreshUntil ? Named(keyId) : [];

        public IReadOnlyList<JsonWebKey> Named(string keyId) => [.. All.Where(key => key.Kid == keyId)];
    }
}

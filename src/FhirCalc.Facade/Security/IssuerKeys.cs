using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace FhirCalc.Facade.Security;

/// <summary>
/// The issuer's public keys. They are fetched when first needed, when they are old, and when a token names one that is
/// not among them (the issuer has rotated), but never more often than allowed: a stranger chooses the names. Nor can a
/// stranger who goes away take the fetch with him: it belongs to all who wait for it.
/// </summary>
internal sealed class IssuerKeys(SecurityOptions options, IssuerMetadata metadata, TrustedHttp http, TimeProvider clock, ILogger<IssuerKeys> log)
{
    private const int MostKeys = 100;

    // While the issuer is away its last keys still hold, for a while: a revoked one must not live on for ever.
    private const int StaleFactor = 4;

    // Who holds a key that was good a moment ago does not wait long for an issuer that is slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SharedWork _fetch = new();
    private volatile KeySet _keys = KeySet.None;
    private DateTimeOffset _notBefore; // read and written by the one who starts the fetch

    /// <summary>The keys of this name, and whether keys are known at all: without any, no token can be judged.</summary>
    public async Task<(IReadOnlyList<JsonWebKey> Keys, bool Known)> FindAsync(string keyId, CancellationToken cancel)
    {
        if (_keys.Find(keyId, clock.GetUtcNow()) is { Count: > 0 } fresh)
            return (fresh, true);
        var fetch = _fetch.Run(FetchIfDueAsync);
        var isNamed = clock.GetUtcNow() < _keys.StaleUntil && _keys.Named(keyId).Count > 0;
        await fetch.WaitAsync(isNamed ? Patience : Timeout.InfiniteTimeSpan, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        var (keys, usable) = (_keys, clock.GetUtcNow() < _keys.StaleUntil);
        return (usable ? keys.Named(keyId) : [], usable);
    }

    private Task FetchIfDueAsync()
    {
        var now = clock.GetUtcNow();
        if (now < _notBefore)
            return Task.CompletedTask;
        _notBefore = now + options.KeyRefresh;
        return FetchAsync(now);
    }

    private async Task FetchAsync(DateTimeOffset now)
    {
        var address = (await metadata.GetAsync(CancellationToken.None))?.JwksUri;
        var answer = address is null ? null : await http.GetAsync(address, CancellationToken.None);
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

namespace FhirCalc.Facade.Security;

/// <summary>Where the configured issuer has its keys and its token endpoint: as configured, else as its discovery document says, asked again now and then.</summary>
internal sealed class IssuerMetadata(SecurityOptions options, TrustedHttp http, TimeProvider clock)
{
    private readonly SharedWork _asking = new();
    private volatile Known? _known;

    /// <summary>What is known, or null while the issuer cannot be reached.</summary>
    public async Task<DiscoveryDocument?> GetAsync(CancellationToken cancel)
    {
        if (options is { JwksUrl: not null, TokenEndpoint: not null })
            return new DiscoveryDocument(options.JwksUrl, options.TokenEndpoint);
        // Strangers ask for this too (smart-configuration): together they make one question of it.
        if (_known is not { } fresh || clock.GetUtcNow() >= fresh.AskAgain)
            await _asking.Run(AskAsync).WaitAsync(cancel);
        var known = _known!;
        return known.Document is { } document || options.JwksUrl is not null || options.TokenEndpoint is not null
            ? new DiscoveryDocument(options.JwksUrl ?? known.Document?.JwksUri, options.TokenEndpoint ?? known.Document?.TokenEndpoint)
            : null;
    }

    private async Task AskAsync()
    {
        if (_known is { } known && clock.GetUtcNow() < known.AskAgain)
            return; // somebody was quicker
        var found = await Discovery.FindAsync(http, options.Issuer!, Discovery.OfIssuer, CancellationToken.None);
        _known = found is null
            ? new Known(_known?.Document, clock.GetUtcNow() + options.KeyRefresh)
            : new Known(found, clock.GetUtcNow() + options.KeyCache);
    }

    private sealed record Known(DiscoveryDocument? Document, DateTimeOffset AskAgain);
}

namespace FhirCalc.Facade.Security;

/// <summary>Where the configured issuer has its keys and its token endpoint: as configured, else as its discovery document says, asked again now and then.</summary>
internal sealed class IssuerMetadata(SecurityOptions options, TrustedHttp http, TimeProvider clock)
{
    private Known? _known;

    /// <summary>What is known, or null while the issuer cannot be reached.</summary>
    public async Task<DiscoveryDocument?> GetAsync(CancellationToken cancel)
    {
        if (options is { JwksUrl: not null, TokenEndpoint: not null })
            return new DiscoveryDocument(options.JwksUrl, options.TokenEndpoint);
        if (_known is not { } known || clock.GetUtcNow() >= known.AskAgain)
        {
            var found = await Discovery.FindAsync(http, options.Issuer!, Discovery.OfIssuer, cancel);
            _known = known = found is null
                ? new Known(_known?.Document, clock.GetUtcNow() + options.KeyRefresh)
                : new Known(found, clock.GetUtcNow() + options.KeyCache);
        }

        return known.Document is { } document || options.JwksUrl is not null || options.TokenEndpoint is not null
            ? new DiscoveryDocument(options.JwksUrl ?? known.Document?.JwksUri, options.TokenEndpoint ?? known.Document?.TokenEndpoint)
            : null;
    }

    private sealed record Known(DiscoveryDocument? Document, DateTimeOffset AskAgain);
}

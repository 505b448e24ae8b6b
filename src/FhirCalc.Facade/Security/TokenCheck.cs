using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FhirCalc.Facade.Security;

/// <summary>Why a token is not taken: for the log of the operator, never for the answer.</summary>
internal enum TokenFault
{
    None,
    Malformed,
    Algorithm,
    Type,
    UnknownKey,
    Signature,
    Issuer,
    Audience,
    Time,
    Client,

    /// <summary>Not the token's fault: the issuer's keys cannot be had.</summary>
    NoKeys,
}

/// <summary>Judges access tokens: form, algorithm, key, signature, issuer, audience, time; in this order, cheap before dear.</summary>
internal sealed class TokenCheck(SecurityOptions options, IssuerKeys keys, TimeProvider clock)
{
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = TokenText.MostCharacters };

    public async Task<(TokenClaims? Claims, TokenFault Fault)> CheckAsync(string token, CancellationToken cancel)
    {
        // 1. The form, and what it says of itself. Nothing of it is believed yet, and no address in it is ever followed.
        if (TokenText.Read(token) is not { } text)
            return (null, TokenFault.Malformed);
        if (!SigningAlgorithms.All.Contains(text.Algorithm, StringComparer.Ordinal))
            return (null, TokenFault.Algorithm);
        if (!text.IsAccessToken)
            return (null, TokenFault.Type);

        // 2. A key of the issuer's.
        var (named, known) = await keys.FindAsync(text.KeyId, cancel);
        if (!known)
            return (null, TokenFault.NoKeys);
        if (named.FirstOrDefault(one => SigningAlgorithms.Fits(text.Algorithm, one)) is not { } key)
            return (null, TokenFault.UnknownKey);

        // 3. The signature; then who it is from, for whom, and when.
        var result = await _handler.ValidateTokenAsync(token, Rules(key));
        if (!result.IsValid)
        {
            return (null, result.Exception switch
            {
                SecurityTokenInvalidIssuerException => TokenFault.Issuer,
                SecurityTokenInvalidAudienceException => TokenFault.Audience,
                _ => TokenFault.Signature,
            });
        }

        var claims = text.Claims;
        if (!claims.IsTimely(clock.GetUtcNow(), options.ClockSkew))
            return (null, TokenFault.Time);
        return claims.Client is null ? (null, TokenFault.Client) : (claims, TokenFault.None);
    }

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidAlgorithms = SigningAlgorithms.All,
        IssuerSigningKey = key,
        RequireSignedTokens = true,
        TryAllIssuerSigningKeys = false,
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidateLifetime = false, // by our own clock, below
    };
}

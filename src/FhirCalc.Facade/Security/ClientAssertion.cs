using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FhirCalc.Facade.Security;

/// <summary>Proves at an authorization server who this service is (SMART App Launch, client-confidential-asymmetric): each assertion is used once, and soon.</summary>
internal sealed class ClientAssertion
{
    // Five minutes are the most that is allowed.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(4);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials;
    private readonly string _clientId;
    private readonly TimeProvider _clock;

    public ClientAssertion(UpstreamAuthOptions options, TimeProvider clock) =>
        (_credentials, _clientId, _clock) = (Credentials(options), options.ClientId!, clock);

    /// <summary>What is wrong with the configured key, without a word of it.</summary>
    public static string? KeyProblem(UpstreamAuthOptions options)
    {
        try
        {
            Credentials(options);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "The file with the private key cannot be read.";
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException or FormatException)
        {
            return "The private key is no RSA key of 2048 bits or more and no EC key on P-384, as PEM or JWK.";
        }
    }

    public string For(string audience)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _clientId,
            Audience = audience,
            IssuedAt = now,
            Expires = now + Life,
            Subject = new ClaimsIdentity([new Claim("sub", _clientId), new Claim("jti", Guid.NewGuid().ToString())]),
            SigningCredentials = _credentials,
        });
    }

    private static SigningCredentials Credentials(UpstreamAuthOptions options)
    {
        var text = (options.PrivateKey ?? File.ReadAllText(options.PrivateKeyFile!)).Trim();
        SecurityKey key = text.StartsWith('{') ? Jwk(text) : Pem(text);
        if (options.KeyId is { Length: > 0 } id)
            key.KeyId = id;
        return new SigningCredentials(key, key is ECDsaSecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve } ? SecurityAlgorithms.EcdsaSha384 : SecurityAlgorithms.RsaSha384);
    }

    private static JsonWebKey Jwk(string text)
    {
        var key = new JsonWebKey(text);
        var fits = SigningAlgorithms.Fits(SecurityAlgorithms.RsaSha384, key) || SigningAlgorithms.Fits(SecurityAlgorithms.EcdsaSha384, key);
        return fits && key.HasPrivateKey ? key : throw new CryptographicException();
    }

    private static AsymmetricSecurityKey Pem(string text)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(text);
            return rsa.KeySize >= 2048 && IsPrivate(rsa) ? new RsaSecurityKey(rsa) : throw new ArgumentException("weak", nameof(text));
        }
        catch (CryptographicException)
        {
            // No RSA key, so it should be of the other kind.
            var curve = ECDsa.Create();
            curve.ImportFromPem(text);
            return curve.KeySize == 384 ? new ECDsaSecurityKey(curve) : throw new ArgumentException("wrong curve", nameof(text));
        }
    }

    private static bool IsPrivate(RSA key) => key.ExportParameters(includePrivateParameters: true).D is not null;
}

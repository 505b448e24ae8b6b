using Microsoft.IdentityModel.Tokens;

namespace FhirCalc.Facade.Security;

/// <summary>The algorithms that tokens may be signed with, and the keys that fit each: an algorithm never meets a key of another kind.</summary>
internal static class SigningAlgorithms
{
    private const int SmallestRsaKey = 2048;

    public static readonly string[] All = [SecurityAlgorithms.RsaSha384, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256];

    public static bool Fits(string algorithm, JsonWebKey key) =>
        (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm)
        && algorithm switch
        {
            SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSha384 => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.KeySize >= SmallestRsaKey,
            SecurityAlgorithms.EcdsaSha256 => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256 },
            SecurityAlgorithms.EcdsaSha384 => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P384 },
            _ => false,
        };

    /// <summary>A key for signatures, with a name, that can be read; symmetric ones are none.</summary>
    public static bool IsPublicSigningKey(JsonWebKey key) =>
        key.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve
        && !string.IsNullOrEmpty(key.Kid)
        && key.Use is null or "" or JsonWebKeyUseNames.Sig
        && (key.KeyOps.Count == 0 || key.KeyOps.Contains("verify"))
        && new[] { key.N, key.E, key.X, key.Y }.All(IsReadable);

    // One broken key must not spoil the others: what cannot be decoded is no key.
    private static bool IsReadable(string? part) =>
        part is null || (part.TrimEnd('=') is var digits && digits.Length % 4 != 1 && digits.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
}

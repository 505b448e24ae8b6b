using System.Buffers.Text;
using System.Text.RegularExpressions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <summary>
/// A JWS in compact form, read strictly: three parts of base64url and nothing else, JSON without doubled names. Two
/// readers that understand a text differently are how forged tokens pass.
/// </summary>
internal sealed partial class TokenText
{
    public const int MostCharacters = 8 * 1024;

    private static readonly JsonLimits Limits = JsonLimits.Default with { MaxBytes = MostCharacters, MaxDepth = 16 };

    private readonly string? _type;

    private TokenText(string algorithm, string keyId, string? type, TokenClaims claims) =>
        (Algorithm, KeyId, _type, Claims) = (algorithm, keyId, type, claims);

    public string Algorithm { get; }

    public string KeyId { get; }

    public TokenClaims Claims { get; }

    /// <summary>Not a token of another purpose (RFC 8725, 3.11); many servers leave the type out.</summary>
    public bool IsAccessToken => _type?.ToLowerInvariant() is null or "jwt" or "at+jwt" or "application/at+jwt";

    public static TokenText? Read(string token)
    {
        if (token.Length > MostCharacters || !Compact().IsMatch(token))
            return null;
        var parts = token.Split('.');
        if (Json(parts[0]) is not { } header || Json(parts[1]) is not { } payload)
            return null;

        // An extension that must be understood is not understood here (RFC 7515, 4.1.11).
        if (header["crit"u8].Exists || header["b64"u8].Exists || header["enc"u8].Exists || header["zip"u8].Exists)
            return null;
        if (header["alg"u8].GetString() is not { Length: > 0 } algorithm || header["kid"u8].GetString() is not { Length: > 0 } keyId)
            return null;
        var type = header["typ"u8];
        return type.Exists && !type.IsString || TokenClaims.Read(payload) is not { } claims
            ? null
            : new TokenText(algorithm, keyId, type.GetString(), claims);
    }

    private static Node? Json(string part)
    {
        // The pattern allowed no letter that this decoder would not take; only the length can still be wrong.
        if (!Base64Url.IsValid(part))
            return null;
        return ResourceJson.TryParse(Base64Url.DecodeFromChars(part), Limits, out var json, out _) && IsPlainObject(json.Root) ? json.Root : null;
    }

    private static bool IsPlainObject(Node json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.Children)
        {
            if (!names.Add(property.Name))
                return false;
        }

        return json.IsObject;
    }

    [GeneratedRegex("""^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Compact();
}

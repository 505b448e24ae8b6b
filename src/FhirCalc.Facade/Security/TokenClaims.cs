using System.Globalization;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <summary>What a token says, as far as it matters here.</summary>
/// <param name="Client">Who it was given to, within its issuer.</param>
/// <param name="Patient">The patient that its patient-level scopes are about.</param>
internal sealed record TokenClaims(string? Client, string Scope, string? Patient, decimal Expires, decimal? NotBefore, decimal? IssuedAt)
{
    /// <summary>The claims, or null when one of them is not what its name promises.</summary>
    public static TokenClaims? Read(Node payload)
    {
        if (Time(payload["exp"u8]) is not { } expires)
            return null;
        var (notBefore, issuedAt) = (Time(payload["nbf"u8]), Time(payload["iat"u8]));
        if ((payload["nbf"u8].Exists && notBefore is null) || (payload["iat"u8].Exists && issuedAt is null))
            return null;
        var client = Text(payload["client_id"u8]) ?? Text(payload["azp"u8]) ?? Text(payload["sub"u8]);
        var issuer = Text(payload["iss"u8]);
        return new TokenClaims(
            client is null || issuer is null ? null : $"{issuer} {client}",
            Scopes(payload["scope"u8]), Text(payload["patient"u8]), expires, notBefore, issuedAt);
    }

    public bool IsTimely(DateTimeOffset now, TimeSpan skew)
    {
        var (seconds, slack) = (now.ToUnixTimeMilliseconds() / 1000m, (decimal)skew.TotalSeconds);
        return Expires > seconds - slack && (NotBefore ?? 0) <= seconds + slack && (IssuedAt ?? 0) <= seconds + slack;
    }

    private static string? Text(Node value) => value.GetString() is { Length: > 0 and <= 512 } text && !text.Any(char.IsControl) ? text : null;

    // RFC 9068 has one string, some servers a list.
    private static string Scopes(Node value)
    {
        if (value.GetString() is { } text)
            return text;
        var all = new List<string>();
        foreach (var item in value.IsArray ? value.Children : default)
            all.Add(item.GetString() ?? "");
        return string.Join(' ', all);
    }

    // NumericDate (RFC 7519): a number of seconds, perhaps with a fraction. A string is none.
    private static decimal? Time(Node value) =>
        value.Kind == NodeKind.Number && decimal.TryParse(value.RawText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Sandbox.Search;

/// <summary>Where the next page starts, and the query that it continues; opaque to clients.</summary>
internal sealed record PageToken(long Updated, long Key, string Query)
{
    public const string Parameter = "_page";

    public override string ToString() =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Updated};{Key};{Query}")));

    /// <summary>The token of a query that is the link of a page; null for an ordinary query.</summary>
    public static PageToken? FromQuery(string query)
    {
        var prefix = Parameter + "=";
        var text = query.TrimStart('?');
        return text.StartsWith(prefix, StringComparison.Ordinal) ? Parse(text[prefix.Length..]) : null;
    }

    private static PageToken Parse(string token)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)).Split(';', 3);
            if (parts.Length == 3)
                return new PageToken(Number(parts[0]), Number(parts[1]), parts[2]);
        }
        catch (FormatException)
        {
            // Falls through to the one refusal.
        }

        throw Refusal.BadSearch("This is no page link of this server. Repeat the search from its first page.");
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

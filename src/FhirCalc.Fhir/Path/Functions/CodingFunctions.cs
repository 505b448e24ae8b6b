using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>FHIRPath 2.1: <c>encode</c>, <c>decode</c>, <c>escape</c>, <c>unescape</c>. An unknown format gives nothing.</summary>
internal static class CodingFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Text("encode", static (text, format) => Value(Encode(Encoding.UTF8.GetBytes(text), format))),
        Define.Text("decode", static (text, format) => Value(Decode(text, format) is { } bytes ? Encoding.UTF8.GetString(bytes) : null)),
        Define.Text("escape", static (text, format) => Value(Escape(text, format))),
        Define.Text("unescape", static (text, format) => Value(Unescape(text, format))),
    ];

    private static StringValue? Value(string? text) => text is null ? null : new StringValue(text);

    private static string? Encode(byte[] bytes, string format) => format switch
    {
        "hex" => Convert.ToHexStringLower(bytes),
        "base64" => Convert.ToBase64String(bytes),
        // With padding: the specification asks for the alphabet of RFC 4648 section 5, not for its shortened form.
        "urlbase64" => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'),
        _ => null,
    };

    private static byte[]? Decode(string text, string format)
    {
        try
        {
            return format switch
            {
                "hex" => Convert.FromHexString(text),
                "base64" => Convert.FromBase64String(text),
                "urlbase64" => Base64Url.DecodeFromChars(text),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Escape(string text, string format) => format switch
    {
        "html" => WebUtility.HtmlEncode(text),
        "json" => Json(text),
        _ => null,
    };

    private static string? Json(string text)
    {
        try
        {
            return JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no UTF-8.
            return null;
        }
    }

    private static string? Unescape(string text, string format)
    {
        if (format == "html")
            return WebUtility.HtmlDecode(text);
        if (format != "json")
            return null;
        try
        {
            return JsonSerializer.Deserialize<string>(Quoted(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A quotation mark that no backslash escapes stands for itself.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted.Append('\\');
            quoted.Append(text[i]);
            if (text[i] == '\\' && i + 1 < text.Length)
                quoted.Append(text[++i]);
        }
        return quoted.Append('"').ToString();
    }
}

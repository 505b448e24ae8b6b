using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FhirCalc.Fhir.Json;

/// <summary>Escapes of JSON strings, both ways.</summary>
public static class JsonText
{
    /// <summary>The text as a JSON string with its quotes; only what JSON demands is escaped.</summary>
    public static string Quote(string text) =>
        "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + "\"";

    /// <summary>Whether every <c>\u</c> escape of a surrogate half has its other half.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<byte> escaped)
    {
        var highPending = false;
        while (!escaped.IsEmpty)
        {
            var isEscape = escaped[0] == (byte)'\\' && escaped[1] == (byte)'u';
            var unit = isEscape ? Unit(escaped) : 'a';
            if (char.IsLowSurrogate(unit) != highPending)
                return false;
            highPending = char.IsHighSurrogate(unit);
            escaped = escaped[(isEscape ? 6 : escaped[0] == (byte)'\\' ? 2 : 1)..];
        }

        return !highPending;
    }

    /// <summary>The characters of a well-formed string body (without quotes).</summary>
    internal static string Unescape(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder(body.Length);
        while (!body.IsEmpty)
        {
            var escape = body.IndexOf((byte)'\\');
            if (escape < 0)
            {
                text.Append(Encoding.UTF8.GetString(body));
                break;
            }

            text.Append(Encoding.UTF8.GetString(body[..escape]));
            body = body[escape..];
            var isUnit = body[1] == (byte)'u';
            text.Append(isUnit ? Unit(body) : Simple(body[1]));
            body = body[(isUnit ? 6 : 2)..];
        }

        return text.ToString();
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static char Simple(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };
}

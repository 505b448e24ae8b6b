using System.Buffers;

namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>Formats of <c>string</c>, <c>markdown</c>, <c>code</c> and <c>id</c>. White space is that of ECMAScript's <c>\s</c> within ASCII.</summary>
internal static class TextFormats
{
    /// <summary>Longest string in characters (spec: datatypes.html#string).</summary>
    public const int MaxLength = 1024 * 1024;

    private static readonly SearchValues<byte> Id =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);

    private static readonly SearchValues<byte> Control = SearchValues.Create(
        Enumerable.Range(0, 32).Where(character => character is not ('\t' or '\r' or '\n')).Select(character => (byte)character).ToArray());

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\v\f"u8);

    public static bool IsString(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && !text.ContainsAny(Control) && (text.Length <= MaxLength || LengthOf(text) <= MaxLength);

    /// <summary>
    /// The same for a JSON string with its escapes still in place. Says yes only where that is sure without decoding; a
    /// <c>\u</c> escape of a control character, or a text near the limit, is not.
    /// </summary>
    public static bool IsEscapedString(ReadOnlySpan<byte> escaped)
    {
        if (escaped.Length is 0 or > MaxLength)
            return false;
        while (escaped.IndexOf((byte)'\\') is >= 0 and var escape)
        {
            var letter = escaped[escape + 1];
            if (letter is (byte)'b' or (byte)'f' || (letter == (byte)'u' && escaped.Slice(escape + 2, 3).SequenceEqual("000"u8))
                || (letter == (byte)'u' && escaped.Slice(escape + 2, 3).SequenceEqual("001"u8)))
            {
                return false;
            }

            escaped = escaped[(escape + 2)..];
        }

        return true;
    }

    public static bool IsId(ReadOnlySpan<byte> text) => text.Length is > 0 and <= 64 && !text.ContainsAnyExcept(Id);

    public static bool IsCode(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || IsSpace(text[0]) || IsSpace(text[^1]))
            return false;
        while (text.IndexOfAny(Space) is >= 0 and var space)
        {
            if (IsSpace(text[space + 1]))
                return false;
            text = text[(space + 1)..];
        }

        return true;
    }

    public static bool HasSpace(ReadOnlySpan<byte> text) => text.ContainsAny(Space);

    public static bool IsSpace(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v' or (byte)'\f';

    /// <summary>Characters as UTF-16 counts them.</summary>
    public static int LengthOf(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetCharCount(utf8);
}

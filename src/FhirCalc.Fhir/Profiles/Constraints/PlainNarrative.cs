using System.Buffers;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// Recognises the narratives that nearly everybody writes (plain tags, quoted attributes, simple links) without an XML reader
/// and without a copy of the text. It only ever says "safe"; whatever is unusual is left to the full check, and a test compares both.
/// </summary>
internal static class PlainNarrative
{
    public static bool IsSafe(Node div)
    {
        if (!div.IsString)
            return false;
        var body = div.Raw[1..^1];
        if (!body.Contains((byte)'\\'))
            return IsSafe(body);
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            return TryUnescape(body, buffer, out var length) && IsSafe(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsSafe(ReadOnlySpan<byte> text)
    {
        // 0xEF starts the few characters that XML forbids, among others that it allows.
        if (text.Contains((byte)0xEF))
            return false;
        Span<Range> open = stackalloc Range[64];
        var depth = 0;
        var hasContent = false;
        var at = 0;
        while (true)
        {
            var run = text[at..].IndexOf((byte)'<');
            if (run < 0)
                return depth == 0 && at > 0 && hasContent && IsBlank(text[at..]);
            var between = text.Slice(at, run);
            var isBlank = IsBlank(between);
            if ((depth == 0 && (!isBlank || at > 0)) || !NarrativeText.IsPlain(between))
                return false;
            hasContent |= !isBlank;
            at += run + 1;
            if (at < text.Length && text[at] == (byte)'/')
            {
                var end = text[at..].IndexOf((byte)'>');
                if (end < 0 || depth == 0 || !text.Slice(at + 1, end - 1).SequenceEqual(text[open[--depth]]))
                    return false;
                at += end + 1;
                if (depth == 0)
                    return hasContent && IsBlank(text[at..]);
                continue;
            }

            if (!NarrativeTag.TryRead(text, ref at, isRoot: depth == 0, out var name, out var isEmpty))
                return false;
            hasContent |= text[name].SequenceEqual("img"u8);
            if (isEmpty)
                continue;
            if (depth == open.Length)
                return false;
            open[depth++] = name;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(" \t\r\n"u8);

    private static bool TryUnescape(ReadOnlySpan<byte> body, Span<byte> output, out int length)
    {
        length = 0;
        while (true)
        {
            var escape = body.IndexOf((byte)'\\');
            var plain = escape < 0 ? body : body[..escape];
            plain.CopyTo(output[length..]);
            length += plain.Length;
            if (escape < 0)
                return true;
            var letter = body[escape + 1] switch
            {
                (byte)'"' => (byte)'"',
                (byte)'\\' => (byte)'\\',
                (byte)'/' => (byte)'/',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => (byte)0,
            };
            if (letter == 0)
                return false;
            output[length++] = letter;
            body = body[(escape + 2)..];
        }
    }
}

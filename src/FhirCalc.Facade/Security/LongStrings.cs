namespace FhirCalc.Facade.Security;

/// <summary>Looks for strings that are longer than allowed, in JSON that is not parsed yet.</summary>
internal static class LongStrings
{
    public static bool AreIn(ReadOnlySpan<byte> json, int most)
    {
        for (var at = json.IndexOf((byte)'"'); at >= 0; at = json.IndexOf((byte)'"'))
        {
            json = json[(at + 1)..];
            var length = Length(json);
            if (length > most)
                return true;
            json = json[Math.Min(json.Length, length + 1)..];
        }

        return false;
    }

    /// <summary>Up to the quote that ends the string, or to the end of a text that is cut off.</summary>
    private static int Length(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var next = text[length..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                return text.Length;
            length += next;
            if (text[length] == '"')
                return length;
            length += 2; // a backslash and what it escapes
        }

        return Math.Min(length, text.Length);
    }
}

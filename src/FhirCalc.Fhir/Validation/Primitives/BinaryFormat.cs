namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>Format of <c>base64Binary</c>: groups of four characters, white space only between groups, padding only at the end.</summary>
internal static class BinaryFormat
{
    private static readonly System.Buffers.SearchValues<byte> Alphabet =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    public static bool IsBase64(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n\v\f"u8);
        if (text.IsEmpty)
            return false;
        while (true)
        {
            var run = text.IndexOfAnyExcept(Alphabet);
            if (run < 0)
                return text.Length % 4 == 0;
            if (text[run] == (byte)'=')
                return IsPadding(text[(run - (run % 4))..], run % 4);
            if (run % 4 != 0 || !TextFormats.IsSpace(text[run]))
                return false;
            text = text[run..].TrimStart(" \t\r\n\v\f"u8);
        }
    }

    /// <summary>How many bytes a valid text stands for.</summary>
    public static int DecodedLength(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            if (!TextFormats.IsSpace(character) && character != (byte)'=')
                letters++;
        }

        return letters * 3 / 4;
    }

    private static bool IsPadding(ReadOnlySpan<byte> lastGroup, int letters) =>
        lastGroup.Length == 4 && letters >= 2 && !lastGroup[letters..].ContainsAnyExcept((byte)'=');
}

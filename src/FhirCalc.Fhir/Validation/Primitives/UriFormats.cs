namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>Formats of <c>uri</c>, <c>url</c>, <c>canonical</c>, <c>oid</c> and <c>uuid</c>.</summary>
internal static class UriFormats
{
    public static bool IsUri(ReadOnlySpan<byte> text) => !text.IsEmpty && !TextFormats.HasSpace(text);

    public static bool IsOid(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("urn:oid:"u8))
            return false;
        text = text["urn:oid:"u8.Length..];
        if (text.Length < 3 || text[0] is not (>= (byte)'0' and <= (byte)'2') || text[1] != (byte)'.')
            return false;
        text = text[2..];
        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            if (!NumberFormats.IsDigitsWithoutLeadingZero(dot < 0 ? text : text[..dot]))
                return false;
            if (dot < 0)
                return true;
            text = text[(dot + 1)..];
        }
    }

    public static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 45 || !text.StartsWith("urn:uuid:"u8))
            return false;
        text = text[9..];
        for (var at = 0; at < text.Length; at++)
        {
            var isDash = at is 8 or 13 or 18 or 23;
            if (isDash ? text[at] != (byte)'-' : text[at] is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f')))
                return false;
        }

        return true;
    }
}

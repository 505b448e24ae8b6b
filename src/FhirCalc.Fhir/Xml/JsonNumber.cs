namespace FhirCalc.Fhir.Xml;

/// <summary>The grammar of numbers in JSON (RFC 8259, section 6): what can go over from XML without quotes.</summary>
internal static class JsonNumber
{
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.StartsWith('-'))
            text = text[1..];
        var integer = Digits(text);
        if (integer == 0 || (integer > 1 && text[0] == '0'))
            return false;
        text = text[integer..];
        if (text.StartsWith('.'))
        {
            var fraction = Digits(text[1..]);
            if (fraction == 0)
                return false;
            text = text[(fraction + 1)..];
        }

        if (text.IsEmpty || text[0] is not ('e' or 'E'))
            return text.IsEmpty;
        text = text[1..];
        if (text.StartsWith('+') || text.StartsWith('-'))
            text = text[1..];
        return !text.IsEmpty && Digits(text) == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}

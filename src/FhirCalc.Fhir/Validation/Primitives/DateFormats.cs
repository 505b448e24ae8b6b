namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>Formats of <c>date</c>, <c>dateTime</c>, <c>instant</c> and <c>time</c>. A day must exist in the calendar, a leap second is allowed.</summary>
internal static class DateFormats
{
    public static bool IsDate(ReadOnlySpan<byte> text) => TryDate(ref text) && text.IsEmpty;

    public static bool IsDateTime(ReadOnlySpan<byte> text)
    {
        var length = text.Length;
        return TryDate(ref text) && (text.IsEmpty || (length - text.Length == 10 && TryTime(ref text, 'T') && IsZone(text)));
    }

    public static bool IsInstant(ReadOnlySpan<byte> text) => text.Length > 10 && IsDateTime(text);

    public static bool IsTime(ReadOnlySpan<byte> text) => TryTime(ref text, null) && text.IsEmpty;

    private static bool TryDate(ref ReadOnlySpan<byte> text)
    {
        if (!TryDigits(ref text, 4, out var year) || year == 0)
            return false;
        if (!StartsWith(text, '-'))
            return true;
        text = text[1..];
        if (!TryDigits(ref text, 2, out var month) || month is < 1 or > 12)
            return false;
        if (!StartsWith(text, '-'))
            return true;
        text = text[1..];
        return TryDigits(ref text, 2, out var day) && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text, char? prefix)
    {
        if (prefix is { } letter)
        {
            if (!StartsWith(text, letter))
                return false;
            text = text[1..];
        }

        if (!TryDigits(ref text, 2, out var hour) || hour > 23 || !TryColon(ref text)
            || !TryDigits(ref text, 2, out var minute) || minute > 59 || !TryColon(ref text)
            || !TryDigits(ref text, 2, out var second) || second > 60)
        {
            return false;
        }

        if (!StartsWith(text, '.'))
            return true;
        var end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? text.Length - 1 : end;
        text = text[(digits + 1)..];
        return digits > 0;
    }

    private static bool IsZone(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("Z"u8))
            return true;
        if (!StartsWith(text, '+') && !StartsWith(text, '-'))
            return false;
        text = text[1..];
        return TryDigits(ref text, 2, out var hour) && TryColon(ref text) && TryDigits(ref text, 2, out var minute) && text.IsEmpty
            && (hour <= 13 ? minute <= 59 : hour == 14 && minute == 0);
    }

    private static bool TryColon(ref ReadOnlySpan<byte> text)
    {
        if (!StartsWith(text, ':'))
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryDigits(ref ReadOnlySpan<byte> text, int count, out int number)
    {
        number = 0;
        if (text.Length < count)
            return false;
        for (var at = 0; at < count; at++)
        {
            var digit = text[at] - (byte)'0';
            if (digit is < 0 or > 9)
                return false;
            number = (number * 10) + digit;
        }

        text = text[count..];
        return true;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, char character) => !text.IsEmpty && text[0] == character;
}

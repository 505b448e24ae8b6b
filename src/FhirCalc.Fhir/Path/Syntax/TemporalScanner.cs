namespace FhirCalc.Fhir.Path.Syntax;

/// <summary>Date, dateTime and time literals after their '@'.</summary>
internal static class TemporalScanner
{
    public static TokenKind Scan(string source, ref int at)
    {
        ReadOnlySpan<char> rest = source.AsSpan(at);
        int length;
        if (rest.StartsWith("T"))
        {
            if (!TemporalText.TryReadTime(rest[1..], out _, out length))
                throw new PathException("A time such as @T14:30:00 is expected", at - 1);
            at += length + 1;
            return TokenKind.Time;
        }
        if (!TemporalText.TryReadDateTime(rest, out _, out length, out bool hasT))
            throw new PathException("A date such as @2020-02-29 or a time such as @T14:30:00 is expected", at - 1);
        at += length;
        return hasT ? TokenKind.DateTime : TokenKind.Date;
    }
}

using System.Globalization;

namespace FhirCalc.Fhir.Path;

/// <summary>Reads and writes the ISO 8601 forms that FHIRPath literals and FHIR primitives share.</summary>
internal static class TemporalText
{
    private static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "HH", "HH:mm", "HH:mm:ss", "HH:mm:ss"];

    /// <summary>Reads YYYY, YYYY-MM or YYYY-MM-DD from the start of the text.</summary>
    public static bool TryReadDate(ReadOnlySpan<char> text, out Moment moment, out int length)
    {
        moment = default;
        length = 0;
        if (!Number(text, 0, 4, 1, 9999, out int year))
            return false;
        length = 4;
        var precision = TemporalPrecision.Year;
        int month = 1, day = 1;
        if (Follows(text, 4, '-'))
        {
            if (!Number(text, 5, 2, 1, 12, out month))
                return false;
            length = 7;
            precision = TemporalPrecision.Month;
            if (Follows(text, 7, '-'))
            {
                if (!Number(text, 8, 2, 1, DateTime.DaysInMonth(year, month), out day))
                    return false;
                length = 10;
                precision = TemporalPrecision.Day;
            }
        }
        moment = new Moment(new DateTime(year, month, day).Ticks, precision);
        return true;
    }

    /// <summary>Reads HH, HH:mm, HH:mm:ss or HH:mm:ss.f… from the start of the text.</summary>
    public static bool TryReadTime(ReadOnlySpan<char> text, out Moment moment, out int length)
    {
        moment = default;
        length = 0;
        if (!Number(text, 0, 2, 0, 23, out int hour))
            return false;
        length = 2;
        int minute = 0, second = 0, digits = 0;
        long fraction = 0;
        var precision = TemporalPrecision.Hour;
        if (Follows(text, 2, ':'))
        {
            if (!Number(text, 3, 2, 0, 59, out minute))
                return false;
            length = 5;
            precision = TemporalPrecision.Minute;
            if (Follows(text, 5, ':'))
            {
                // 60 is a leap second; it counts as the first second of the next minute.
                if (!Number(text, 6, 2, 0, 60, out second))
                    return false;
                length = 8;
                precision = TemporalPrecision.Second;
                if (Follows(text, 8, '.'))
                {
                    fraction = Fraction(text[9..], out digits);
                    length = 9 + digits;
                    precision = TemporalPrecision.Millisecond;
                }
            }
        }
        long ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction;
        moment = new Moment(ticks, precision, Math.Min(digits, 7));
        return true;
    }

    /// <summary>Reads a date, optionally with 'T', a time and an offset. <paramref name="hasT"/> tells whether the 'T' was there.</summary>
    public static bool TryReadDateTime(ReadOnlySpan<char> text, out Moment moment, out int length, out bool hasT)
    {
        hasT = false;
        if (!TryReadDate(text, out moment, out length))
            return false;
        if (!(length < text.Length && text[length] == 'T'))
            return true;
        hasT = true;
        length++;
        if (moment.Precision != TemporalPrecision.Day || length >= text.Length || !char.IsAsciiDigit(text[length]))
            return true;
        if (!TryReadTime(text[length..], out Moment time, out int timeLength))
            return false;
        length += timeLength;
        if (!TryReadOffset(text[length..], out int? offset, out int offsetLength))
            return false;
        length += offsetLength;
        moment = time with { Ticks = Math.Min(moment.Ticks + time.Ticks, DateTime.MaxValue.Ticks), OffsetMinutes = offset };
        return true;
    }

    public static string Write(Moment moment, bool isTime)
    {
        DateTime clock = moment.Clock;
        if (isTime)
            return ClockText(clock, moment);
        if (moment.Precision <= TemporalPrecision.Day)
            return clock.ToString(Formats[(int)moment.Precision], CultureInfo.InvariantCulture);
        string date = clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{date}T{ClockText(clock, moment)}{Offset(moment.OffsetMinutes)}";
    }

    private static string ClockText(DateTime clock, Moment moment)
    {
        string text = clock.ToString(Formats[(int)moment.Precision], CultureInfo.InvariantCulture);
        return moment.FractionDigits == 0
            ? text
            : $"{text}.{(moment.Ticks % TimeSpan.TicksPerSecond).ToString("D7", CultureInfo.InvariantCulture)[..moment.FractionDigits]}";
    }

    private static string Offset(int? minutes) => minutes switch
    {
        null => "",
        0 => "Z",
        { } m => string.Create(CultureInfo.InvariantCulture, $"{(m < 0 ? '-' : '+')}{Math.Abs(m) / 60:D2}:{Math.Abs(m) % 60:D2}"),
    };

    private static bool TryReadOffset(ReadOnlySpan<char> text, out int? minutes, out int length)
    {
        minutes = null;
        length = 0;
        if (text.Length > 0 && text[0] == 'Z')
        {
            minutes = 0;
            length = 1;
        }
        else if (text.Length >= 6 && text[0] is '+' or '-' && text[3] == ':'
            && Number(text, 1, 2, 0, 14, out int hours) && Number(text, 4, 2, 0, 59, out int rest))
        {
            minutes = (text[0] == '-' ? -1 : 1) * ((hours * 60) + rest);
            length = 6;
            return hours < 14 || rest == 0;
        }
        return true;
    }

    private static bool Follows(ReadOnlySpan<char> text, int at, char separator) =>
        at + 1 < text.Length && text[at] == separator && char.IsAsciiDigit(text[at + 1]);

    private static bool Number(ReadOnlySpan<char> text, int at, int digits, int min, int max, out int value)
    {
        value = 0;
        if (at + digits > text.Length)
            return false;
        for (int i = at; i < at + digits; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return false;
            value = (value * 10) + (text[i] - '0');
        }
        return value >= min && value <= max;
    }

    // Ticks hold seven digits; finer ones (FHIR allows them) are cut off.
    private static long Fraction(ReadOnlySpan<char> text, out int digits)
    {
        long ticks = 0, unit = TimeSpan.TicksPerSecond / 10;
        for (digits = 0; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
        {
            ticks += (text[digits] - '0') * unit;
            unit /= 10;
        }
        return ticks;
    }
}

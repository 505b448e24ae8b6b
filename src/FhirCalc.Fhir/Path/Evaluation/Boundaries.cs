using System.Globalization;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The least and greatest value that a value of limited precision can stand for (FHIRPath 2.1, lowBoundary and highBoundary).</summary>
internal static class Boundaries
{
    private const int MostDigits = 28;

    /// <summary>
    /// Half a unit of the last digit is added or taken away. At fewer digits than that gives, the lower bound (of the amount without its
    /// sign) is cut and the upper one rounded, as in the reference implementation and the official suite.
    /// </summary>
    public static decimal? Of(decimal value, int digits, bool high)
    {
        if (digits is < 0 or > MostDigits)
            return null;
        var amount = Math.Abs(value);
        var isUpper = value < 0 ? !high : high;
        var scale = Numbers.Scale(value);
        if (scale >= MostDigits)
            return null;
        try
        {
            var half = new decimal(5, 0, 0, false, (byte)(scale + 1));
            var bound = isUpper ? amount + half : amount - half;
            bound = Math.Round(bound, digits, isUpper ? MidpointRounding.AwayFromZero : MidpointRounding.ToZero);
            var padded = Padded(bound, digits);
            return value < 0 ? -padded : padded;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The first or last moment of a span, at a precision counted in digits (4 for a year … 17 for milliseconds).</summary>
    public static Moment Of(Moment moment, TemporalPrecision precision, bool high, bool isTime)
    {
        var bound = moment.Precision >= precision ? Truncate(moment, precision) : Widened(moment, precision, high);
        if (isTime || precision <= TemporalPrecision.Day)
            return bound with { OffsetMinutes = null };
        // Without an offset the earliest instant is that of UTC+14, the latest that of UTC-12.
        return bound with { OffsetMinutes = moment.OffsetMinutes ?? (high ? -12 : 14) * 60 };
    }

    public static Moment Truncate(Moment moment, TemporalPrecision precision)
    {
        if (moment.Precision <= precision)
            return moment;
        var clock = moment.Clock;
        var start = precision switch
        {
            TemporalPrecision.Year => new DateTime(clock.Year, 1, 1),
            TemporalPrecision.Month => new DateTime(clock.Year, clock.Month, 1),
            TemporalPrecision.Day => clock.Date,
            TemporalPrecision.Hour => clock.Date.AddHours(clock.Hour),
            TemporalPrecision.Minute => clock.Date.AddMinutes((clock.Hour * 60) + clock.Minute),
            _ => clock.AddTicks(-(clock.Ticks % TimeSpan.TicksPerSecond)),
        };
        return new Moment(start.Ticks, precision, 0, precision > TemporalPrecision.Day ? moment.OffsetMinutes : null);
    }

    private static Moment Widened(Moment moment, TemporalPrecision precision, bool high)
    {
        var end = moment.Precision == TemporalPrecision.Second ? moment.Ticks + TimeSpan.TicksPerSecond : moment.EndTicks;
        var last = high ? Truncate(moment with { Ticks = end - 1, Precision = TemporalPrecision.Millisecond }, precision).Ticks : moment.Ticks;
        var fraction = precision == TemporalPrecision.Millisecond ? 3 : 0;
        if (fraction > 0)
            last -= last % TimeSpan.TicksPerMillisecond;
        return new Moment(last, precision, fraction, moment.OffsetMinutes);
    }

    private static decimal Padded(decimal value, int digits) =>
        Numbers.Scale(value) == digits ? value : decimal.Parse(value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

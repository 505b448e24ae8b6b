namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>
/// A date, dateTime or time plus a duration (N1 6.6.7): whole units only; a unit finer than the value is first converted to the value's
/// precision; the offset stays as it is.
/// </summary>
internal static class DateArithmetic
{
    public static TemporalValue? Add(TemporalValue value, QuantityValue duration, int sign)
    {
        var measure = duration.MeasuredIn.AsCalendar ?? duration.MeasuredIn;
        var unit = Unit(measure.Code);
        var amount = decimal.Truncate(duration.Value);
        // Of a second the fraction counts, but the official suite cuts that of the definite duration 's'.
        if (unit == Duration.Second && measure.IsCalendar)
            (unit, amount) = (Duration.Millisecond, decimal.Truncate(duration.Value * 1000));
        var whole = (long)amount * sign;
        try
        {
            var ticks = value is TimeValue ? AddToTime(value.Moment, unit, whole) : AddToDate(value.Moment, unit, whole).Ticks;
            return value.With(WithTicks(value.Moment, ticks));
        }
        catch (ArgumentOutOfRangeException)
        {
            // Beyond the years 1 to 9999 there is no date.
            return null;
        }
    }

    // Seconds and their fractions are one precision, so a sum may need the fraction that the value did not show.
    private static Moment WithTicks(Moment moment, long ticks) => moment.Precision >= TemporalPrecision.Second && ticks % TimeSpan.TicksPerSecond != 0
        ? moment with { Ticks = ticks, Precision = TemporalPrecision.Millisecond, FractionDigits = Math.Max(moment.FractionDigits, 3) }
        : moment with { Ticks = ticks };

    private enum Duration
    {
        Year,
        Month,
        Week,
        Day,
        Hour,
        Minute,
        Second,
        Millisecond,
    }

    // A year 'a' and a month 'mo' have a fixed length that no calendar keeps, so they are refused.
    private static Duration Unit(string code) => code switch
    {
        "year" or "years" => Duration.Year,
        "month" or "months" => Duration.Month,
        "week" or "weeks" or "wk" => Duration.Week,
        "day" or "days" or "d" => Duration.Day,
        "hour" or "hours" or "h" => Duration.Hour,
        "minute" or "minutes" or "min" => Duration.Minute,
        "second" or "seconds" or "s" => Duration.Second,
        "millisecond" or "milliseconds" or "ms" => Duration.Millisecond,
        _ => throw new PathEvaluationException($"'{code}' is not a duration that can be added to a date or time"),
    };

    private static DateTime AddToDate(Moment moment, Duration unit, long amount)
    {
        var clock = moment.Clock;
        if (unit == Duration.Week)
            (unit, amount) = (Duration.Day, amount * 7);
        return moment.Precision switch
        {
            TemporalPrecision.Year => clock.AddYears(Whole(unit switch
            {
                Duration.Year => amount,
                Duration.Month => amount / 12,
                _ => Days(unit, amount) / 365,
            })),
            TemporalPrecision.Month => clock.AddMonths(Whole(unit switch
            {
                Duration.Year => amount * 12,
                Duration.Month => amount,
                _ => Days(unit, amount) / 30,
            })),
            _ => unit switch
            {
                Duration.Year => clock.AddYears(Whole(amount)),
                Duration.Month => clock.AddMonths(Whole(amount)),
                _ => new DateTime(checked(clock.Ticks + ToPrecision(moment.Precision, Ticks(unit, amount)))),
            },
        };
    }

    private static long AddToTime(Moment moment, Duration unit, long amount)
    {
        if (unit < Duration.Hour)
            throw new PathEvaluationException("Days and longer durations cannot be added to a time of day");
        var ticks = moment.Ticks + (ToPrecision(moment.Precision, Ticks(unit, amount)) % TimeSpan.TicksPerDay);
        return (ticks + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay;
    }

    private static long Days(Duration unit, long amount) => Ticks(unit, amount) / TimeSpan.TicksPerDay;

    private static long Ticks(Duration unit, long amount) => checked(amount * unit switch
    {
        Duration.Day => TimeSpan.TicksPerDay,
        Duration.Hour => TimeSpan.TicksPerHour,
        Duration.Minute => TimeSpan.TicksPerMinute,
        Duration.Second => TimeSpan.TicksPerSecond,
        _ => TimeSpan.TicksPerMillisecond,
    });

    private static long ToPrecision(TemporalPrecision precision, long ticks)
    {
        var step = precision switch
        {
            TemporalPrecision.Day => TimeSpan.TicksPerDay,
            TemporalPrecision.Hour => TimeSpan.TicksPerHour,
            TemporalPrecision.Minute => TimeSpan.TicksPerMinute,
            _ => 1,
        };
        return ticks / step * step;
    }

    private static int Whole(long amount) => checked((int)amount);
}

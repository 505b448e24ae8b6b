namespace FhirCalc.Fhir.Path;

/// <summary>
/// A date, dateTime or time as the span it covers: where it begins (local ticks), how far it is known, and its offset if stated.
/// The three value classes differ only in which precisions they allow.
/// </summary>
internal readonly record struct Moment(long Ticks, TemporalPrecision Precision, int FractionDigits = 0, int? OffsetMinutes = null)
{
    // An unstated offset can be any that is in use: UTC-12 to UTC+14.
    private const long EarliestShift = -14 * TimeSpan.TicksPerHour;
    private const long LatestShift = 12 * TimeSpan.TicksPerHour;

    public DateTime Clock => new(Ticks);

    /// <summary>The first tick after the span. A second, with or without a fraction, is a point: N1 compares both as one decimal.</summary>
    public long EndTicks
    {
        get
        {
            DateTime start = Clock;
            return Precision switch
            {
                TemporalPrecision.Year => start.Year == 9999 ? DateTime.MaxValue.Ticks : start.AddYears(1).Ticks,
                TemporalPrecision.Month => start is { Year: 9999, Month: 12 } ? DateTime.MaxValue.Ticks : start.AddMonths(1).Ticks,
                TemporalPrecision.Day => Ticks + TimeSpan.TicksPerDay,
                TemporalPrecision.Hour => Ticks + TimeSpan.TicksPerHour,
                TemporalPrecision.Minute => Ticks + TimeSpan.TicksPerMinute,
                _ => Ticks,
            };
        }
    }

    /// <summary>The start in UTC where the offset is known, else in local time.</summary>
    public long UtcTicks => Ticks - ((OffsetMinutes ?? 0) * TimeSpan.TicksPerMinute);

    private bool IsPoint => Precision >= TemporalPrecision.Second;

    /// <summary>-1, 0, 1, or null where the two spans overlap without being the same.</summary>
    public static int? Compare(Moment a, Moment b)
    {
        bool mixed = a.OffsetMinutes is null != b.OffsetMinutes is null;
        var (aStart, aEnd) = a.Span(mixed);
        var (bStart, bEnd) = b.Span(mixed);

        if (aStart == bStart && aEnd == bEnd && !mixed)
            return 0;
        if (Before(aEnd, a.IsPoint && !mixed, bStart))
            return -1;
        if (Before(bEnd, b.IsPoint && !mixed, aStart))
            return 1;
        return null;
    }

    // The end of a real span is outside it, so it may touch the start of the next; the end of a point may not.
    private static bool Before(long end, bool isPoint, long start) => isPoint ? end < start : end <= start;

    private (long Start, long End) Span(bool mixed)
    {
        if (OffsetMinutes is { } offset)
        {
            long shift = offset * TimeSpan.TicksPerMinute;
            return (Ticks - shift, EndTicks - shift + (mixed && IsPoint ? 1 : 0));
        }
        return mixed ? (Ticks + EarliestShift, EndTicks + LatestShift + 1) : (Ticks, EndTicks);
    }
}

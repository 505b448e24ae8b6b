namespace FhirCalc.Fhir.Path;

/// <summary>A date, a dateTime or a time.</summary>
public abstract class TemporalValue : PathValue
{
    private protected TemporalValue(Moment moment) => Moment = moment;

    /// <summary>How far the value is known.</summary>
    public TemporalPrecision Precision => Moment.Precision;

    internal Moment Moment { get; }

    internal abstract TemporalValue With(Moment moment);
}

/// <summary>System.Date: year, month or day.</summary>
public sealed class DateValue : TemporalValue
{
    internal DateValue(Moment moment)
        : base(moment)
    {
    }

    /// <inheritdoc/>
    public override string TypeName => "Date";

    /// <summary>Reads YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public static DateValue? Parse(string text) =>
        TemporalText.TryReadDate(text, out Moment moment, out int length) && length == text.Length ? new DateValue(moment) : null;

    /// <inheritdoc/>
    public override string ToString() => TemporalText.Write(Moment, isTime: false);

    internal override TemporalValue With(Moment moment) => new DateValue(moment);
}

/// <summary>System.DateTime: any precision, with or without an offset.</summary>
public sealed class DateTimeValue : TemporalValue
{
    internal DateTimeValue(Moment moment)
        : base(moment)
    {
    }

    /// <inheritdoc/>
    public override string TypeName => "DateTime";

    /// <summary>Reads a date, optionally with a time and an offset.</summary>
    public static DateTimeValue? Parse(string text) =>
        TemporalText.TryReadDateTime(text, out Moment moment, out int length, out _) && length == text.Length ? new DateTimeValue(moment) : null;

    /// <summary>A full timestamp, to the millisecond.</summary>
    public static DateTimeValue Of(DateTimeOffset instant) =>
        new(new Moment(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), TemporalPrecision.Millisecond, 3, (int)instant.Offset.TotalMinutes));

    /// <inheritdoc/>
    public override string ToString() => TemporalText.Write(Moment, isTime: false);

    internal override TemporalValue With(Moment moment) => new DateTimeValue(moment);
}

/// <summary>System.Time: a time of day, without an offset.</summary>
public sealed class TimeValue : TemporalValue
{
    internal TimeValue(Moment moment)
        : base(moment)
    {
    }

    /// <inheritdoc/>
    public override string TypeName => "Time";

    /// <summary>Reads HH, HH:mm, HH:mm:ss or HH:mm:ss.f….</summary>
    public static TimeValue? Parse(string text) =>
        TemporalText.TryReadTime(text, out Moment moment, out int length) && length == text.Length ? new TimeValue(moment) : null;

    /// <inheritdoc/>
    public override string ToString() => TemporalText.Write(Moment, isTime: true);

    internal override TemporalValue With(Moment moment) => new TimeValue(moment);
}

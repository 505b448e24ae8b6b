using System.Globalization;

namespace FhirCalc.Facade.Conformance;

/// <summary>The time that a FHIR date stands for: a year is a year long.</summary>
internal readonly record struct DateSpan(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];
    private static readonly string[] Times = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>Null if it is no date; without an offset it is taken as UTC.</summary>
    public static DateSpan? Read(string text)
    {
        if (Parse(text, Days) is { } day)
            return new DateSpan(day, text.Length switch { 4 => day.AddYears(1), 7 => day.AddMonths(1), _ => day.AddDays(1) });
        return Parse(text, Times) is { } time ? new DateSpan(time, text.Count(letter => letter == ':') == 1 ? time.AddMinutes(1) : time.AddSeconds(1)) : null;
    }

    private static DateTimeOffset? Parse(string text, string[] formats) =>
        DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

/// <summary>A date of a search with its prefix (R4 search, 3.1.1.4.7).</summary>
internal sealed record DateCondition(string Prefix, DateSpan Value)
{
    private static readonly string[] Prefixes = ["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"];

    /// <exception cref="FormatException">It is none; the message is for the client.</exception>
    public static DateCondition Parse(string name, string text)
    {
        var prefix = Prefixes.FirstOrDefault(one => text.StartsWith(one, StringComparison.Ordinal));
        return DateSpan.Read(text[(prefix?.Length ?? 0)..]) is { } value
            ? new DateCondition(prefix ?? "eq", value)
            : throw new FormatException($"{name} is a date, such as ge2026-05 or 2026-05-11T10:00:00Z.");
    }

    public bool Holds(DateSpan found) => Prefix switch
    {
        "eq" => Contains(found),
        "ne" => !Contains(found),
        "gt" => found.End > Value.End,
        "ge" => found.End > Value.End || Contains(found),
        "lt" => found.Start < Value.Start,
        "le" => found.Start < Value.Start || Contains(found),
        "sa" => found.Start >= Value.End,
        _ => found.End <= Value.Start,
    };

    private bool Contains(DateSpan found) => found.Start >= Value.Start && found.End <= Value.End;
}

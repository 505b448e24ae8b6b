using System.Globalization;
using System.Text.RegularExpressions;

namespace FhirCalc.Sandbox.Search;

/// <summary>The span of time that a FHIR date stands for, in ticks of UTC: from <paramref name="Low"/> up to, not including, <paramref name="High"/>.</summary>
internal readonly partial record struct DateRange(long Low, long High)
{
    public const long Earliest = 0;
    public const long Latest = long.MaxValue;

    /// <summary>Reads date, dateTime or instant in any of their precisions; without time zone it is taken as UTC.</summary>
    public static bool TryParse(string text, out DateRange range)
    {
        range = default;
        var match = Pattern().Match(text);
        if (!match.Success)
            return false;
        try
        {
            range = Of(match);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            // A day, hour or zone that no calendar has.
            return false;
        }
    }

    private static DateRange Of(Match match)
    {
        var low = new DateTime(Part(match, "year"), Part(match, "month", 1), Part(match, "day", 1), Part(match, "hour"), Part(match, "minute"), Part(match, "second"), DateTimeKind.Utc);
        var fraction = match.Groups["fraction"].Value;
        if (fraction.Length > 0)
            low = low.AddTicks(long.Parse(fraction.PadRight(7, '0')[..7], CultureInfo.InvariantCulture));
        var high = match.Groups switch
        {
            var g when fraction.Length > 0 => low.AddTicks((long)Math.Pow(10, Math.Max(0, 7 - fraction.Length))),
            var g when g["second"].Success => low.AddSeconds(1),
            var g when g["minute"].Success => low.AddMinutes(1),
            var g when g["day"].Success => low.AddDays(1),
            var g when g["month"].Success => low.AddMonths(1),
            _ => low.AddYears(1),
        };
        var zone = Zone(match.Groups["zone"].Value);
        return new DateRange((low - zone).Ticks, (high - zone).Ticks);
    }

    private static TimeSpan Zone(string zone) => zone is "" or "Z"
        ? TimeSpan.Zero
        : new TimeSpan(int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(zone.AsSpan(4, 2), CultureInfo.InvariantCulture), 0)
            * (zone[0] == '-' ? -1 : 1);

    private static int Part(Match match, string name, int otherwise = 0) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(
        @"^(?<year>\d{4})(-(?<month>\d\d)(-(?<day>\d\d)(T(?<hour>\d\d):(?<minute>\d\d)(:(?<second>\d\d)(\.(?<fraction>\d{1,9}))?)?(?<zone>Z|[+-]\d\d:\d\d)?)?)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

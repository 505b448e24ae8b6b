using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>The time in which a rule expects its outcome, from a date in the input.</summary>
internal static class Timeframe
{
    /// <summary>Start and end as FHIR dateTime; null where the input gives no single date.</summary>
    public static (string Start, string End)? Of(CalcificationRule rule, FindingScope scope)
    {
        try
        {
            if (rule.WithinFrom is { } from && scope.Evaluate(from) is [ElementValue date] && TextOf(date.Element) is { Length: >= 4 } start)
                return (start, Plus(start, rule.WithinYears!.Value));
        }
        catch (PathEvaluationException)
        {
            // Without a date there is no period; the statement still says how long it speaks of.
        }

        return null;
    }

    private static string? TextOf(Element date) => date.Type.Name == "Period"
        ? date.Node["start"u8].GetString() ?? date.Node["end"u8].GetString()
        : date.Text;

    // Works on the text, so that the precision and the offset stay as they were stated.
    private static string Plus(string date, int years)
    {
        if (!int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return date;
        var later = (year + years).ToString("0000", CultureInfo.InvariantCulture) + date[4..];
        return later.AsSpan(4).StartsWith("-02-29", StringComparison.Ordinal) && !DateTime.IsLeapYear(year + years)
            ? string.Concat(later.AsSpan(0, 4), "-02-28", later.AsSpan(10))
            : later;
    }
}

using System.Globalization;

namespace FhirCalc.Calcification.Findings;

/// <summary>When what a resource states was the case, to put the newest first.</summary>
internal static class ClinicalTime
{
    // In this order the first that is there counts.
    private static readonly string[] Properties =
    [
        "effectiveDateTime", "effectiveInstant", "effectivePeriod", "performedDateTime", "performedPeriod",
        "onsetDateTime", "recordedDate", "issued", "authoredOn", "date",
    ];

    /// <summary>The instant, or null without a date; a date without a time counts from its start, in UTC.</summary>
    public static DateTimeOffset? Of(InputResource resource)
    {
        foreach (var property in Properties)
        {
            var value = resource.Element.Node[property];
            if (value.IsObject)
                value = value["end"u8].Exists ? value["end"u8] : value["start"u8];
            if (value.GetString() is { } text && Parse(text) is { } instant)
                return instant;
        }

        return null;
    }

    private static DateTimeOffset? Parse(string text)
    {
        var full = text.Length switch { 4 => text + "-01-01", 7 => text + "-01", _ => text };
        return DateTimeOffset.TryParse(full, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }
}

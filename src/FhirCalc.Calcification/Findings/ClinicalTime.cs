using System.Globalization;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>When what a resource states was the case.</summary>
internal static class ClinicalTime
{
    // In this order the first that is there counts.
    private static readonly byte[][] Properties =
    [
        "effectiveDateTime"u8.ToArray(), "effectiveInstant"u8.ToArray(), "effectivePeriod"u8.ToArray(),
        "performedDateTime"u8.ToArray(), "performedPeriod"u8.ToArray(),
        "onsetDateTime"u8.ToArray(), "recordedDate"u8.ToArray(), "issued"u8.ToArray(), "authoredOn"u8.ToArray(), "date"u8.ToArray(),
    ];

    /// <summary>The instant in ticks of UTC, 0 without a date; a date without a time counts from its start, in UTC.</summary>
    public static long Of(Node resource)
    {
        var (best, time) = (Properties.Length, 0L);
        foreach (var property in resource.Children)
        {
            for (var rank = 0; rank < best; rank++)
            {
                if (!property.HasName(Properties[rank]))
                    continue;
                if (Parse(End(property)) is { } instant)
                    (best, time) = (rank, instant.UtcTicks);
                break;
            }
        }

        return time;
    }

    private static Node End(Node value) => !value.IsObject ? value : value["end"u8].Exists ? value["end"u8] : value["start"u8];

    private static DateTimeOffset? Parse(Node value)
    {
        Span<char> text = stackalloc char[PlainText.Longest];
        if (PlainText.TryRead(value, text, out var length))
            return Parse(text[..length]);
        return value.GetString() is { } other ? Parse(other) : null;
    }

    private static DateTimeOffset? Parse(scoped ReadOnlySpan<char> text)
    {
        Span<char> full = stackalloc char["0000-01-01".Length];
        if (text.Length is 4 or 7)
        {
            "0000-01-01".CopyTo(full);
            text.CopyTo(full);
            text = full;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }
}

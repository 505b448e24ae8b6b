using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Subscriptions;

internal sealed record SubscriptionOptions : IValidatableObject
{
    public const string Section = "Subscriptions";

    private const int ShortestSecret = 16;

    /// <summary>Names under <c>/hooks/</c> that the external server may notify, separated by commas. Unset: none.</summary>
    public string? Names { get; init; }

    /// <summary>What the external server sends as <c>Authorization: Bearer</c> (a header of the subscription's channel).</summary>
    public string? Secret { get; init; }

    /// <summary>How often reports are asked for that changed since the last time; zero for never.</summary>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan PollInterval { get; init; }

    /// <summary>How far each poll reaches back before the newest report seen: servers show late what was committed late.</summary>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan PollOverlap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a report is left alone after it was noticed, so that its findings can arrive.</summary>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often noticed reports are looked for.</summary>
    [TimeRange("00:00:00.010", "00:10:00")]
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is anything to do.</summary>
    public bool IsOn() => PollInterval > TimeSpan.Zero || !string.IsNullOrEmpty(Names);

    public bool Knows(string name) => Names?.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.Ordinal) == true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Names) && !(Secret?.Length >= ShortestSecret))
            yield return new ValidationResult($"Secret must be set, {ShortestSecret} characters or more, where Names are.", [nameof(Secret)]);
    }
}

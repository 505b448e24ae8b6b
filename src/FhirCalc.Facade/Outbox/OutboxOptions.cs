using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Outbox;

internal sealed record OutboxOptions : IValidatableObject
{
    public const string Section = "Outbox";

    /// <summary>Deliveries at the same time; of one patient there is only ever one.</summary>
    [Range(1, 256)]
    public int Workers { get; init; } = 16;

    /// <summary>How long a claimed row belongs to its worker. The delivery is cut off before that.</summary>
    [TimeRange("00:00:05", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often due rows are looked for without being told of one.</summary>
    [TimeRange("00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>First wait after a transient failure; it doubles, with jitter.</summary>
    [TimeRange("00:00:00.010", "1.00:00:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two deliveries of a row, unless the external server asks for a longer one.</summary>
    [TimeRange("00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Age at which a row that still fails is buried.</summary>
    [TimeRange("00:00:01", "365.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Most submissions that wait for delivery; more are refused with 429. From nine tenths on the service says that it is not ready.</summary>
    [Range(1, 10_000_000)]
    public int MaxWaiting { get; init; } = 20_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxRetryDelay < RetryDelay)
            yield return new ValidationResult("MaxRetryDelay must not be shorter than RetryDelay.", [nameof(MaxRetryDelay)]);
    }
}

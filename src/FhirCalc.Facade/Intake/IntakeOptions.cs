using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Intake;

internal sealed record IntakeOptions
{
    public const string Section = "Intake";

    /// <summary>Longest body of a request in bytes; checked before anything is parsed.</summary>
    [Range(1024, 48 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Most entries of a Bundle.</summary>
    [Range(1, 100_000)]
    public int MaxEntries { get; init; } = 500;

    /// <summary>Deepest nesting of JSON.</summary>
    [Range(16, 1000)]
    public int MaxDepth { get; init; } = 100;

    /// <summary>How long a submission waits for its delivery before it is answered with 202.</summary>
    [TimeRange("00:00:00", "00:05:00")]
    public TimeSpan WaitForDelivery { get; init; } = TimeSpan.FromSeconds(10);
}

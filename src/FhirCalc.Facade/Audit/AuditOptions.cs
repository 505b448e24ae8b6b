using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Audit;

/// <summary>Where audit events end. Wherever that is, they are kept in the store first, chained.</summary>
internal enum AuditTarget
{
    /// <summary>Nothing is recorded.</summary>
    Off,

    /// <summary>They stay in the store.</summary>
    Store,

    /// <summary>They are appended to a file as NDJSON as well.</summary>
    File,

    /// <summary>They are sent to the external server as well.</summary>
    Server,
}

internal sealed record AuditOptions : IValidatableObject
{
    public const string Section = "Audit";

    /// <summary>Off, Store, File or Server.</summary>
    public AuditTarget To { get; init; } = AuditTarget.Store;

    /// <summary>The NDJSON file; relative to the working directory.</summary>
    [Required]
    public string File { get; init; } = Path.Combine("fhircalc-data", "audit.ndjson");

    /// <summary>How often events are passed on to the file or the external server.</summary>
    [TimeRange("00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long events stay in the store, once they were passed on (with <c>Store</c>: in any case); zero for ever.</summary>
    [TimeRange("00:00:00", "36500.00:00:00")]
    public TimeSpan Keep { get; init; }

    /// <summary>What is noticed at the first event only would stop the passing on while requests go on.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To == AuditTarget.File && !string.IsNullOrWhiteSpace(File) && AuditFile.Problem(File) is { } problem)
            yield return new ValidationResult($"nothing can be written there: {problem} Name a file in a folder where the service may write, or set Audit:To to Store.", [nameof(File)]);
    }
}

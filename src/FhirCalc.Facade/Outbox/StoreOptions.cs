using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Outbox;

internal sealed record StoreOptions
{
    public const string Section = "Store";

    /// <summary>The SQLite file; relative to the working directory.</summary>
    [Required]
    public string Path { get; init; } = System.IO.Path.Combine("fhircalc-data", "facade.db");

    /// <summary>Most writes that share one commit.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; init; } = 64;

    /// <summary>How long content is kept after its delivery, or after it was given up. Identity, hash and answer stay.</summary>
    [TimeRange("00:00:00", "36500.00:00:00")]
    public TimeSpan KeepContent { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often content whose time has come is removed.</summary>
    [TimeRange("00:00:00.050", "1.00:00:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>With less free space on the disk nothing is accepted; with less than twice this the service says that it is not ready.</summary>
    [Range(0, long.MaxValue)]
    public long MinFreeBytes { get; init; } = 256L * 1024 * 1024;
}

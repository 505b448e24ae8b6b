using System.ComponentModel.DataAnnotations;

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
}

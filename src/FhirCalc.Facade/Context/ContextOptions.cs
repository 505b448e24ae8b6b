using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Context;

internal sealed record ContextOptions
{
    public const string Section = "Context";

    /// <summary>Whether what the rules need of a patient is looked for on the external server.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Longest time for all searches of one submission. What is not there by then is listed as missing.</summary>
    [TimeRange("00:00:00.010", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long what was found of a patient serves further submissions.</summary>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan Cache { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Patients that are remembered at most.</summary>
    [Range(0, 1_000_000)]
    public int CachedPatients { get; init; } = 1000;

    /// <summary>Matches asked for in one page.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; init; } = 200;

    /// <summary>Pages read of one search; if there are more, the search counts as incomplete.</summary>
    [Range(1, 100)]
    public int MaxPages { get; init; } = 5;
}

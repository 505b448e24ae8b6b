using FhirCalc.Fhir.Json;

namespace FhirCalc.Sandbox;

/// <summary>How one sandbox server is set up.</summary>
public sealed record SandboxOptions
{
    /// <summary>The name that stands for a store without a file.</summary>
    public const string InMemory = ":memory:";

    /// <summary>The SQLite file, made when missing; or <see cref="InMemory"/>.</summary>
    public string DatabasePath { get; init; } = InMemory;

    /// <summary>Where <c>meta.lastUpdated</c> comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Longest and deepest body that is read.</summary>
    public JsonLimits Limits { get; init; } = JsonLimits.Default;

    /// <summary>Matches a page when the search does not say <c>_count</c>.</summary>
    public int DefaultPageSize { get; init; } = 50;

    /// <summary>Most matches a page, whatever <c>_count</c> asks.</summary>
    public int MaxPageSize { get; init; } = 1000;
}

namespace FhirCalc.Fhir.Json;

/// <summary>What a JSON text may measure. Both limits are checked before or while reading, and reported as issues.</summary>
public sealed record JsonLimits
{
    /// <summary>64 MiB and 128 levels.</summary>
    public static JsonLimits Default { get; } = new();

    /// <summary>Longest text in bytes.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Deepest nesting of objects and arrays.</summary>
    public int MaxDepth { get; init; } = 128;
}

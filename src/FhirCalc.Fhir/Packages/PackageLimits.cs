namespace FhirCalc.Fhir.Packages;

/// <summary>What a package may measure; checked while it is unpacked, so that a small archive cannot fill the memory.</summary>
public sealed record PackageLimits
{
    /// <summary>20,000 files, 32 MiB a file, 512 MiB unpacked.</summary>
    public static PackageLimits Default { get; } = new();

    /// <summary>Most files in the package, whether they are read or not.</summary>
    public int MaxFiles { get; init; } = 20_000;

    /// <summary>Largest file in bytes.</summary>
    public int MaxFileBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Most bytes of the whole package after unpacking.</summary>
    public long MaxTotalBytes { get; init; } = 512L * 1024 * 1024;
}

namespace FhirCalc.Fhir.Packages;

/// <summary>Stable ids of the issues that reading a package raises.</summary>
public static class PackageIssueIds
{
    /// <summary>The file is not a gzip-compressed tar archive, or it is cut off.</summary>
    public const string NotAnArchive = "FC0750";

    /// <summary>The package is larger than the limits allow.</summary>
    public const string TooLarge = "FC0751";

    /// <summary>The package has no <c>package.json</c> with name and version.</summary>
    public const string NoManifest = "FC0752";

    /// <summary>A file of the package is not readable JSON; it was left out.</summary>
    public const string BadFile = "FC0753";
}

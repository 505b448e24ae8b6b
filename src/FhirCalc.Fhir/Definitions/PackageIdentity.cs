namespace FhirCalc.Fhir.Definitions;

/// <summary>The FHIR package that definitions came from.</summary>
/// <param name="Id">Package id, for instance <c>hl7.fhir.r4.core</c>.</param>
/// <param name="Version">Package version, for instance <c>4.0.1</c>.</param>
public sealed record PackageIdentity(string Id, string Version)
{
    /// <summary>The core definitions of FHIR R4.</summary>
    public static PackageIdentity R4Core { get; } = new("hl7.fhir.r4.core", "4.0.1");

    /// <summary>Id and version as the package registries write them: <c>id#version</c>.</summary>
    public override string ToString() => $"{Id}#{Version}";
}

namespace FhirCalc.Fhir.Definitions;

/// <summary>A reference to a definition: <c>url</c> or <c>url|version</c> (https://hl7.org/fhir/R4/references.html#canonical).</summary>
internal readonly record struct Canonical(string Url, string? Version)
{
    public static Canonical Parse(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? new Canonical(text, null) : new Canonical(text[..bar], text[(bar + 1)..]);
    }

    /// <summary>
    /// Whether a definition may stand for this reference. R4 names some v3 value sets by the version of its own package
    /// (<c>v3-NullFlavor|4.0.1</c>) although they carry another, so the version of the package counts as well.
    /// </summary>
    public bool Accepts(string? version, PackageIdentity package) =>
        Version is null || Version == version || Version == package.Version;
}

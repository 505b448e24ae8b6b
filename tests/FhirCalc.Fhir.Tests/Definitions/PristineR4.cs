using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;

namespace FhirCalc.Fhir.Tests.Definitions;

/// <summary>The published package hl7.fhir.r4.core 4.0.1, read once: what the embedded definitions are compared with.</summary>
internal static class PristineR4
{
    private static readonly Lazy<IReadOnlyList<ResourceJson>> Package = new(Read);

    public static IEnumerable<ResourceJson> OfType(string resourceType)
    {
        Suites.Require("r4-definitions/hl7.fhir.r4.core-4.0.1.tgz");
        return Package.Value.Where(r => r.ResourceType == resourceType && r.Root["url"].Exists);
    }

    private static IReadOnlyList<ResourceJson> Read()
    {
        using var tgz = File.OpenRead(Suites.Require("r4-definitions/hl7.fhir.r4.core-4.0.1.tgz"));
        var package = FhirPackage.ReadArchive(tgz);
        package.Identity.ShouldBe(PackageIdentity.R4Core);
        package.Problems.ShouldBeEmpty();
        return package.Resources;
    }
}

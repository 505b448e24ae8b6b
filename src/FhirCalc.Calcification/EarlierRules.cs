using System.Collections.Frozen;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Packages;

namespace FhirCalc.Calcification;

/// <summary>
/// Rules and terminology of earlier versions, as they were: packages of the guide, kept in <c>rules/versions</c> and embedded. A result of an
/// earlier version can be had again by naming it.
/// </summary>
internal static class EarlierRules
{
    private const string Prefix = "versions/" + CalcificationGuide.PackageId + "-";
    private const string Suffix = ".tgz";

    /// <summary>The packages that are embedded, by version, each read when it is first asked for.</summary>
    public static FrozenDictionary<string, Lazy<FhirPackage>> Embedded { get; } = typeof(EarlierRules).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..^Suffix.Length], name => new Lazy<FhirPackage>(() => Read(name)), StringComparer.Ordinal);

    /// <summary>The rules of a package, with its terminology alone: nothing of the current guide is mixed in.</summary>
    public static CompiledRules Compile(FhirPackage package) => CompiledRules.Of(package.AddTo(DefinitionSet.LoadR4()));

    private static FhirPackage Read(string name)
    {
        using var archive = typeof(EarlierRules).Assembly.GetManifestResourceStream(name)!;
        return FhirPackage.ReadArchive(archive);
    }
}

using System.Reflection;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification;

/// <summary>The guide that is embedded in this assembly: profiles, terminology and rules for calcification findings.</summary>
public static class CalcificationGuide
{
    /// <summary>Base of the canonicals of the guide.</summary>
    public const string CanonicalBase = "http://fhircalc.org/fhir";

    /// <summary>Id of the guide's package.</summary>
    public const string PackageId = "fhircalc.calcification";

    private const string ResourcePrefix = "guide/";

    private static readonly Lazy<IReadOnlyList<ResourceJson>> Embedded = new(Read);

    /// <summary>Version of the guide and of its rules.</summary>
    public static string Version { get; } = VersionOf(typeof(CalcificationGuide).Assembly);

    /// <summary>The resources of the guide, in the order of their file names.</summary>
    public static IReadOnlyList<ResourceJson> Resources => Embedded.Value;

    /// <summary>A set of definitions that holds the guide as well.</summary>
    public static DefinitionSet AddTo(DefinitionSet r4)
    {
        ArgumentNullException.ThrowIfNull(r4);
        return r4.With(new PackageIdentity(PackageId, Version), Resources);
    }

    private static List<ResourceJson> Read()
    {
        var assembly = typeof(CalcificationGuide).Assembly;
        var resources = new List<ResourceJson>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            resources.Add(ResourceJson.Parse(bytes));
        }

        return resources;
    }

    // The build appends "+<commit>" where it knows the commit: that is no part of the version of the rules.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

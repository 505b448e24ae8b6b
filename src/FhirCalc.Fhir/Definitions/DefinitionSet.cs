using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// The definitions in force, found by canonical URL: a stack of packages in which a later one hides an earlier one.
/// Immutable and safe for many threads; the content of a definition is read when it is first asked for.
/// </summary>
public sealed class DefinitionSet
{
    private const string PackResource = "r4-definitions.pack";

    // Latest first.
    private readonly IDefinitionLayer[] _layers;

    private DefinitionSet(IDefinitionLayer[] layers) => _layers = layers;

    /// <summary>No definitions at all.</summary>
    public static DefinitionSet Empty { get; } = new([]);

    /// <summary>Every definition in force. Reading this list does not read the definitions.</summary>
    public IEnumerable<DefinitionEntry> Entries
    {
        get
        {
            var seen = new HashSet<(string, string)>();
            foreach (var entry in _layers.SelectMany(layer => layer.Entries))
            {
                if (seen.Add((entry.ResourceType, entry.Url)))
                    yield return entry;
            }
        }
    }

    /// <summary>Every definition of one resource type that is in force.</summary>
    public IEnumerable<DefinitionEntry> EntriesOf(string resourceType)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in _layers)
        {
            foreach (var entry in layer.EntriesOf(resourceType))
            {
                if (seen.Add(entry.Url))
                    yield return entry;
            }
        }
    }

    /// <summary>The packages, in the order in which they were added.</summary>
    public IReadOnlyList<PackageIdentity> Packages => [.. _layers.Reverse().Select(layer => layer.Package).Distinct()];

    /// <summary>
    /// The definitions of FHIR R4 4.0.1 that are embedded in this assembly. Each call opens the pack anew and reads its index; what is
    /// read from it later belongs to the set, so a program keeps one.
    /// </summary>
    public static DefinitionSet LoadR4() => new([OpenR4()]);

    /// <summary>A set that holds the definitions of a package as well; where a URL is known already the new definition wins.</summary>
    /// <param name="package">Where they came from.</param>
    /// <param name="resources">Resources; one without a canonical URL is left out.</param>
    public DefinitionSet With(PackageIdentity package, IEnumerable<ResourceJson> resources) =>
        new([new LoadedDefinitions(package, resources), .. _layers]);

    /// <summary>Finds a definition of any type.</summary>
    /// <param name="canonical">Canonical URL, with or without <c>|version</c>.</param>
    /// <param name="resource">The definition.</param>
    public bool TryFind(string canonical, [NotNullWhen(true)] out ResourceJson? resource) => TryFindIn(canonical, null, out resource);

    /// <summary>Finds a definition of one type.</summary>
    /// <param name="canonical">Canonical URL, with or without <c>|version</c>.</param>
    /// <param name="resourceType">For instance <c>ValueSet</c>.</param>
    /// <param name="resource">The definition.</param>
    public bool TryFind(string canonical, string resourceType, [NotNullWhen(true)] out ResourceJson? resource) =>
        TryFindIn(canonical, resourceType, out resource);

    internal static PackedDefinitions OpenR4() => new(
        PackageIdentity.R4Core,
        () => typeof(DefinitionSet).Assembly.GetManifestResourceStream(PackResource)
            ?? throw new InvalidOperationException($"The resource {PackResource} is not embedded in this build."));

    private bool TryFindIn(string text, string? resourceType, [NotNullWhen(true)] out ResourceJson? resource)
    {
        var canonical = Canonical.Parse(text);
        // R4 has a few v2 tables whose URL itself ends in a bar and a version, so the whole text is tried as well.
        var whole = new Canonical(text, null);
        foreach (var layer in _layers)
        {
            if (layer.TryFind(canonical, resourceType, out resource) ||
                (canonical.Version is not null && layer.TryFind(whole, resourceType, out resource)))
                return true;
        }

        resource = null;
        return false;
    }
}

using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Definitions that were given as parsed resources. What has no canonical URL is no definition and is left out.</summary>
internal sealed class LoadedDefinitions : IDefinitionLayer
{
    private readonly Dictionary<string, List<Known>> _byUrl = new(StringComparer.Ordinal);

    public LoadedDefinitions(PackageIdentity package, IEnumerable<ResourceJson> resources)
    {
        Package = package;
        foreach (var resource in resources)
        {
            if (resource.Root["url"u8].GetString() is not { Length: > 0 } url)
                continue;
            if (!_byUrl.TryGetValue(url, out var same))
                _byUrl[url] = same = [];
            // The later wins, so it is found first.
            same.Insert(0, new Known(Describe(resource.Root, url, package), resource));
        }
    }

    public PackageIdentity Package { get; }

    public IEnumerable<DefinitionEntry> Entries => _byUrl.Values.SelectMany(same => same.Select(known => known.Entry));

    public IEnumerable<DefinitionEntry> EntriesOf(string resourceType) => Entries.Where(entry => entry.ResourceType == resourceType);

    public bool TryFind(Canonical canonical, string? resourceType, [NotNullWhen(true)] out ResourceJson? resource)
    {
        resource = null;
        if (!_byUrl.TryGetValue(canonical.Url, out var same))
            return false;
        foreach (var (entry, candidate) in same)
        {
            if (resourceType is not null && entry.ResourceType != resourceType)
                continue;
            if (!canonical.Accepts(entry.Version, Package))
                continue;
            resource = candidate;
            return true;
        }

        return false;
    }

    private static DefinitionEntry Describe(Node root, string url, PackageIdentity package)
    {
        var resourceType = root["resourceType"u8].GetString() ?? "";
        var structure = resourceType == "StructureDefinition";
        return new DefinitionEntry(
            resourceType,
            url,
            root["version"u8].GetString(),
            root["id"u8].GetString() ?? "",
            root["name"u8].GetString(),
            structure ? root["kind"u8].GetString() : null,
            structure ? root["type"u8].GetString() : null,
            structure ? root["derivation"u8].GetString() : null,
            package);
    }

    private sealed record Known(DefinitionEntry Entry, ResourceJson Resource);
}

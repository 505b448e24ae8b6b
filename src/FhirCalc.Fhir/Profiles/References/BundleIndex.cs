using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.References;

/// <summary>The entries of one Bundle by fullUrl and by type and id, so that a look-up costs the same in a big Bundle.</summary>
internal sealed class BundleIndex
{
    private readonly Dictionary<string, Node> _byFullUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _byTypeAndId = new(StringComparer.Ordinal);

    public BundleIndex(Node bundle)
    {
        foreach (var entry in bundle["entry"u8].Children)
        {
            var resource = entry["resource"u8];
            if (!resource.IsObject)
                continue;
            if (entry["fullUrl"u8].GetString() is { } fullUrl)
                _byFullUrl.TryAdd(fullUrl, entry);
            if (resource["resourceType"u8].GetString() is { } type && resource["id"u8].GetString() is { } id)
                _byTypeAndId.TryAdd(type + "/" + id, entry);
        }
    }

    /// <summary>
    /// Finds the entry that a reference means (spec: bundle.html#references). A relative reference is completed with the base
    /// of the entry that holds it; where that gives nothing, type and id alone decide, as most senders mean it.
    /// </summary>
    public bool TryFind(string reference, string sourceFullUrl, ReferenceText parts, out Node entry)
    {
        if (_byFullUrl.TryGetValue(reference, out entry))
            return true;
        if (parts.Type.Length == 0)
            return false;
        var typeAndId = parts.Type + "/" + parts.Id;
        if (parts.Base.Length > 0)
            return _byFullUrl.TryGetValue(parts.Base + "/" + typeAndId, out entry);
        return (BaseOf(sourceFullUrl) is { Length: > 0 } address && _byFullUrl.TryGetValue(address + typeAndId, out entry))
            || _byTypeAndId.TryGetValue(typeAndId, out entry);
    }

    private static string BaseOf(string fullUrl)
    {
        if (!fullUrl.StartsWith("http", StringComparison.Ordinal))
            return "";
        var id = fullUrl.LastIndexOf('/');
        var type = id <= 0 ? -1 : fullUrl.LastIndexOf('/', id - 1);
        return type < 0 ? "" : fullUrl[..(type + 1)];
    }
}

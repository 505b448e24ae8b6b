using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.References;

/// <summary>The entries of one Bundle (or the resources of one Parameters) by fullUrl and by type and id, so that a look-up costs the same in a big Bundle.</summary>
internal sealed class BundleIndex
{
    private readonly Dictionary<string, Node> _byFullUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _byTypeAndId = new(StringComparer.Ordinal);

    // Versions of one resource share a fullUrl.
    private readonly Dictionary<string, List<Node>> _repeated = new(StringComparer.Ordinal);

    public BundleIndex(Node bundle)
    {
        foreach (var entry in bundle["entry"u8].Children)
            Add(entry);
        AddParameters(bundle["parameter"u8]);
    }

    private void AddParameters(Node parameters)
    {
        foreach (var parameter in parameters.Children)
        {
            Add(parameter);
            AddParameters(parameter["part"u8]);
        }
    }

    private void Add(Node entry)
    {
        var resource = entry["resource"u8];
        if (!resource.IsObject)
            return;
        if (entry["fullUrl"u8].GetString() is { } fullUrl)
            AddFullUrl(fullUrl, entry);
        if (resource["resourceType"u8].GetString() is { } type && resource["id"u8].GetString() is { } id)
            _byTypeAndId.TryAdd(type + "/" + id, entry);
    }

    private void AddFullUrl(string fullUrl, Node entry)
    {
        if (_byFullUrl.TryAdd(fullUrl, entry))
            return;
        if (!_repeated.TryGetValue(fullUrl, out var all))
            _repeated.Add(fullUrl, all = [_byFullUrl[fullUrl]]);
        all.Add(entry);
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

    /// <summary>How many entries a reference may mean: those of its fullUrl and, where it names one, of its version.</summary>
    public int CountOf(string reference, string sourceFullUrl, ReferenceText parts)
    {
        if (!TryFind(WithoutVersion(reference), sourceFullUrl, parts, out var first))
            return 0;
        var fullUrl = first["fullUrl"u8].GetString();
        if (fullUrl is null || !_repeated.TryGetValue(fullUrl, out var others))
            return parts.Version.Length == 0 || HasVersion(first, parts.Version) is not false ? 1 : 0;
        return others.Count(entry => parts.Version.Length == 0 || HasVersion(entry, parts.Version) == true);
    }

    private static bool? HasVersion(Node entry, string version) =>
        entry["resource"u8]["meta"u8]["versionId"u8].GetString() is { } known ? known == version : null;

    private static string WithoutVersion(string reference) =>
        reference.IndexOf("/_history/", StringComparison.Ordinal) is >= 0 and var history ? reference[..history] : reference;

    private static string BaseOf(string fullUrl)
    {
        if (!fullUrl.StartsWith("http", StringComparison.Ordinal))
            return "";
        var id = fullUrl.LastIndexOf('/');
        var type = id <= 0 ? -1 : fullUrl.LastIndexOf('/', id - 1);
        return type < 0 ? "" : fullUrl[..(type + 1)];
    }
}

namespace FhirCalc.Facade.Intake;

/// <summary>
/// Finds the entry that a reference means: by fullUrl (also urn:uuid and urn:oid), by a relative reference against the
/// base of the referring entry's fullUrl (R4 bundle, resolving references), or by <c>Type/id</c> of a resource as sent.
/// </summary>
internal sealed class ReferenceTable
{
    private readonly Dictionary<string, SubmissionEntry> _byFullUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubmissionEntry?> _byTypeAndId = new(StringComparer.Ordinal);

    public ReferenceTable(IEnumerable<SubmissionEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.FullUrl is { } fullUrl)
                _byFullUrl.TryAdd(fullUrl, entry);

            // Two resources of the same type and id (from two bases) have no common short name.
            if (entry.Resource["id"u8].GetString() is { } id && !_byTypeAndId.TryAdd($"{entry.Type}/{id}", entry))
                _byTypeAndId[$"{entry.Type}/{id}"] = null;
        }
    }

    public SubmissionEntry? Resolve(string reference, SubmissionEntry from)
    {
        if (_byFullUrl.TryGetValue(reference, out var entry))
            return entry;
        if (BaseOf(from) is { } root && _byFullUrl.TryGetValue(root + reference, out entry))
            return entry;
        return _byTypeAndId.GetValueOrDefault(reference);
    }

    /// <summary>The URN of the entry that is meant, or null to leave a reference as it is.</summary>
    public Func<string, string?> UrnsFrom(SubmissionEntry entry) => reference => Resolve(reference, entry)?.Urn;

    private static string? BaseOf(SubmissionEntry entry)
    {
        if (entry.FullUrl is not { } url || !url.StartsWith("http", StringComparison.Ordinal))
            return null;
        var at = url.LastIndexOf("/" + entry.Type + "/", StringComparison.Ordinal);
        return at < 0 ? null : url[..(at + 1)];
    }
}

using FhirCalc.Calcification;

namespace FhirCalc.Facade.Conformance;

/// <summary>What the embedded guide holds, as this service shows it: the definitions that it validates and assesses by.</summary>
internal sealed class Guide(TimeProvider clock)
{
    private readonly Dictionary<string, List<GuideResource>> _byType = CalcificationGuide.Resources
        .Where(resource => resource.Root["url"u8].Exists && resource.Root["id"u8].Exists)
        .Select(resource => new GuideResource(resource.ResourceType, resource.Root["id"u8].GetString()!, resource))
        .GroupBy(resource => resource.Type, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(resource => resource.Id, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    /// <summary>
    /// When this process began: it holds the same since then, and what it held before nobody knows. In whole seconds, as HTTP tells them.
    /// </summary>
    public DateTimeOffset Since { get; } = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>The types of which there is any. Of these nothing is relayed: what the service goes by is told by itself.</summary>
    public IEnumerable<string> Types => _byType.Keys.Order(StringComparer.Ordinal);

    public bool Holds(string type) => _byType.ContainsKey(type);

    public IReadOnlyList<GuideResource> Of(string type) => _byType.GetValueOrDefault(type) ?? [];

    public GuideResource? Find(string type, string id) => Of(type).FirstOrDefault(resource => resource.Id == id);
}

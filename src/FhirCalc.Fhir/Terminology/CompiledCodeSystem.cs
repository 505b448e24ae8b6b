using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Terminology;

/// <summary>A code system as far as its resource holds it.</summary>
internal sealed class CompiledCodeSystem
{
    // How systems say where a concept stands, beside nesting it (https://hl7.org/fhir/R4/codesystem-concept-properties.html).
    private static readonly string[] UpwardProperties = ["parent", "subsumedBy"];

    private readonly Dictionary<string, Concept> _byCode;

    private CompiledCodeSystem(string url, bool isComplete, StringComparer comparer)
    {
        Url = url;
        IsComplete = isComplete;
        Comparer = comparer;
        _byCode = new Dictionary<string, Concept>(comparer);
    }

    public string Url { get; }

    /// <summary>False for a system of which only a fragment or an example is here: an unlisted code may well exist.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// How codes are compared. Where the system does not say, case does not matter: "produce codes with the correct case,
    /// and accept codes in any case" (https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.caseSensitive).
    /// </summary>
    public StringComparer Comparer { get; }

    public IReadOnlyCollection<Concept> Concepts => _byCode.Values;

    /// <summary>Null where the resource holds no content of its own: it is a mere reference, or a supplement to another.</summary>
    public static CompiledCodeSystem? Compile(ResourceJson resource)
    {
        var root = resource.Root;
        var content = root["content"u8].GetString();
        if (content is "not-present" or "supplement" || root["url"u8].GetString() is not { } url)
            return null;
        var isCaseSensitive = root["caseSensitive"u8].Kind == NodeKind.True;
        var system = new CompiledCodeSystem(url, content == "complete", isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        system.Add(root["concept"u8], null);
        system.LinkByProperties();
        return system;
    }

    public bool TryFind(string code, [NotNullWhen(true)] out Concept? concept) => _byCode.TryGetValue(code, out concept);

    private void Add(Node concepts, Concept? parent)
    {
        foreach (var source in concepts.Children)
        {
            if (source["code"u8].GetString() is not { } code)
                continue;
            if (!_byCode.TryGetValue(code, out var concept))
                _byCode[code] = concept = new Concept(code, source);
            parent?.Adopt(concept);
            Add(source["concept"u8], concept);
        }
    }

    private void LinkByProperties()
    {
        foreach (var concept in _byCode.Values)
        {
            foreach (var code in concept.Stated("child"))
            {
                if (TryFind(code, out var child))
                    concept.Adopt(child);
            }

            foreach (var code in UpwardProperties.SelectMany(concept.Stated))
            {
                if (TryFind(code, out var parent))
                    parent.Adopt(concept);
            }
        }
    }
}

using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Terminology;

/// <summary>A concept of a code system with its neighbours in the hierarchy. Changed only while the system is compiled.</summary>
internal sealed class Concept(string code, Node source)
{
    private readonly List<Concept> _children = [];
    private readonly List<Concept> _parents = [];

    public string Code { get; } = code;

    public string? Display { get; } = source["display"u8].GetString();

    public IReadOnlyList<Concept> Children => _children;

    public IReadOnlyList<Concept> Parents => _parents;

    /// <summary>No longer valid (https://hl7.org/fhir/R4/codesystem-concept-properties.html); merely deprecated is still active.</summary>
    public bool IsInactive => Values("inactive").Contains("true") || Values("status").Any(status => status is "retired" or "inactive");

    /// <summary>Abstract: it groups others for filters, and is not to be used in data.</summary>
    public bool IsSelectable => !Values("notSelectable").Contains("true");

    public void Adopt(Concept child)
    {
        if (_children.Contains(child))
            return;
        _children.Add(child);
        child._parents.Add(this);
    }

    /// <summary>The values of a property as text: a property that the system defines, or one that every concept has.</summary>
    public IEnumerable<string> Values(string property) => property switch
    {
        "code" or "concept" => [Code],
        "display" => Display is null ? [] : [Display],
        "definition" => source["definition"u8].GetString() is { } definition ? [definition] : [],
        "parent" => _parents.Select(parent => parent.Code),
        "child" => _children.Select(child => child.Code),
        _ => Stated(property),
    };

    /// <summary>This concept and all below it. A system may place a concept below several, or by mistake below itself.</summary>
    public IEnumerable<Concept> SelfAndDescendants() => Reach(concept => concept._children);

    /// <summary>This concept and all above it.</summary>
    public IEnumerable<Concept> SelfAndAncestors() => Reach(concept => concept._parents);

    /// <summary>The values that the concept states for a property, as text.</summary>
    public IReadOnlyList<string> Stated(string property)
    {
        var values = new List<string>();
        foreach (var stated in source["property"u8].Children)
        {
            if (stated["code"u8].GetString() != property)
                continue;
            foreach (var part in stated.Children)
            {
                if (part.Name.StartsWith("value", StringComparison.Ordinal))
                    values.Add(part.GetString() ?? (part["code"u8].GetString() ?? part.RawText));
            }
        }

        return values;
    }

    private HashSet<Concept> Reach(Func<Concept, List<Concept>> next)
    {
        var reached = new HashSet<Concept> { this };
        var open = new Stack<Concept>(reached);
        while (open.TryPop(out var concept))
        {
            foreach (var neighbour in next(concept))
            {
                if (reached.Add(neighbour))
                    open.Push(neighbour);
            }
        }

        return reached;
    }
}

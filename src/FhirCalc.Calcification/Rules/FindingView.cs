using System.Buffers;
using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>A finding of a report with what is known of it whichever plan asks, and what each plan made of it. Used by one thread.</summary>
internal sealed class FindingView(InputResource resource, int plans, CodePool pool)
{
    private FindingComponents? _components;
    private IReadOnlyList<PathValue>? _itself;
    private IReadOnlyList<PathValue>? _sites;
    private IReadOnlyList<PathValue>? _methods;

    public InputResource Resource => resource;

    public FindingComponents Components => _components ??= new FindingComponents(resource.Element, pool);

    /// <summary>The finding as the value of a name.</summary>
    public IReadOnlyList<PathValue> Itself => _itself ??= PathValues.Of(resource.Value);

    /// <summary>Observations of the lesion, once they were asked for.</summary>
    public IReadOnlyList<PathValue>? Lesion { get; set; }

    /// <summary>The plans whose findings this is one of, once they were asked for.</summary>
    public RulePlan[]? Plans { get; set; }

    /// <summary>What the expressions of a plan see, by the plan's index. Borrowed, and longer than there are plans.</summary>
    public FindingScope?[] Scopes { get; } = ArrayPool<FindingScope?>.Shared.Rent(plans);

    /// <summary>The children under a name; those that many rules ask for are kept.</summary>
    public IReadOnlyList<PathValue> Children(string property) => property switch
    {
        "bodySite" => _sites ??= ChildrenOf(property),
        "method" => _methods ??= ChildrenOf(property),
        _ => ChildrenOf(property),
    };

    /// <summary>Gives back what was borrowed; the view is not used any more.</summary>
    public void Return()
    {
        foreach (var scope in Scopes)
            scope?.Return();
        ArrayPool<FindingScope?>.Shared.Return(Scopes, clearArray: true);
    }

    private PathValues ChildrenOf(string property)
    {
        if (OnlyChild.TryFind(resource.Element, property, out var only))
            return only.Exists ? PathValues.Of(new ElementValue(only)) : PathValues.Empty;
        var children = new List<PathValue>();
        foreach (var child in resource.Element.Children(property))
            children.Add(new ElementValue(child));
        return PathValues.From(children);
    }
}

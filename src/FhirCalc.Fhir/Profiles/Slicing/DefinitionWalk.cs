using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.References;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>Follows a discriminator path through the definition of a slice, and reads what the slice says at its end.</summary>
internal sealed class DefinitionWalk
{
    private readonly CompileContext _context;
    private readonly List<ElementNode> _passed = [];
    private readonly List<ElementNode> _ends;
    private readonly IReadOnlyList<DiscriminatorStep> _steps;

    public DefinitionWalk(ElementNode slice, DiscriminatorPath path, CompileContext context)
    {
        _context = context;
        _steps = path.Steps;
        var at = new List<ElementNode> { slice };
        foreach (var step in path.Steps)
        {
            _passed.Add(at[0]);
            at = [.. at.SelectMany(node => Step(node, step))];
            if (at.Count == 0)
                break;
        }

        _ends = at;
    }

    /// <summary>The value that the slice has there, as a condition.</summary>
    public Condition? Value()
    {
        var found = _ends.Select(FactsOf).OfType<Condition>().ToArray();
        if (found.Length > 0)
            return found.Length == 1 ? found[0] : new AllConditions(found);
        return FromAbove();
    }

    public bool? Exists() => _ends.Count == 0 ? null
        : _ends.Exists(node => node.Max == 0) ? false
        : _ends.Exists(node => node.Min > 0) ? true
        : null;

    public string[] Types() =>
        [.. _ends.SelectMany(node => node.Parent is null ? [node.Content!.Name] : node.ImpliedType is { } implied ? [implied] : node.Types.Select(type => type.Code)).Distinct()];

    public string[] Profiles()
    {
        var last = _steps.Count > 0 ? _steps[^1] : default;
        if (last.Kind == StepKind.Resolve && _steps.Count > 0)
            return [.. _passed[^1].Types.SelectMany(type => type.TargetProfiles).Distinct()];
        return [.. _ends.SelectMany(node => node.Types).SelectMany(type => type.Profiles).Distinct()];
    }

    private IEnumerable<ElementNode> Step(ElementNode node, DiscriminatorStep step) => step.Kind switch
    {
        StepKind.Child => Children(node, step.Name),
        StepKind.Extension => Extensions(node, step.Name),
        StepKind.Resolve => node.Types.SelectMany(type => type.TargetProfiles).Select(RootOf).OfType<ElementNode>(),
        _ => node.Slices.Where(slice => slice.Types.All(type => type.Code == step.Name)).DefaultIfEmpty(node),
    };

    // Slices that must be there speak for the element: component:systolic.code.coding:loinc.code.
    private IEnumerable<ElementNode> Children(ElementNode node, string name)
    {
        if (node.Child(name) is { } child)
            return [child, .. child.Slices.Where(slice => slice.Min > 0)];
        return Profiled(node).SelectMany(root => Children(root, name));
    }

    private List<ElementNode> Extensions(ElementNode node, string url)
    {
        var slices = node.Child("extension")?.Slices.Where(slice => slice.Types.Any(type => type.Profiles.Contains(url)) || HasUrl(slice, url)).ToList() ?? [];
        return slices.Count > 0 ? slices : RootOf(url) is { } root ? [root] : [];
    }

    // A slice that is written out in place states its url itself.
    private static bool HasUrl(ElementNode slice, string url) =>
        slice.Child("url")?.Definition is { } definition && ElementFacts.Choice(definition, "fixed").GetString() == url;

    private IEnumerable<ElementNode> Profiled(ElementNode node) =>
        node.Types.SelectMany(type => type.Profiles).Select(RootOf).OfType<ElementNode>().Where(root => root != node);

    private ElementNode? RootOf(string canonical) => _context.Engine.Profiles.TreeOf(canonical)?.Root;

    private Condition? FactsOf(ElementNode node) => OwnFacts(node) ?? FactsBelow(node) ?? Profiled(node).Select(FactsOf).FirstOrDefault(facts => facts is not null);

    private static Condition? OwnFacts(ElementNode node)
    {
        if (node.Definition is not { } definition)
            return null;
        if (ElementFacts.Choice(definition, "fixed") is { Exists: true } fixedValue)
            return new ValueCondition(fixedValue, isPattern: false);
        if (ElementFacts.Choice(definition, "pattern") is { Exists: true } pattern)
            return new ValueCondition(pattern, isPattern: true);
        // A binding that the core type has as well tells no slices apart.
        return definition.Binding is { Strength: "required", ValueSet: { } valueSet } && node.Core?.Binding?.ValueSet != valueSet
            ? new BindingCondition(valueSet)
            : null;
    }

    private Condition? FactsBelow(ElementNode node)
    {
        var found = node.Children.SelectMany(child => (IEnumerable<ElementNode>)[child, .. child.Slices.Where(slice => slice.Min > 0)])
            .Where(child => child.Min > 0 || OwnFacts(child) is not null)
            .Select(child => FactsOf(child) is { } facts ? (Condition)new PathCondition(DiscriminatorStep.Parse(child.Name)!, facts) : null)
            .OfType<Condition>().ToArray();
        return found.Length == 0 ? null : found.Length == 1 ? found[0] : new AllConditions(found);
    }

    /// <summary>The value as part of a fixed value or pattern that stands further up the path.</summary>
    private ValueCondition? FromAbove()
    {
        for (var at = Math.Min(_passed.Count, _steps.Count) - 1; at >= 0; at--)
        {
            if (_passed[at].Definition is not { } definition)
                continue;
            var isPattern = !ElementFacts.Choice(definition, "fixed").Exists;
            var value = ElementFacts.Choice(definition, isPattern ? "pattern" : "fixed");
            for (var step = at; step < _steps.Count && value.Exists; step++)
                value = _steps[step].Kind == StepKind.Child ? Inside(value, _steps[step].Name) : default;
            if (value.Exists)
                return new ValueCondition(value.IsArray ? First(value) : value, isPattern);
        }

        return null;
    }

    private static Node Inside(Node value, string name) => (value.IsArray ? First(value) : value)[name];

    private static Node First(Node array)
    {
        foreach (var item in array.Children)
            return item;
        return default;
    }
}

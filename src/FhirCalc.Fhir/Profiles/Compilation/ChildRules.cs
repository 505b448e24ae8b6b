using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path.Quick;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>Visits the children of an element once and hands each to the rule of its name. Counters live on the stack.</summary>
internal sealed class ChildRules : Assertion
{
    private const int LargestStackState = 256;

    private readonly ChildRule[] _rules;
    private readonly int[] _offsets;
    private readonly int _stateSize;
    private readonly ChildNames[] _names;
    private ChildName[]? _known;

    public ChildRules(ChildRule[] rules)
    {
        _rules = rules;
        _names = [.. rules.Select(rule => new ChildNames(rule.Name))];
        _offsets = new int[rules.Length];
        for (var at = 0; at < rules.Length; at++)
        {
            _offsets[at] = _stateSize;
            _stateSize += rules[at].StateSize;
        }
    }

    public override void Check(in Element element, Scope scope)
    {
        Span<int> state = _stateSize <= LargestStackState ? stackalloc int[_stateSize] : new int[_stateSize];
        state.Clear();
        if (element.Node.HasPlainNames && !element.IsPrimitive && !scope.Run.Engine.IsGeneralOnly)
            VisitPlain(element, state, scope);
        else
            VisitAny(element, state, scope);
        for (var at = 0; at < _rules.Length; at++)
            _rules[at].Complete(element, state.Slice(_offsets[at], _rules[at].StateSize), scope);
    }

    public override void Describe(Outline outline)
    {
        foreach (var rule in _rules)
            rule.Describe(outline);
    }

    /// <summary>The general way: all children, with their siblings.</summary>
    private void VisitAny(in Element element, Span<int> state, Scope scope)
    {
        foreach (var child in element.Children())
        {
            var at = IndexOf(child.Definition!);
            if (at >= 0)
                _rules[at].Visit(child, state.Slice(_offsets[at], _rules[at].StateSize), scope);
        }
    }

    /// <summary>Without siblings: the rules are few, so that the names of the properties are held against theirs.</summary>
    private void VisitPlain(in Element element, Span<int> state, Scope scope)
    {
        var names = NamesIn(element.Type);
        foreach (var property in element.Node.Children)
        {
            var spelled = property.NameUtf8;
            for (var at = 0; at < names.Length; at++)
            {
                if (names[at].Match(spelled, out var type) == NameMatch.Value)
                {
                    VisitProperty(property, type!, names[at].Definition!, at, state, scope);
                    break;
                }
            }
        }
    }

    private void VisitProperty(Node property, TypeDefinition type, ElementDefinition definition, int at, Span<int> state, Scope scope)
    {
        var rule = _rules[at];
        state = state.Slice(_offsets[at], rule.StateSize);
        if (!property.IsArray)
        {
            if (property.Kind != NodeKind.Null)
                rule.Visit(new Element(property, default, Element.ConcreteType(property, type), definition), state, scope);
            return;
        }

        foreach (var item in property.Children)
        {
            if (item.Kind != NodeKind.Null)
                rule.Visit(new Element(item, default, Element.ConcreteType(item, type), definition), state, scope);
        }
    }

    // Nearly always one and the same type; another one replaces it.
    private ChildName[] NamesIn(TypeDefinition type)
    {
        if (_known is { Length: > 0 } known && ReferenceEquals(known[0].Owner, type))
            return known;
        return _known = [.. _names.Select(name => name.In(type))];
    }

    private int IndexOf(ElementDefinition definition)
    {
        for (var at = 0; at < _rules.Length; at++)
        {
            if (ReferenceEquals(_rules[at].Definition, definition))
                return at;
        }

        // A profile on an abstract type meets the definitions of the concrete one.
        for (var at = 0; at < _rules.Length; at++)
        {
            if (_rules[at].Name == definition.Name)
                return at;
        }

        return -1;
    }
}

using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>Visits the children of an element once and hands each to the rule of its name. Counters live on the stack.</summary>
internal sealed class ChildRules : Assertion
{
    private const int LargestStackState = 256;

    private readonly ChildRule[] _rules;
    private readonly int[] _offsets;
    private readonly int _stateSize;

    public ChildRules(ChildRule[] rules)
    {
        _rules = rules;
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
        foreach (var child in element.Children())
        {
            var at = IndexOf(child.Definition!);
            if (at >= 0)
                _rules[at].Visit(child, state.Slice(_offsets[at], _rules[at].StateSize), scope);
        }

        for (var at = 0; at < _rules.Length; at++)
            _rules[at].Complete(element, state.Slice(_offsets[at], _rules[at].StateSize), scope);
    }

    public override void Describe(Outline outline)
    {
        foreach (var rule in _rules)
            rule.Describe(outline);
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

using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>
/// What the expressions of one plan see of one finding. A variable or fact is computed when it is first asked for, and once.
/// Used by one thread.
/// </summary>
internal sealed class FindingScope : IReadOnlyDictionary<string, IReadOnlyList<PathValue>>
{
    private static readonly IReadOnlyList<PathValue> True = PathValues.Of(BooleanValue.True);
    private static readonly IReadOnlyList<PathValue> False = PathValues.Of(BooleanValue.False);
    private static readonly IReadOnlyList<PathValue> Empty = PathValues.Empty;

    private readonly RulePlan _plan;
    private readonly FindingComponents _components;
    private readonly ContextValues _shared;
    private readonly Func<int, IReadOnlyList<PathValue>> _given;
    private readonly Action<string, PathEvaluationException> _failed;
    private readonly IReadOnlyList<PathValue>?[] _values;
    private readonly FactResult?[] _facts;
    private readonly PathScope _scope;

    public FindingScope(RulePlan plan, PathScope scope, FindingComponents components, ContextValues shared, Func<int, IReadOnlyList<PathValue>> given, Action<string, PathEvaluationException> failed)
    {
        _plan = plan;
        _components = components;
        _shared = shared;
        _given = given;
        _failed = failed;
        _values = ArrayPool<IReadOnlyList<PathValue>?>.Shared.Rent(plan.SlotOf.Count);
        _facts = ArrayPool<FactResult?>.Shared.Rent(plan.SlotOf.Count);
        Finding = scope.Resource;
        _scope = scope with { Variables = this };
    }

    /// <summary>Gives back what was borrowed; the scope is not used any more.</summary>
    public void Return()
    {
        ArrayPool<IReadOnlyList<PathValue>?>.Shared.Return(_values, clearArray: true);
        ArrayPool<FactResult?>.Shared.Return(_facts, clearArray: true);
    }

    public Element Finding { get; }

    public int Count => _plan.SlotOf.Count;

    public IEnumerable<string> Keys => _plan.SlotOf.Keys;

    public IEnumerable<IReadOnlyList<PathValue>> Values => Keys.Select(key => this[key]);

    public IReadOnlyList<PathValue> this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => _plan.SlotOf.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<PathValue> value)
    {
        if (!_plan.SlotOf.TryGetValue(key, out var slot))
        {
            value = null;
            return false;
        }

        value = (IsShared(slot) ? _shared.Values : _values)[slot] ??= Compute(slot);
        return true;
    }

    public RuleEnvironment Environment => (RuleEnvironment)_scope.Environment;

    public FactResult Fact(RuleFact fact) => FactAt(fact.Slot, fact);

    public void Failed(string name, PathEvaluationException wrong) => _failed(name, wrong);

    public PathValues Evaluate(CompiledPath expression) => expression.Evaluate(Finding, _scope);

    /// <summary>A condition over facts. One that fails for this input is unknown, and said so.</summary>
    public Truth Decide(CompiledPath condition, string rule)
    {
        try
        {
            return condition.EvaluateBoolean(Finding, _scope) switch
            {
                true => Truth.True,
                false => Truth.False,
                null => Truth.Unknown,
            };
        }
        catch (PathEvaluationException wrong)
        {
            _failed(rule, wrong);
            return Truth.Unknown;
        }
    }

    public IEnumerator<KeyValuePair<string, IReadOnlyList<PathValue>>> GetEnumerator() =>
        Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<PathValue> Compute(int slot)
    {
        if (slot < RulePlan.GivenNames.Length)
            return _given(slot);
        var named = _plan.Slots[slot - RulePlan.GivenNames.Length];
        if (named.Component is { } component)
            return _components.Of(component.System, component.Code);
        if (named.Variable is { } variable)
            return variable.Evaluate(this);
        return FactAt(slot, named.Fact!).Truth switch
        {
            Truth.True => True,
            Truth.False => False,
            _ => Empty,
        };
    }

    private FactResult FactAt(int slot, RuleFact fact) => (IsShared(slot) ? _shared.Facts : _facts)[slot] ??= Ask(fact);

    private bool IsShared(int slot) => slot >= RulePlan.GivenNames.Length && _plan.Slots[slot - RulePlan.GivenNames.Length].OfContext;

    private FactResult Ask(RuleFact fact)
    {
        try
        {
            if (Says(fact.Holds, out var elements))
                return new FactResult(Truth.True, elements, null);
            if (fact.Refuted is { } refuted && Says(refuted, out _))
                return FactResult.False;
        }
        catch (PathEvaluationException wrong)
        {
            _failed(fact.Name, wrong);
        }

        return fact.Unknown;
    }

    // Elements speak for themselves; a computed value speaks unless it is false.
    private bool Says(RuleExpression expression, out IReadOnlyList<Element> elements)
    {
        var values = expression.Evaluate(this);
        elements = [];
        List<Element>? found = null;
        var says = false;
        for (var i = 0; i < values.Count; i++)
        {
            says |= values[i] is not BooleanValue { Value: false };
            if (values[i] is ElementValue element)
                (found ??= new List<Element>(values.Count)).Add(element.Element);
        }

        elements = found ?? elements;
        return says;
    }
}

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

    private readonly ReportScopes _report;
    private readonly FindingView _finding;
    private readonly SlotValue[] _shared;
    private readonly SlotValue[] _own;
    private PathScope? _scope;

    public FindingScope(RulePlan plan, FindingView finding, ReportScopes report, SlotValue[] shared) =>
        (Plan, _finding, _report, _shared, _own) = (plan, finding, report, shared, SlotValue.Rent(plan));

    /// <summary>Gives back what was borrowed; the scope is not used any more.</summary>
    public void Return() => SlotValue.Return(_own);

    public RulePlan Plan { get; }

    /// <summary>The sides of the plan on which the finding lies, once they were asked for.</summary>
    public Coding?[]? Sides { get; set; }

    public InputResource Finding => _finding.Resource;

    public RuleEnvironment Environment => _report.Environment;

    public int Count => Plan.SlotOf.Count;

    public IEnumerable<string> Keys => Plan.SlotOf.Keys;

    IEnumerable<IReadOnlyList<PathValue>> IReadOnlyDictionary<string, IReadOnlyList<PathValue>>.Values => Keys.Select(key => this[key]);

    public IReadOnlyList<PathValue> this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => Plan.SlotOf.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<PathValue> value)
    {
        if (!Plan.SlotOf.TryGetValue(key, out var slot))
        {
            value = null;
            return false;
        }

        value = Values(slot);
        return true;
    }

    /// <summary>What the name of a slot means.</summary>
    public IReadOnlyList<PathValue> Values(int slot) => SlotOf(slot).Values ??= Compute(slot);

    /// <summary>What the finding has under a name such as <c>bodySite</c>.</summary>
    public IReadOnlyList<PathValue> ChildrenOfFinding(string property) => _finding.Children(property);

    public Truth Fact(RuleFact fact)
    {
        ref var slot = ref SlotOf(fact.Slot);
        return slot.Fact ??= Ask(fact, ref slot.Reasons);
    }

    /// <summary>What made a fact true that is so.</summary>
    public IReadOnlyList<PathValue> Reasons(RuleFact fact) => SlotOf(fact.Slot).Reasons!;

    public void Failed(string name, PathEvaluationException wrong) => _report.Failed(Plan, name, wrong);

    public PathValues Evaluate(CompiledPath expression) => expression.Evaluate(PathValues.Of(Finding.Value), Scope);

    /// <summary>A condition over facts. One that fails for this input is unknown, and said so.</summary>
    public Truth Decide(CompiledPath condition, string rule)
    {
        try
        {
            return condition.EvaluateBoolean(Finding.Element, Scope) switch
            {
                true => Truth.True,
                false => Truth.False,
                null => Truth.Unknown,
            };
        }
        catch (PathEvaluationException wrong)
        {
            Failed(rule, wrong);
            return Truth.Unknown;
        }
    }

    public IEnumerator<KeyValuePair<string, IReadOnlyList<PathValue>>> GetEnumerator() =>
        Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PathScope Scope => _scope ??= _report.Scope.At(Finding.Element, this);

    private IReadOnlyList<PathValue> Compute(int slot)
    {
        if (slot < RulePlan.GivenNames.Length)
            return _report.Given(slot, Plan, _finding);
        var named = Plan.Slots[slot - RulePlan.GivenNames.Length];
        if (named.Component is { } component)
            return _finding.Components.Of(component.System, component.Code);
        if (named.Variable is { } variable)
            return variable.Evaluate(this);
        return Fact(named.Fact!) switch
        {
            Truth.True => True,
            Truth.False => False,
            _ => Empty,
        };
    }

    private ref SlotValue SlotOf(int slot) => ref (Plan.IsOfContext(slot) ? _shared : _own)[slot];

    private Truth Ask(RuleFact fact, ref IReadOnlyList<PathValue>? reasons)
    {
        try
        {
            var holds = fact.Holds.Evaluate(this);
            if (Speaks(holds))
            {
                reasons = fact.Because is { } because ? [.. holds, .. because.Evaluate(this)] : holds;
                return Truth.True;
            }

            if (fact.Refuted is { } refuted && Speaks(refuted.Evaluate(this)))
                return Truth.False;
        }
        catch (PathEvaluationException wrong)
        {
            Failed(fact.Name, wrong);
        }

        return Truth.Unknown;
    }

    // Elements speak for themselves; a computed value speaks unless it is false.
    private static bool Speaks(IReadOnlyList<PathValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not BooleanValue { Value: false })
                return true;
        }

        return false;
    }
}

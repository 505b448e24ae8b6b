using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>What happens to elements of no slice (spec: valueset-resource-slicing-rules).</summary>
internal enum SlicingRules
{
    Open,
    OpenAtEnd,
    Closed,
}

/// <summary>
/// A slicing: each element goes to the first slice whose condition holds, else to the default slice. It keeps its counters in
/// the caller's stack memory: members per slice, then the last slice reached, then how many elements stayed undecided.
/// </summary>
internal sealed class SlicingRule
{
    private readonly Slice[] _slices;
    private readonly Assertion[] _default;
    private readonly SlicingRules _rules;
    private readonly bool _isOrdered;
    private readonly string _rule;
    private readonly int[] _offsets;
    private readonly CodedSlices? _coded;

    public SlicingRule(Slice[] slices, Assertion[] whenNone, SlicingRules rules, bool isOrdered, string rule)
    {
        _slices = slices;
        _default = whenNone;
        _rules = rules;
        _isOrdered = isOrdered;
        _rule = rule;
        _coded = CodedSlices.Of(slices);
        _offsets = new int[slices.Length];
        StateSize = 3;
        for (var at = 0; at < slices.Length; at++)
        {
            _offsets[at] = StateSize;
            StateSize += slices[at].StateSize;
        }
    }

    /// <summary>Counters: last slice reached (plus one), elements outside, elements undecided, then those of the slices.</summary>
    public int StateSize { get; }

    public void Visit(in Element element, Span<int> state, Scope scope)
    {
        var slice = Find(element, scope, out var isUndecided);
        if (slice >= 0)
        {
            CheckPlace(element, slice, state, scope);
            _slices[slice].Visit(element, state.Slice(_offsets[slice], _slices[slice].StateSize), scope);
            return;
        }

        state[1]++;
        if (isUndecided)
        {
            state[2]++;
            scope.Undecided(ProfileIssueIds.SliceUndecided, IssueSeverity.Information,
                $"Whether the element belongs to one of the slices {string.Join(", ", _slices.Select(slice => slice.Name))} cannot be decided here.", element, _rule);
        }
        else if (_rules == SlicingRules.Closed)
        {
            scope.Error(ProfileIssueIds.NoSliceMatches, "structure", "The element belongs to no slice, and no other is allowed. " + Nearest(element, scope), element, _rule);
        }

        foreach (var assertion in _default)
            assertion.Check(element, scope);
    }

    /// <summary>Reports slices with a wrong number of members, and returns how many members are missing.</summary>
    public int Complete(in Element parent, Span<int> state, Scope scope)
    {
        var missing = 0;
        for (var at = 0; at < _slices.Length; at++)
            missing += _slices[at].Complete(parent, state.Slice(_offsets[at], _slices[at].StateSize), state[2], scope);
        return missing;
    }

    public void Describe(Outline outline)
    {
        outline.Block($"sliced, {_rules.ToString().ToLowerInvariant()}{(_isOrdered ? ", ordered" : "")}", [], () =>
        {
            foreach (var slice in _slices)
                slice.Describe(outline);
            if (_default.Length > 0)
                outline.Block("any other", _default);
        });
    }

    private int Find(in Element element, Scope scope, out bool isUndecided)
    {
        isUndecided = false;
        return _coded is not null && _coded.TryFind(element, out var slice) ? slice : FindByConditions(element, scope, out isUndecided);
    }

    /// <summary>The general way: the number of the first slice whose condition holds, or -1.</summary>
    private int FindByConditions(in Element element, Scope scope, out bool isUndecided)
    {
        isUndecided = false;
        for (var at = 0; at < _slices.Length; at++)
        {
            var verdict = _slices[at].Condition.Holds(element, scope);
            isUndecided |= verdict == Verdict.Undecided;
            if (verdict == Verdict.Yes)
                return at;
        }

        return -1;
    }

    private void CheckPlace(in Element element, int slice, Span<int> state, Scope scope)
    {
        if (_rules == SlicingRules.OpenAtEnd && state[1] > 0)
        {
            scope.Error(ProfileIssueIds.NotAtEnd, "structure",
                $"The element belongs to slice '{_slices[slice].Name}' but stands behind one that belongs to none; those come last.", element, _rule);
        }

        if (_isOrdered && slice + 1 < state[0])
        {
            scope.Error(ProfileIssueIds.SliceOrder, "structure",
                $"The element belongs to slice '{_slices[slice].Name}', which comes before '{_slices[state[0] - 1].Name}'.", element, _rule);
        }

        state[0] = Math.Max(state[0], slice + 1);
    }

    /// <summary>Names the slice with the fewest failing conditions and the first of these.</summary>
    private string Nearest(in Element element, Scope scope)
    {
        Slice? nearest = null;
        Condition? failing = null;
        var fewest = int.MaxValue;
        foreach (var slice in _slices)
        {
            var failed = 0;
            Condition? first = null;
            foreach (var condition in slice.Condition is AllConditions all ? all.Conditions : [slice.Condition])
            {
                if (condition.Holds(element, scope) == Verdict.Yes)
                    continue;
                failed++;
                first ??= condition;
            }

            if (failed < fewest)
                (fewest, nearest, failing) = (failed, slice, first);
        }

        return nearest is null ? "" : $"The nearest slice is '{nearest.Name}', which demands: {failing!.Text}.";
    }
}

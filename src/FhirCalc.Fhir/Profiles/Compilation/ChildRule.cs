using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Profiles.Slicing;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>What a profile demands of the children of one name: how many, what each must be, how they are sliced.</summary>
internal sealed class ChildRule(ElementDefinition definition, int min, int max, Assertion[] each, SlicingRule? slicing, string rule)
{
    public ElementDefinition Definition => definition;

    public string Name => definition.Name;

    /// <summary>Counters that it needs while the children are visited.</summary>
    public int StateSize => 1 + (slicing?.StateSize ?? 0);

    public void Visit(in Element child, Span<int> state, Scope scope)
    {
        state[0]++;
        foreach (var assertion in each)
            assertion.Check(child, scope);
        slicing?.Visit(child, state[1..], scope);
    }

    public void Complete(in Element parent, Span<int> state, Scope scope)
    {
        // What a missing member of a slice explains is not said again for the element.
        var missing = slicing?.Complete(parent, state[1..], scope) ?? 0;
        if (state[0] + missing < min)
        {
            scope.Error(ProfileIssueIds.TooFew, "required", $"'{Name}' must occur at least {Times(min)}; it occurs {Times(state[0])}.", parent, rule);
        }
        else if (state[0] > max)
        {
            var limit = max == 0 ? "must not occur" : $"must occur at most {Times(max)}";
            scope.Error(ProfileIssueIds.TooMany, "structure", $"'{Name}' {limit}; it occurs {Times(state[0])}.", parent, rule);
        }
    }

    public void Describe(Outline outline) =>
        outline.Block(string.Create(CultureInfo.InvariantCulture, $"{Name} {min}..{(max == int.MaxValue ? "*" : max)}"), each, () => slicing?.Describe(outline));

    private static string Times(int count) => count switch
    {
        0 => "never",
        1 => "once",
        _ => count.ToString(CultureInfo.InvariantCulture) + " times",
    };
}

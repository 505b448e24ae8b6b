using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>One slice: the condition of membership, how many members, what each must be, and slices of the slice.</summary>
internal sealed class Slice(string name, Condition condition, int min, int max, Assertion[] each, SlicingRule? reslicing, string elementName, string rule)
{
    public string Name => name;

    public Condition Condition => condition;

    public int StateSize => 1 + (reslicing?.StateSize ?? 0);

    public void Visit(in Element element, Span<int> state, Scope scope)
    {
        state[0]++;
        foreach (var assertion in each)
            assertion.Check(element, scope);
        reslicing?.Visit(element, state[1..], scope);
    }

    public void Describe(Outline outline) => outline.Block(
        string.Create(CultureInfo.InvariantCulture, $"slice {name} {min}..{(max == int.MaxValue ? "*" : max)}: {condition.Text}"), each, () => reslicing?.Describe(outline));

    /// <summary>Reports a wrong number of members, and returns how many it found missing.</summary>
    public int Complete(in Element parent, Span<int> state, int undecided, Scope scope)
    {
        var found = state[0];
        var missing = 0;
        if (found < min)
        {
            var message = string.Create(CultureInfo.InvariantCulture,
                $"Slice '{name}' of '{elementName}' needs at least {min} and has {found}. An element belongs to it if {condition.Text}.");
            if (found + undecided < min)
            {
                scope.Error(ProfileIssueIds.SliceTooFew, "required", message + (found == 0 ? Nearest(parent, scope) : ""), parent, rule);
                missing = min - found;
            }
            else
            {
                scope.Undecided(ProfileIssueIds.SliceUndecided, IssueSeverity.Warning, message + " Some elements could not be decided.", parent, rule);
            }
        }
        else if (found > max)
        {
            scope.Error(ProfileIssueIds.SliceTooMany, "structure", string.Create(CultureInfo.InvariantCulture,
                $"Slice '{name}' of '{elementName}' may have at most {max} and has {found}. An element belongs to it if {condition.Text}."), parent, rule);
        }

        return Math.Max(missing, reslicing?.Complete(parent, state[1..], scope) ?? 0);
    }

    // An element that meets some of several conditions was probably meant to be a member.
    private string Nearest(in Element parent, Scope scope)
    {
        if (condition is not AllConditions all)
            return "";
        var (nearest, most, failing) = (-1, 0, all.Conditions[0]);
        var at = -1;
        foreach (var element in parent.Children(elementName))
        {
            at++;
            var held = 0;
            Condition? first = null;
            foreach (var one in all.Conditions)
            {
                if (one.Holds(element, scope) == Verdict.Yes)
                    held++;
                else
                    first ??= one;
            }

            if (held > most && first is not null)
                (nearest, most, failing) = (at, held, first);
        }

        return nearest < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Nearest is {elementName}[{nearest}], for which this does not hold: {failing.Text}.");
    }
}

using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>The element is a given value, or holds it as a pattern.</summary>
internal sealed class ValueCondition(Node expected, bool isPattern) : Condition
{
    public Node Expected => expected;

    public bool IsPattern => isPattern;

    public override string Text => (isPattern ? "contains " : "= ") + JsonMatch.Describe(expected);

    public override Verdict Holds(in Element element, Scope scope) =>
        (isPattern ? JsonMatch.Holds(expected, element.Node) : JsonMatch.Same(expected, element.Node)) ? Verdict.Yes : Verdict.No;
}

/// <summary>The element has a code of a value set that the slice requires.</summary>
internal sealed class BindingCondition(string valueSet) : Condition
{
    public override string Text => "has a code of " + valueSet;

    public override Verdict Holds(in Element element, Scope scope) =>
        CodedContent.MembershipOf(element, scope.Run.Engine.Terminology.Find(valueSet)) switch
        {
            Membership.Member => Verdict.Yes,
            Membership.Undecided => Verdict.Undecided,
            _ => Verdict.No,
        };
}

/// <summary>All of several conditions.</summary>
internal sealed class AllConditions(Condition[] conditions) : Condition
{
    public override string Text => string.Join(" and ", conditions.Select(condition => condition.Text));

    public IReadOnlyList<Condition> Conditions => conditions;

    public override Verdict Holds(in Element element, Scope scope)
    {
        var all = Verdict.Yes;
        foreach (var condition in conditions)
        {
            var verdict = condition.Holds(element, scope);
            if (verdict == Verdict.No)
                return Verdict.No;
            all = verdict < all ? verdict : all;
        }

        return all;
    }
}

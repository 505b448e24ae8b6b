using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Invariants that all hold for the same simple reason, such as the four about contained resources: the reason is looked at once.</summary>
internal sealed class InvariantGroup(Func<Element, bool> holdsAtOnce, Invariant[] invariants) : Assertion
{
    public static IEnumerable<Assertion> Gather(IEnumerable<Assertion> assertions)
    {
        var all = assertions.ToList();
        var groups = all.OfType<Invariant>().Where(invariant => invariant.HoldsAtOnce is not null)
            .GroupBy(invariant => invariant.HoldsAtOnce!).Where(group => group.Count() > 1).ToList();
        return all.Except(groups.SelectMany(group => group)).Concat(groups.Select(group => new InvariantGroup(group.Key, [.. group])));
    }

    public override void Describe(Outline outline)
    {
        foreach (var invariant in invariants)
            invariant.Describe(outline);
    }

    public override void Check(in Element element, Scope scope)
    {
        if (holdsAtOnce(element))
            return;
        foreach (var invariant in invariants)
            invariant.Evaluate(element, scope);
    }
}

using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>That a rule holds for a finding, and why.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Reasons">What made its facts true.</param>
internal readonly record struct RuleVerdict(CalcificationRule Rule, InputResource Finding, IReadOnlyList<PathValue>[] Reasons)
{
    /// <summary>The very elements that made it hold, each once.</summary>
    public List<Element> Triggers
    {
        get
        {
            var triggers = new List<Element>();
            foreach (var element in Reasons.SelectMany(reason => reason).OfType<ElementValue>().Select(value => value.Element))
            {
                if (!triggers.Contains(element))
                    triggers.Add(element);
            }

            return triggers;
        }
    }

    public static RuleVerdict Of(CalcificationRule rule, FindingScope scope)
    {
        var reasons = new IReadOnlyList<PathValue>[FactsOf(rule)];
        var count = 0;
        foreach (var condition in rule.Conditions)
        {
            var facts = condition.FactsBehind(scope, Truth.True);
            for (var at = 0; at < facts.Count; at++)
            {
                if (scope.Fact(facts[at]) == Truth.True)
                    reasons[count++] = scope.Reasons(facts[at]);
            }
        }

        return new RuleVerdict(rule, scope.Finding, count == reasons.Length ? reasons : reasons[..count]);
    }

    /// <summary>Whether all conditions of a rule hold.</summary>
    public static Truth Decide(CalcificationRule rule, FindingScope scope)
    {
        var truth = Truth.True;
        foreach (var condition in rule.Conditions)
        {
            var one = condition.Decide(scope, rule.Id);
            if (one == Truth.False)
                return one;
            if (one == Truth.Unknown)
                truth = one;
        }

        return truth;
    }

    private static int FactsOf(CalcificationRule rule)
    {
        var count = 0;
        foreach (var condition in rule.Conditions)
            count += condition.Facts.Length;
        return count;
    }
}

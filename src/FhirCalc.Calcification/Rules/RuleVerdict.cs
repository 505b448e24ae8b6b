using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Rules;

/// <summary>What a rule says of one finding.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Truth">Whether it holds.</param>
/// <param name="Missing">Where unknown: what would decide it.</param>
/// <param name="Triggers">Where true: the very elements that made it so.</param>
internal sealed record RuleVerdict(CalcificationRule Rule, InputResource Finding, Truth Truth, IReadOnlyList<string> Missing, IReadOnlyList<Element> Triggers)
{
    public static RuleVerdict Of(CalcificationRule rule, InputResource finding, FindingScope scope)
    {
        var truth = Truth.True;
        List<string>? missing = null;
        foreach (var condition in rule.Conditions)
        {
            var one = scope.Decide(condition.Expression, rule.Id);
            if (one == Truth.False)
                return new RuleVerdict(rule, finding, Truth.False, [], []);
            if (one == Truth.True)
                continue;
            truth = Truth.Unknown;
            foreach (var fact in condition.Facts)
            {
                if (scope.Fact(fact).Missing is { } text && !(missing ??= []).Contains(text))
                    missing.Add(text);
            }
        }

        if (truth == Truth.Unknown)
            return new RuleVerdict(rule, finding, truth, missing ?? ["data that the rule can read"], []);
        return new RuleVerdict(rule, finding, truth, [], TriggersOf(rule, scope));
    }

    private static List<Element> TriggersOf(CalcificationRule rule, FindingScope scope)
    {
        var triggers = new List<Element>();
        foreach (var condition in rule.Conditions)
        {
            foreach (var fact in condition.Facts)
            {
                var result = scope.Fact(fact);
                if (result.Truth == Truth.True)
                    triggers.AddRange(result.Elements.Where(element => !triggers.Contains(element)));
            }
        }

        return triggers;
    }
}

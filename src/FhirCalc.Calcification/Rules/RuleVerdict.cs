using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>That a rule holds for a finding, and why.</summary>
/// <param name="rule">The rule.</param>
/// <param name="finding">The finding.</param>
/// <param name="reasons">The facts that made it hold.</param>
internal sealed class RuleVerdict(CalcificationRule rule, InputResource finding, FactResult[] reasons)
{
    private const string Unreadable = "data that the rule can read";

    public CalcificationRule Rule => rule;

    public InputResource Finding => finding;

    /// <summary>The very elements that made it hold, each once.</summary>
    public List<Element> Triggers
    {
        get
        {
            var triggers = new List<Element>();
            foreach (var element in reasons.SelectMany(reason => reason.Reasons).OfType<ElementValue>().Select(value => value.Element))
            {
                if (!triggers.Contains(element))
                    triggers.Add(element);
            }

            return triggers;
        }
    }

    public static RuleVerdict Of(CalcificationRule rule, FindingScope scope)
    {
        var reasons = new FactResult[rule.Conditions.Sum(condition => condition.Facts.Length)];
        var count = 0;
        foreach (var condition in rule.Conditions)
        {
            foreach (var fact in condition.FactsBehind(scope, Truth.True))
            {
                if (scope.Fact(fact) is { Truth: Truth.True } reason)
                    reasons[count++] = reason;
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

    /// <summary>What would decide a rule where it is unknown, each text once.</summary>
    public static List<string> Missing(CalcificationRule rule, IEnumerable<FindingScope> unknown)
    {
        var missing = new List<string>();
        foreach (var scope in unknown)
            AddMissing(rule, scope, missing);
        return missing;
    }

    private static void AddMissing(CalcificationRule rule, FindingScope scope, List<string> missing)
    {
        var isSaid = false;
        foreach (var condition in rule.Conditions)
        {
            if (condition.Decide(scope, rule.Id) != Truth.Unknown)
                continue;
            foreach (var fact in condition.FactsBehind(scope, Truth.Unknown))
            {
                if (scope.Fact(fact).Missing is not { } text)
                    continue;
                isSaid = true;
                AddOnce(text, missing);
            }
        }

        if (!isSaid)
            AddOnce(Unreadable, missing);
    }

    private static void AddOnce(string text, List<string> missing)
    {
        if (!missing.Contains(text))
            missing.Add(text);
    }
}

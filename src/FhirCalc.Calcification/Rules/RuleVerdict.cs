using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Rules;

/// <summary>What a rule says of one finding.</summary>
/// <param name="rule">The rule.</param>
/// <param name="finding">The finding.</param>
/// <param name="truth">Whether it holds.</param>
/// <param name="triggers">Where true: the very elements that made it so.</param>
/// <param name="scope">What its expressions see.</param>
internal sealed class RuleVerdict(CalcificationRule rule, InputResource finding, Truth truth, IReadOnlyList<Element> triggers, FindingScope? scope)
{
    public CalcificationRule Rule => rule;

    public InputResource Finding => finding;

    public Truth Truth => truth;

    public IReadOnlyList<Element> Triggers => triggers;

    /// <summary>Where unknown: what would decide it. To be asked for while the assessment is made.</summary>
    public IReadOnlyList<string> Missing => truth == Truth.Unknown && scope is not null ? MissingOf(rule, scope) : [];

    /// <summary>The verdict, or null where the rule does not hold.</summary>
    public static RuleVerdict? Of(CalcificationRule rule, InputResource finding, FindingScope scope)
    {
        var truth = Truth.True;
        foreach (var condition in rule.Conditions)
        {
            var one = condition.Decide(scope, rule.Id);
            if (one == Truth.False)
                return null;
            if (one == Truth.Unknown)
                truth = Truth.Unknown;
        }

        return truth == Truth.Unknown
            ? new RuleVerdict(rule, finding, truth, [], scope)
            : new RuleVerdict(rule, finding, truth, TriggersOf(rule, scope), null);
    }

    private static List<string> MissingOf(CalcificationRule rule, FindingScope scope)
    {
        var missing = new List<string>();
        foreach (var condition in rule.Conditions)
        {
            if (condition.Decide(scope, rule.Id) != Truth.Unknown)
                continue;
            foreach (var fact in condition.Facts)
            {
                if (scope.Fact(fact).Missing is { } text && !missing.Contains(text))
                    missing.Add(text);
            }
        }

        if (missing.Count == 0)
            missing.Add("data that the rule can read");
        return missing;
    }

    private static List<Element> TriggersOf(CalcificationRule rule, FindingScope scope)
    {
        var triggers = new List<Element>();
        foreach (var condition in rule.Conditions)
        {
            foreach (var fact in condition.Facts)
            {
                var result = scope.Fact(fact);
                if (result.Truth != Truth.True)
                    continue;
                for (var i = 0; i < result.Elements.Count; i++)
                {
                    if (!triggers.Contains(result.Elements[i]))
                        triggers.Add(result.Elements[i]);
                }
            }
        }

        return triggers;
    }
}

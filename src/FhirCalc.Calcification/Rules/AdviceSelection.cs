
namespace FhirCalc.Calcification.Rules;

/// <summary>
/// Actions look at the combined outcomes: one is advised when its outcome reaches its grade and its conditions hold for a
/// finding that gave that grade.
/// </summary>
internal sealed class AdviceSelection(List<CombinedOutcome> outcomes, Func<RuleVerdict, FindingScope> scopeOf)
{
    public List<CalcificationRule> Of(IEnumerable<CalcificationRule> rules, List<UndecidedRule> undecided)
    {
        var advised = new List<CalcificationRule>();
        foreach (var rule in rules.Where(rule => rule.Kind == RuleKind.Action))
        {
            var verdicts = Contributors(rule).Select(contributor => Judge(rule, contributor)).OfType<RuleVerdict>().ToList();
            if (verdicts.Exists(verdict => verdict.Truth == Truth.True))
                advised.Add(rule);
            else if (verdicts.Exists(verdict => verdict.Truth == Truth.Unknown))
                undecided.Add(new UndecidedRule(rule, [.. verdicts.SelectMany(verdict => verdict.Missing).Distinct()]));
        }

        return advised;
    }

    private IEnumerable<RuleVerdict> Contributors(CalcificationRule rule) =>
        outcomes.Where(outcome => outcome.Outcome.Code == rule.Outcome!.Code && outcome.Grade >= rule.Grade)
            .SelectMany(outcome => outcome.Contributions)
            .Where(contribution => contribution.Bearing != RuleBearing.Overridden && contribution.Verdict.Rule.Grade >= rule.Grade)
            .Select(contribution => contribution.Verdict)
            .DistinctBy(verdict => verdict.Finding);

    // The action's own expressions belong to its own plan, whichever rule gave the grade.
    private RuleVerdict? Judge(CalcificationRule rule, RuleVerdict contributor)
    {
        var asked = new RuleVerdict(rule, contributor.Finding, Truth.Unknown, [], null);
        return RuleVerdict.Of(rule, contributor.Finding, scopeOf(asked));
    }
}

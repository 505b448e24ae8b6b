using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>
/// Actions look at the combined outcomes: one is advised when its outcome reaches its grade and its conditions hold for a
/// finding that gave that grade.
/// </summary>
internal sealed class AdviceSelection(List<CombinedOutcome> outcomes, RuleBase rules, ReportScopes scopes)
{
    public List<CalcificationRule> Of(CalcificationRule[] actions, List<UndecidedRule> undecided)
    {
        var advised = new List<CalcificationRule>();
        var findings = new List<InputResource>();
        foreach (var action in actions)
        {
            findings.Clear();
            AddContributors(action, findings);
            var answer = Truth.False;
            foreach (var finding in findings)
            {
                var one = RuleVerdict.Decide(action, ScopeOf(action, finding));
                if (one == Truth.True || (one == Truth.Unknown && answer == Truth.False))
                    answer = one;
            }

            if (answer == Truth.True)
                advised.Add(action);
            else if (answer == Truth.Unknown)
                undecided.Add(new UndecidedRule(action, Missing(action, findings)));
        }

        return advised;
    }

    // Its own expressions belong to its own plan, whichever rule gave the grade.
    private FindingScope ScopeOf(CalcificationRule action, InputResource finding) => scopes.ScopeOf(rules.PlanOf(action), finding);

    // The findings that gave the grade at which the action is advised.
    private void AddContributors(CalcificationRule action, List<InputResource> findings)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Outcome.Code != action.Outcome!.Code || outcome.Grade < action.Grade)
                continue;
            foreach (var contribution in outcome.Contributions)
            {
                var finding = contribution.Verdict.Finding;
                if (contribution.Bearing != RuleBearing.Overridden && contribution.Verdict.Rule.Grade >= action.Grade && !findings.Contains(finding))
                    findings.Add(finding);
            }
        }
    }

    private IReadOnlyList<string> Missing(CalcificationRule action, List<InputResource> findings)
    {
        var missing = new MissingData(action);
        foreach (var finding in findings)
        {
            var scope = ScopeOf(action, finding);
            if (RuleVerdict.Decide(action, scope) == Truth.Unknown)
                missing.Add(scope);
        }

        return missing.Texts;
    }
}

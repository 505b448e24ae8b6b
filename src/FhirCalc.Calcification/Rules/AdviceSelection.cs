using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>
/// Actions look at the combined outcomes: one is advised when its outcome reaches its grade and its conditions hold for a
/// finding that gave that grade.
/// </summary>
internal sealed class AdviceSelection(List<CombinedOutcome> outcomes, RuleBase rules, ReportScopes scopes)
{
    public List<CalcificationRule> Of(IEnumerable<CalcificationRule> actions, List<UndecidedRule> undecided)
    {
        var advised = new List<CalcificationRule>();
        foreach (var action in actions)
        {
            // Its own expressions belong to its own plan, whichever rule gave the grade.
            var asked = Contributors(action).ConvertAll(finding => scopes.ScopeOf(rules.PlanOf(action), finding));
            var answers = asked.ConvertAll(scope => RuleVerdict.Decide(action, scope));
            if (answers.Contains(Truth.True))
                advised.Add(action);
            else if (answers.Contains(Truth.Unknown))
                undecided.Add(new UndecidedRule(action, Missing(action, asked, answers)));
        }

        return advised;
    }

    // The findings that gave the grade at which the action is advised.
    private List<InputResource> Contributors(CalcificationRule action)
    {
        var findings = new List<InputResource>();
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

        return findings;
    }

    private static IReadOnlyList<string> Missing(CalcificationRule action, List<FindingScope> scopes, List<Truth> answers)
    {
        var missing = new MissingData(action);
        for (var at = 0; at < scopes.Count; at++)
        {
            if (answers[at] == Truth.Unknown)
                missing.Add(scopes[at]);
        }

        return missing.Texts;
    }
}

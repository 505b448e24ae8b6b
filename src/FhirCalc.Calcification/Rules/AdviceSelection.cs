using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>
/// Actions look at the combined outcomes: one is advised when its outcome reaches its grade and its conditions hold for a
/// finding that gave that grade.
/// </summary>
internal sealed class AdviceSelection(List<CombinedOutcome> outcomes, Func<CalcificationRule, InputResource, FindingScope> scopeOf)
{
    public List<CalcificationRule> Of(IEnumerable<CalcificationRule> actions, List<UndecidedRule> undecided)
    {
        var advised = new List<CalcificationRule>();
        foreach (var action in actions)
        {
            var holds = false;
            List<FindingScope>? open = null;
            foreach (var finding in Contributors(action))
            {
                // The action's own expressions belong to its own plan, whichever rule gave the grade.
                var scope = scopeOf(action, finding);
                var truth = RuleVerdict.Decide(action, scope);
                holds |= truth == Truth.True;
                if (truth == Truth.Unknown)
                    (open ??= []).Add(scope);
            }

            if (holds)
                advised.Add(action);
            else if (open is not null)
                undecided.Add(new UndecidedRule(action, RuleVerdict.Missing(action, open)));
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
}

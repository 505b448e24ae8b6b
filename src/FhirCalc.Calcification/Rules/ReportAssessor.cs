using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Calcification.Rules;

/// <summary>Applies the rules to the findings of one report. Made for one report, used by one thread.</summary>
internal sealed class ReportAssessor(RuleBase rules, ReportCase report, ReportScopes scopes, InputReferences references, List<Issue> issues)
{
    public List<OrganGroup> Groups()
    {
        // 1. Which rules are for which finding, and on which side it lies.
        var groups = new List<OrganGroup>();
        foreach (var finding in report.Findings)
        {
            foreach (var plan in scopes.PlansFor(finding))
            {
                foreach (var side in scopes.SidesOf(plan, finding))
                    Group(groups, plan, side, plan.Applies is null ? ReportScopes.SiteOf(finding) : "").Findings.Add(finding);
            }
        }

        return groups;
    }

    public OrganAssessment Assess(OrganGroup group, IReadOnlyList<string> unavailable)
    {
        // 2. What every rule says of every finding.
        var answers = new RuleAnswers(rules.RulesFor(group.Plan).OfFinding, group.Findings, scopes);
        var verdicts = answers.Holding();

        // 3. What the risk rules come to.
        var outcomes = Combination.Of(verdicts, rules.Implications);

        // 4. What could not be decided, what limits the result, and what follows.
        var undecided = answers.Undecided();
        var guards = verdicts.FindAll(static verdict => verdict.Rule.Kind == RuleKind.Guard);
        Warn(guards);
        var advised = new AdviceSelection(outcomes, rules, scopes).Of(rules.RulesFor(group.Plan).Actions, undecided);

        return new OrganAssessment
        {
            Code = group.Plan.Code,
            RuleSet = group.Plan.RuleSet,
            RuleSetVersion = group.Plan.Version,
            Side = group.Side,
            Site = group.Plan.Applies is null ? references.SiteOf(group.Findings[0]) : "",
            Conclusion = Conclusions.Of(group, guards, outcomes.Count > 0, undecided.Count > 0),
            Findings = group.Findings.ConvertAll(InputReferences.Of),
            RestsOnPreliminary = ResourceStatus.IsPreliminary(report.Report) || group.Findings.Exists(ResourceStatus.IsPreliminary),
            Predictions = outcomes.ConvertAll(PredictionOf),
            Undecided = undecided,
            Guards = RulesOf(guards),
            Etiologies = StatementsOf(verdicts, RuleKind.Etiology),
            Modifiers = StatementsOf(verdicts, RuleKind.Modifier),
            Advice = advised,
            UnavailableInputs = unavailable,
        };
    }

    private static List<CalcificationRule> RulesOf(List<RuleVerdict> verdicts)
    {
        var rules = new List<CalcificationRule>(verdicts.Count);
        foreach (var verdict in verdicts)
        {
            if (!rules.Contains(verdict.Rule))
                rules.Add(verdict.Rule);
        }

        return rules;
    }

    private Prediction PredictionOf(CombinedOutcome outcome)
    {
        var applied = new List<AppliedRule>();
        (string Start, string End)? within = null;
        for (var at = 0; at < outcome.Contributions.Count; at++)
        {
            var contribution = outcome.Contributions[at];
            if (!IsNamed(contribution, applied))
                applied.Add(new AppliedRule(contribution, outcome.Contributions, references));
            if (contribution.Bearing != RuleBearing.Applied || contribution.Verdict.Rule is not { WithinYears: not null } rule)
                continue;
            var period = Timeframe.Of(rule, scopes.ScopeOf(rules.PlanOf(rule), contribution.Verdict.Finding));
            if (within is null || (period is not null && string.CompareOrdinal(period.Value.Start, within.Value.Start) < 0))
                within = period;
        }

        return new Prediction(outcome.Outcome, outcome.Grade, Sorted(applied), within);
    }

    private static bool IsNamed(RiskContribution contribution, List<AppliedRule> applied)
    {
        foreach (var rule in applied)
        {
            if (contribution.IsOf(rule))
                return true;
        }

        return false;
    }

    // Those that count first, and of these the highest grade.
    private static List<AppliedRule> Sorted(List<AppliedRule> applied) =>
        applied.Count == 1 ? applied : [.. applied.OrderBy(rule => rule.Bearing == RuleBearing.Overridden).ThenByDescending(rule => rule.Rule.Grade)];

    private List<RuleStatement> StatementsOf(List<RuleVerdict> verdicts, RuleKind kind)
    {
        var statements = new List<RuleStatement>();
        foreach (var verdict in verdicts)
        {
            if (verdict.Rule.Kind == kind && !IsStated(verdict.Rule, statements))
                statements.Add(new RuleStatement(verdict.Rule, verdicts, references));
        }

        return statements;
    }

    private static bool IsStated(CalcificationRule rule, List<RuleStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Rule == rule)
                return true;
        }

        return false;
    }

    private void Warn(List<RuleVerdict> guards)
    {
        foreach (var guard in guards)
        {
            if (!guard.Rule.Warns)
                continue;
            var issue = new Issue(AssessmentIssueIds.Guard, IssueSeverity.Warning, "business-rule", guard.Rule.Title + ".")
            {
                Location = (guard.Triggers is [var first, ..] ? first : guard.Finding.Element).Location(),
                Rule = guard.Rule.Definition + "#" + guard.Rule.Id,
            };
            if (!issues.Contains(issue))
                issues.Add(issue);
        }
    }

    private static OrganGroup Group(List<OrganGroup> groups, RulePlan plan, Coding? side, string site)
    {
        foreach (var known in groups)
        {
            if (known.Plan == plan && known.Side == side && known.Site == site)
                return known;
        }

        var group = new OrganGroup(plan, side, site);
        groups.Add(group);
        return group;
    }
}

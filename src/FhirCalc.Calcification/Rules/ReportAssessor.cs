using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Calcification.Rules;

/// <summary>Applies the rules to the findings of one report. Made for one report, used by one thread.</summary>
internal sealed class ReportAssessor
{
    private readonly RuleBase _rules;
    private readonly ReportCase _case;
    private readonly ReportScopes _scopes;
    private readonly InputReferences _references;
    private readonly List<Issue> _issues;
    private readonly Dictionary<(RulePlan, InputResource), List<RuleVerdict>> _verdicts = [];

    public ReportAssessor(RuleBase rules, ReportCase report, ReportScopes scopes, InputReferences references, List<Issue> issues)
    {
        _rules = rules;
        _case = report;
        _scopes = scopes;
        _references = references;
        _issues = issues;
    }

    public IEnumerable<OrganGroup> Groups()
    {
        // 1. Which rules are for which finding, and on which side it lies.
        var groups = new List<OrganGroup>();
        foreach (var finding in _case.Findings)
        {
            foreach (var plan in _scopes.PlansFor(finding))
            {
                foreach (var side in _scopes.SidesOf(plan, finding))
                    Group(groups, plan, side, plan.Applies is null ? ReportScopes.SiteOf(finding) : "").Findings.Add(finding);
            }
        }

        return groups;
    }

    public OrganAssessment Assess(OrganGroup group, IReadOnlyList<string> unavailable)
    {
        // 2. What every rule says of every finding.
        var verdicts = new List<RuleVerdict>();
        foreach (var finding in group.Findings)
            verdicts.AddRange(Verdicts(group.Plan, finding));

        // 3. What the risk rules come to.
        var outcomes = Combination.Of(verdicts, _rules.Implications);

        // 4. What could not be decided, what limits the result, and what follows.
        var undecided = new List<UndecidedRule>();
        Undecided(verdicts, undecided);
        var guards = verdicts.Where(verdict => verdict.Rule.Kind == RuleKind.Guard && verdict.Truth == Truth.True).ToList();
        Warn(guards);
        var advice = new AdviceSelection(outcomes, verdict => _scopes.ScopeOf(PlanOf(verdict.Rule, group.Plan), verdict.Finding));
        var advised = advice.Of(_rules.RulesFor(group.Plan).Select(item => item.Rule), undecided);

        return new OrganAssessment
        {
            Code = group.Plan.Code,
            RuleSet = new Coding(CalcificationCodes.RuleSetSystem, group.Plan.Id, group.Plan.Title),
            RuleSetVersion = group.Plan.Version,
            Side = group.Side,
            Conclusion = Conclusions.Of(group, guards, outcomes.Count > 0, undecided.Count > 0),
            Findings = [.. group.Findings.Select(_references.Of)],
            RestsOnPreliminary = group.Findings.Append(_case.Report).Any(ResourceStatus.IsPreliminary),
            Predictions = [.. outcomes.Select(outcome => PredictionOf(outcome, group.Plan))],
            Undecided = undecided,
            Guards = [.. guards.Select(guard => guard.Rule).Distinct()],
            Etiologies = StatementsOf(verdicts, RuleKind.Etiology),
            Modifiers = StatementsOf(verdicts, RuleKind.Modifier),
            Advice = advised,
            UnavailableInputs = unavailable,
        };
    }

    /// <summary>The plans whose rules were asked for a group.</summary>
    public IEnumerable<string> DefinitionsFor(OrganGroup group) => _rules.RulesFor(group.Plan).Select(item => item.Rule.Definition).Distinct();

    private RulePlan PlanOf(CalcificationRule rule, RulePlan plan) => rule.PlanId == plan.Id ? plan : _rules.Plans.First(other => other.Id == rule.PlanId);

    private List<RuleVerdict> Verdicts(RulePlan plan, InputResource finding)
    {
        if (_verdicts.TryGetValue((plan, finding), out var known))
            return known;
        var verdicts = new List<RuleVerdict>();
        RulePlan? of = null;
        FindingScope? scope = null;
        var rules = _rules.RulesFor(plan);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Rule.Kind == RuleKind.Action)
                continue;
            if (of != rules[i].Plan)
                scope = _scopes.ScopeOf(of = rules[i].Plan, finding);
            if (RuleVerdict.Of(rules[i].Rule, finding, scope!) is { } verdict)
                verdicts.Add(verdict);
        }

        return _verdicts[(plan, finding)] = verdicts;
    }

    private static void Undecided(List<RuleVerdict> verdicts, List<UndecidedRule> undecided)
    {
        // A rule that holds for one finding has given its grade: what another finding lacks cannot change it. A guard that would
        // conclude leaves the conclusion open where it is open itself.
        foreach (var verdict in verdicts)
        {
            var rule = verdict.Rule;
            if (verdict.Truth != Truth.Unknown || (rule.Kind != RuleKind.Risk && rule.Conclusion is null))
                continue;
            if (undecided.Exists(other => other.Rule == rule) || verdicts.Exists(other => other.Rule == rule && other.Truth == Truth.True))
                continue;
            var missing = new List<string>(verdict.Missing);
            foreach (var other in verdicts)
            {
                if (other != verdict && other.Rule == rule)
                    missing.AddRange(other.Missing.Where(text => !missing.Contains(text)));
            }

            undecided.Add(new UndecidedRule(rule, missing));
        }
    }

    private Prediction PredictionOf(CombinedOutcome outcome, RulePlan plan)
    {
        var rules = outcome.Contributions
            .GroupBy(contribution => (contribution.Verdict.Rule, contribution.Bearing, contribution.OverriddenBy))
            .Select(same => new AppliedRule(same.Key.Rule, same.Key.Bearing, same.Key.OverriddenBy, () => TriggersOf(same.Select(contribution => contribution.Verdict))))
            .ToList();
        var within = outcome.Contributions
            .Where(contribution => contribution.Bearing == RuleBearing.Applied && contribution.Verdict.Rule.WithinYears is not null)
            .Select(contribution => Timeframe.Of(contribution.Verdict.Rule, _scopes.ScopeOf(PlanOf(contribution.Verdict.Rule, plan), contribution.Verdict.Finding)))
            .Where(period => period is not null)
            .OrderBy(period => period!.Value.Start, StringComparer.Ordinal)
            .FirstOrDefault();
        return new Prediction(outcome.Outcome, outcome.Grade, rules, within);
    }

    private List<RuleStatement> StatementsOf(List<RuleVerdict> verdicts, RuleKind kind)
    {
        var statements = new List<RuleStatement>();
        foreach (var verdict in verdicts)
        {
            if (verdict.Rule.Kind == kind && verdict.Truth == Truth.True && !statements.Exists(other => other.Rule == verdict.Rule))
                statements.Add(new RuleStatement(verdict.Rule, () => TriggersOf(verdicts.Where(other => other.Rule == verdict.Rule && other.Truth == Truth.True))));
        }

        return statements;
    }

    private RuleTrigger[] TriggersOf(IEnumerable<RuleVerdict> verdicts) =>
    [
        .. verdicts.SelectMany(verdict => verdict.Triggers).Select(_references.Of).Distinct()
            .OrderBy(trigger => trigger.Reference, StringComparer.Ordinal).ThenBy(trigger => trigger.Path, StringComparer.Ordinal),
    ];

    private void Warn(List<RuleVerdict> guards)
    {
        foreach (var guard in guards.Where(guard => guard.Rule.Warns))
        {
            var issue = new Issue(AssessmentIssueIds.Guard, IssueSeverity.Warning, "business-rule", guard.Rule.Title + ".")
            {
                Location = (guard.Triggers.Count > 0 ? guard.Triggers[0] : guard.Finding.Element).Location(),
                Rule = guard.Rule.Definition + "#" + guard.Rule.Id,
            };
            if (!_issues.Contains(issue))
                _issues.Add(issue);
        }
    }

    private static OrganGroup Group(List<OrganGroup> groups, RulePlan plan, Coding? side, string site)
    {
        var group = groups.Find(other => other.Plan == plan && other.Side == side && other.Site == site);
        if (group is null)
            groups.Add(group = new OrganGroup(plan, side, site));
        return group;
    }
}

using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Rules;

/// <summary>All rules of a set of definitions, compiled. Immutable and safe for many threads.</summary>
internal sealed class RuleBase
{
    private readonly PlanRules[] _rulesFor;
    private readonly Dictionary<CalcificationRule, RulePlan> _planOf;
    private readonly Dictionary<string, IReadOnlyList<Coding>> _implications = new(StringComparer.Ordinal);

    public RuleBase(IReadOnlyList<RulePlan> plans, TypeModel types)
    {
        Types = types;
        Organs = [.. plans.Where(plan => plan.Applies is not null)];
        Scores = [.. plans.Where(IsOfScores)];
        General = [.. plans.Where(plan => plan.Applies is null && !IsOfScores(plan))];
        Plans = plans;
        var general = General.SelectMany(PlacedRule.Of).ToList();
        _rulesFor = [.. plans.Select(plan => new PlanRules([.. PlacedRule.Of(plan), .. plan.Applies is null ? [] : general]))];
        _planOf = plans.SelectMany(PlacedRule.Of).ToDictionary(placed => placed.Rule, placed => placed.Plan);
        foreach (var plan in plans)
        {
            foreach (var (outcome, implied) in plan.Implications)
                _implications[outcome] = [.. _implications.GetValueOrDefault(outcome, []), .. implied];
        }
    }

    public TypeModel Types { get; }

    public IReadOnlyList<RulePlan> Plans { get; }

    /// <summary>Plans for one organ each.</summary>
    public RulePlan[] Organs { get; }

    /// <summary>Plans for every finding. Their rules join those of the organ.</summary>
    public IReadOnlyList<RulePlan> General { get; }

    /// <summary>Plans that derive scores, whatever the findings.</summary>
    public IReadOnlyList<RulePlan> Scores { get; }

    /// <summary>The rules that are asked of a finding of a plan: its own, then the general ones.</summary>
    public PlanRules RulesFor(RulePlan plan) => _rulesFor[plan.Index];

    /// <summary>The plan that a rule stands in.</summary>
    public RulePlan PlanOf(CalcificationRule rule) => _planOf[rule];

    /// <summary>Outcomes that an outcome implies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Coding>> Implications => _implications;

    private static bool IsOfScores(RulePlan plan) => plan.Rules.Count > 0 && plan.Rules.All(rule => rule.Score is not null);
}

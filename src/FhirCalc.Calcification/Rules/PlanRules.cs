namespace FhirCalc.Calcification.Rules;

/// <summary>A rule with the plan that it stands in.</summary>
internal sealed record PlacedRule(CalcificationRule Rule, RulePlan Plan)
{
    public static IEnumerable<PlacedRule> Of(RulePlan plan) => plan.Rules.Select(rule => new PlacedRule(rule, plan));
}

/// <summary>The rules that are asked of a finding.</summary>
internal sealed class PlanRules(List<PlacedRule> rules)
{
    /// <summary>Those that speak of the finding itself.</summary>
    public PlacedRule[] OfFinding { get; } = [.. rules.Where(placed => placed.Rule.Kind != RuleKind.Action)];

    /// <summary>Those that look at what the others come to.</summary>
    public CalcificationRule[] Actions { get; } = [.. rules.Select(placed => placed.Rule).Where(rule => rule.Kind == RuleKind.Action)];

    /// <summary>Canonicals of the plans, each once.</summary>
    public IReadOnlyList<string> Definitions { get; } = [.. rules.Select(placed => placed.Rule.Definition).Distinct()];
}

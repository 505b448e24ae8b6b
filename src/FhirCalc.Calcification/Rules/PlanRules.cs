namespace FhirCalc.Calcification.Rules;

/// <summary>The rules that are asked of a finding, each with the plan that it stands in.</summary>
internal sealed class PlanRules((CalcificationRule Rule, RulePlan Plan)[] rules)
{
    /// <summary>Those that speak of the finding itself.</summary>
    public (CalcificationRule Rule, RulePlan Plan)[] OfFinding { get; } = [.. rules.Where(item => item.Rule.Kind != RuleKind.Action)];

    /// <summary>Those that look at what the others come to.</summary>
    public CalcificationRule[] Actions { get; } = [.. rules.Select(item => item.Rule).Where(rule => rule.Kind == RuleKind.Action)];

    /// <summary>Canonicals of the plans, each once.</summary>
    public IReadOnlyList<string> Definitions { get; } = [.. rules.Select(item => item.Rule.Definition).Distinct()];
}

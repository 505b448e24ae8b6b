namespace FhirCalc.Calcification.Rules;

/// <summary>How a rule bears on a prediction (codes of <c>calcification-rule-status</c>).</summary>
public enum RuleBearing
{
    /// <summary>Its condition holds.</summary>
    Applied,

    /// <summary>It predicts another outcome, which implies this one.</summary>
    Implied,

    /// <summary>Its condition holds, and another rule takes its place.</summary>
    Overridden,
}

/// <summary>A rule that bears on a prediction, for one finding.</summary>
internal sealed record RiskContribution(RuleVerdict Verdict, RuleBearing Bearing, string? OverriddenBy)
{
    /// <summary>Whether it is one of what a rule is named for.</summary>
    public bool IsOf(AppliedRule rule) => rule.Rule == Verdict.Rule && rule.Bearing == Bearing && rule.OverriddenBy == OverriddenBy;

    /// <summary>Whether another says the same of the rule, be it for another finding.</summary>
    public bool IsLike(RiskContribution other) => other.Verdict.Rule == Verdict.Rule && other.Bearing == Bearing && other.OverriddenBy == OverriddenBy;
}

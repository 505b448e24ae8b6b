using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>An outcome with its grade, and the rules that bear on it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Grade">The highest grade of the rules that count.</param>
/// <param name="Rules">The rules that bear on it, also overridden ones.</param>
/// <param name="Within">The time in which it is expected, as start and end, or null.</param>
public sealed record Prediction(Coding Outcome, RiskGrade Grade, IReadOnlyList<AppliedRule> Rules, (string Start, string End)? Within);

/// <summary>A rule that bears on a prediction, and the elements that made it hold.</summary>
public sealed class AppliedRule
{
    private readonly RiskContribution _contribution;
    private readonly List<RiskContribution> _all;
    private readonly InputReferences _references;
    private IReadOnlyList<RuleTrigger>? _inputs;

    internal AppliedRule(RiskContribution contribution, List<RiskContribution> all, InputReferences references) =>
        (_contribution, _all, _references) = (contribution, all, references);

    /// <summary>The rule.</summary>
    public CalcificationRule Rule => _contribution.Verdict.Rule;

    /// <summary>How it bears.</summary>
    public RuleBearing Bearing => _contribution.Bearing;

    /// <summary>The rule that takes its place, or null.</summary>
    public string? OverriddenBy => _contribution.OverriddenBy;

    /// <summary>The elements that made it hold. Named when first asked for; two threads may both name them, to the same effect.</summary>
    public IReadOnlyList<RuleTrigger> Inputs => _inputs ??= _references.Of(_all.Where(_contribution.IsLike).SelectMany(like => like.Verdict.Triggers));
}

/// <summary>A rule that could not be decided.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Missing">What would decide it, in words.</param>
public sealed record UndecidedRule(CalcificationRule Rule, IReadOnlyList<string> Missing);

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
    private readonly Func<IReadOnlyList<RuleTrigger>> _name;
    private IReadOnlyList<RuleTrigger>? _inputs;

    internal AppliedRule(CalcificationRule rule, RuleBearing bearing, string? overriddenBy, Func<IReadOnlyList<RuleTrigger>> inputs)
    {
        (Rule, Bearing, OverriddenBy) = (rule, bearing, overriddenBy);
        _name = inputs;
    }

    /// <summary>The rule.</summary>
    public CalcificationRule Rule { get; }

    /// <summary>How it bears.</summary>
    public RuleBearing Bearing { get; }

    /// <summary>The rule that takes its place, or null.</summary>
    public string? OverriddenBy { get; }

    /// <summary>The elements that made it hold. Named when first asked for; two threads may both name them, to the same effect.</summary>
    public IReadOnlyList<RuleTrigger> Inputs => _inputs ??= _name();
}

/// <summary>A rule that could not be decided.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Missing">What would decide it, in words.</param>
public sealed record UndecidedRule(CalcificationRule Rule, IReadOnlyList<string> Missing);

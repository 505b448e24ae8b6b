using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>An outcome with its grade, and the rules that bear on it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Grade">The highest grade of the rules that count.</param>
/// <param name="Rules">The rules that bear on it, also overridden ones.</param>
/// <param name="Within">The time in which it is expected, as start and end, or null.</param>
public sealed record Prediction(Coding Outcome, RiskGrade Grade, IReadOnlyList<AppliedRule> Rules, (string Start, string End)? Within);

/// <summary>A rule that bears on a prediction, and the elements that made it hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Bearing">How it bears.</param>
/// <param name="OverriddenBy">The rule that takes its place, or null.</param>
/// <param name="Inputs">The elements that made it hold.</param>
public sealed record AppliedRule(CalcificationRule Rule, RuleBearing Bearing, string? OverriddenBy, IReadOnlyList<RuleTrigger> Inputs);

/// <summary>A rule that could not be decided.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Missing">What would decide it, in words.</param>
public sealed record UndecidedRule(CalcificationRule Rule, IReadOnlyList<string> Missing);

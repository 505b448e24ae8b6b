using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>What an etiology rule or a modifier states, and the elements that made it hold. No grade depends on it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Inputs">The elements that made it hold.</param>
public sealed record RuleStatement(CalcificationRule Rule, IReadOnlyList<RuleTrigger> Inputs);

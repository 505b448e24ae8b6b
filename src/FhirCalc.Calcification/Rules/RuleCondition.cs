using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>One condition of a rule, and the facts that it names.</summary>
internal sealed record RuleCondition(CompiledPath Expression, IReadOnlyList<RuleFact> Facts);

using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>Something that expressions of a plan call by name: a fact, or a variable.</summary>
internal sealed record RuleSlot(string Name, CompiledPath? Variable, RuleFact? Fact);

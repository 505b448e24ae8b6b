namespace FhirCalc.Calcification.Rules;

/// <summary>A kind of resource that a rule needs beyond the report (a DataRequirement).</summary>
/// <param name="ResourceType">For instance <c>Condition</c>.</param>
/// <param name="ValueSet">Value set of its code.</param>
public sealed record RuleInput(string ResourceType, string ValueSet);

using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>One condition of a rule, the facts that it names, and its logic where that is decided without the engine.</summary>
internal sealed record RuleCondition(CompiledPath Expression, RuleFact[] Facts, ConditionLogic? Logic)
{
    public Truth Decide(FindingScope scope, string rule) => Logic?.Decide(scope) ?? scope.Decide(Expression, rule);
}

using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>One condition of a rule, the facts that it names, and its logic where it is made of nothing else.</summary>
internal sealed record RuleCondition(CompiledPath Expression, RuleFact[] Facts, ConditionLogic? Logic, bool Quick)
{
    // Of facts that all have to hold, each bears on the condition being true; the others are asked for one by one.
    private readonly bool _all = Logic is null || Logic.IsPlain;

    public Truth Decide(FindingScope scope, string rule) => Quick && Logic is not null ? Logic.Decide(scope) : scope.Decide(Expression, rule);

    /// <summary>The facts that make it true, or leave it unknown; those of a branch that is decided otherwise do not count.</summary>
    public IReadOnlyList<RuleFact> FactsBehind(FindingScope scope, Truth truth)
    {
        if (_all)
            return Facts;
        var facts = new List<RuleFact>(Facts.Length);
        Logic!.Collect(scope, truth, facts);
        return facts;
    }
}

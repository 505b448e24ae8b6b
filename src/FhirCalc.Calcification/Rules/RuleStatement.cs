using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>What an etiology rule or a modifier states, and the elements that made it hold. No grade depends on it.</summary>
public sealed class RuleStatement
{
    private readonly Lazy<IReadOnlyList<RuleTrigger>> _inputs;

    internal RuleStatement(CalcificationRule rule, Func<IReadOnlyList<RuleTrigger>> inputs)
    {
        Rule = rule;
        _inputs = new Lazy<IReadOnlyList<RuleTrigger>>(inputs);
    }

    /// <summary>The rule.</summary>
    public CalcificationRule Rule { get; }

    /// <summary>The elements that made it hold. Named when first asked for.</summary>
    public IReadOnlyList<RuleTrigger> Inputs => _inputs.Value;
}

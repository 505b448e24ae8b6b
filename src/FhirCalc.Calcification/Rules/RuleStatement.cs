using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>What an etiology rule or a modifier states, and the elements that made it hold. No grade depends on it.</summary>
public sealed class RuleStatement
{
    private readonly Func<IReadOnlyList<RuleTrigger>> _name;
    private IReadOnlyList<RuleTrigger>? _inputs;

    internal RuleStatement(CalcificationRule rule, Func<IReadOnlyList<RuleTrigger>> inputs)
    {
        Rule = rule;
        _name = inputs;
    }

    /// <summary>The rule.</summary>
    public CalcificationRule Rule { get; }

    /// <summary>The elements that made it hold. Named when first asked for; two threads may both name them, to the same effect.</summary>
    public IReadOnlyList<RuleTrigger> Inputs => _inputs ??= _name();
}

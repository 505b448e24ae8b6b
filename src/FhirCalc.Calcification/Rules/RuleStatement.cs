using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>What an etiology rule or a modifier states, and the elements that made it hold. No grade depends on it.</summary>
public sealed class RuleStatement
{
    private readonly List<RuleVerdict> _verdicts;
    private readonly InputReferences _references;
    private IReadOnlyList<RuleTrigger>? _inputs;

    internal RuleStatement(CalcificationRule rule, List<RuleVerdict> verdicts, InputReferences references) =>
        (Rule, _verdicts, _references) = (rule, verdicts, references);

    /// <summary>The rule.</summary>
    public CalcificationRule Rule { get; }

    /// <summary>The elements that made it hold. Named when first asked for; two threads may both name them, to the same effect.</summary>
    public IReadOnlyList<RuleTrigger> Inputs => _inputs ??= _references.Of(_verdicts.Where(verdict => verdict.Rule == Rule).SelectMany(verdict => verdict.Triggers));
}

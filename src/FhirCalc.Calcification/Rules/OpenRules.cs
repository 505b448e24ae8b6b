namespace FhirCalc.Calcification.Rules;

/// <summary>The rules of an organ and side that are unknown for a finding.</summary>
internal sealed class OpenRules
{
    private readonly List<(CalcificationRule Rule, FindingScope Scope)> _open = [];

    /// <summary>Takes a rule whose answer would matter: a grade, or a guard that would conclude and so leaves the conclusion open.</summary>
    public void Add(CalcificationRule rule, FindingScope scope)
    {
        if (rule.Kind == RuleKind.Risk || rule.Conclusion is not null)
            _open.Add((rule, scope));
    }

    /// <summary>Each rule that is undecided, with what would decide it. One that holds for a finding has given its grade: what another finding lacks cannot change it.</summary>
    public List<UndecidedRule> Undecided(List<RuleVerdict> verdicts)
    {
        var undecided = new List<UndecidedRule>();
        foreach (var (rule, _) in _open)
        {
            if (!Has(undecided, rule) && !Holds(verdicts, rule))
                undecided.Add(new UndecidedRule(rule, RuleVerdict.Missing(rule, ScopesOf(rule))));
        }

        return undecided;
    }

    private IEnumerable<FindingScope> ScopesOf(CalcificationRule rule)
    {
        foreach (var (other, scope) in _open)
        {
            if (other == rule)
                yield return scope;
        }
    }

    private static bool Has(List<UndecidedRule> undecided, CalcificationRule rule)
    {
        foreach (var other in undecided)
        {
            if (other.Rule == rule)
                return true;
        }

        return false;
    }

    private static bool Holds(List<RuleVerdict> verdicts, CalcificationRule rule)
    {
        foreach (var verdict in verdicts)
        {
            if (verdict.Rule == rule)
                return true;
        }

        return false;
    }
}

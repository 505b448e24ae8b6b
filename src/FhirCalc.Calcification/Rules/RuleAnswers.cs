using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>What every rule says of every finding of one organ and side. Used by one thread.</summary>
internal sealed class RuleAnswers
{
    private readonly PlacedRule[] _rules;
    private readonly List<FindingView> _findings;
    private readonly ReportScopes _scopes;
    private readonly Truth[] _answers;

    public RuleAnswers(PlacedRule[] rules, List<InputResource> findings, ReportScopes scopes)
    {
        (_rules, _findings, _scopes) = (rules, findings.ConvertAll(scopes.ViewOf), scopes);
        _answers = new Truth[rules.Length * findings.Count];
        for (var finding = 0; finding < findings.Count; finding++)
        {
            for (var rule = 0; rule < rules.Length; rule++)
                Answer(rule, finding) = RuleVerdict.Decide(rules[rule].Rule, ScopeOf(rule, finding));
        }
    }

    /// <summary>The rules that hold, finding by finding.</summary>
    public List<RuleVerdict> Holding()
    {
        var verdicts = new List<RuleVerdict>(_answers.AsSpan().Count(Truth.True));
        for (var finding = 0; finding < _findings.Count; finding++)
        {
            for (var rule = 0; rule < _rules.Length; rule++)
            {
                if (Answer(rule, finding) == Truth.True)
                    verdicts.Add(RuleVerdict.Of(_rules[rule].Rule, ScopeOf(rule, finding)));
            }
        }

        return verdicts;
    }

    /// <summary>Each rule that could not be decided, with what would decide it, in the order in which they are met.</summary>
    public List<UndecidedRule> Undecided()
    {
        // Nearly all are met at the first finding.
        var undecided = new List<UndecidedRule>(_answers.AsSpan(0, _rules.Length).Count(Truth.Unknown));
        for (var finding = 0; finding < _findings.Count; finding++)
        {
            for (var rule = 0; rule < _rules.Length; rule++)
            {
                if (Answer(rule, finding) == Truth.Unknown && Matters(_rules[rule].Rule) && IsFirstUnknown(rule, finding))
                    undecided.Add(new UndecidedRule(_rules[rule].Rule, Missing(rule)));
            }
        }

        return undecided;
    }

    // A grade, or a guard that would conclude: it leaves the conclusion open where it is open itself.
    private static bool Matters(CalcificationRule rule) => rule.Kind == RuleKind.Risk || rule.Conclusion is not null;

    // A rule that holds for a finding has given its grade: what another finding lacks cannot change it.
    private bool IsFirstUnknown(int rule, int finding)
    {
        for (var other = 0; other < _findings.Count; other++)
        {
            if (Answer(rule, other) == Truth.True || (other < finding && Answer(rule, other) == Truth.Unknown))
                return false;
        }

        return true;
    }

    private IReadOnlyList<string> Missing(int rule)
    {
        var missing = new MissingData(_rules[rule].Rule);
        for (var finding = 0; finding < _findings.Count; finding++)
        {
            if (Answer(rule, finding) == Truth.Unknown)
                missing.Add(ScopeOf(rule, finding));
        }

        return missing.Texts;
    }

    private ref Truth Answer(int rule, int finding) => ref _answers[(finding * _rules.Length) + rule];

    private FindingScope ScopeOf(int rule, int finding) => _scopes.ScopeOf(_rules[rule].Plan, _findings[finding]);
}

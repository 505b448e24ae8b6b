namespace FhirCalc.Calcification.Rules;

/// <summary>The rules that bear on one outcome of an organ and side, and the grade they come to.</summary>
internal sealed class CombinedOutcome(Coding outcome)
{
    public Coding Outcome => outcome;

    /// <summary>The highest grade of the rules that count.</summary>
    public RiskGrade Grade { get; private set; }

    /// <summary>Whether a rule bears on it that is not overridden.</summary>
    public bool Counts { get; private set; }

    public List<RiskContribution> Contributions { get; } = [];

    public void Add(RiskContribution contribution)
    {
        Contributions.Add(contribution);
        if (contribution.Bearing == RuleBearing.Overridden)
            return;
        var grade = contribution.Verdict.Rule.Grade!.Value;
        Grade = Counts && Grade > grade ? Grade : grade;
        Counts = true;
    }
}

/// <summary>
/// Combines what rules say of the findings of one organ and side: per outcome the highest grade of the rules that are not
/// overridden. An override counts for the finding for which both rules hold.
/// </summary>
internal static class Combination
{
    public static List<CombinedOutcome> Of(List<RuleVerdict> verdicts, IReadOnlyDictionary<string, IReadOnlyList<Coding>> implications)
    {
        var outcomes = new List<CombinedOutcome>();
        foreach (var verdict in verdicts)
        {
            if (verdict.Rule.Kind != RuleKind.Risk)
                continue;
            var by = OverriderOf(verdict, verdicts);
            Outcome(outcomes, verdict.Rule.Outcome!).Add(new RiskContribution(verdict, by is null ? RuleBearing.Applied : RuleBearing.Overridden, by));
            if (by is not null || !implications.TryGetValue(verdict.Rule.Outcome!.Code, out var implied))
                continue;
            for (var at = 0; at < implied.Count; at++)
                Outcome(outcomes, implied[at]).Add(new RiskContribution(verdict, RuleBearing.Implied, null));
        }

        outcomes.RemoveAll(static outcome => !outcome.Counts);
        outcomes.Sort(HighestFirst);
        return outcomes;
    }

    private static int HighestFirst(CombinedOutcome one, CombinedOutcome other) =>
        one.Grade == other.Grade ? string.CompareOrdinal(one.Outcome.Code, other.Outcome.Code) : other.Grade > one.Grade ? 1 : -1;

    private static string? OverriderOf(RuleVerdict verdict, List<RuleVerdict> verdicts)
    {
        foreach (var other in verdicts)
        {
            var rule = other.Rule;
            if (rule.Kind == RuleKind.Risk && rule.Overrides.Count > 0 && other.Finding == verdict.Finding && rule.Overrides.Contains(verdict.Rule.Id, StringComparer.Ordinal))
                return rule.Id;
        }

        return null;
    }

    // There are few: looked through sooner than a table of them is made.
    private static CombinedOutcome Outcome(List<CombinedOutcome> outcomes, Coding coding)
    {
        foreach (var known in outcomes)
        {
            if (known.Outcome.Code == coding.Code)
                return known;
        }

        var outcome = new CombinedOutcome(coding);
        outcomes.Add(outcome);
        return outcome;
    }
}

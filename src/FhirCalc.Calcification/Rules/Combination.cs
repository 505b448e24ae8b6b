namespace FhirCalc.Calcification.Rules;

/// <summary>The rules that bear on one outcome of an organ and side, and the grade they come to.</summary>
internal sealed record CombinedOutcome(Coding Outcome, RiskGrade Grade, IReadOnlyList<RiskContribution> Contributions);

/// <summary>
/// Combines what rules say of the findings of one organ and side: per outcome the highest grade of the rules that are not
/// overridden. An override counts for the finding for which both rules hold.
/// </summary>
internal static class Combination
{
    public static List<CombinedOutcome> Of(IEnumerable<RuleVerdict> verdicts, IReadOnlyDictionary<string, IReadOnlyList<Coding>> implications)
    {
        var applied = verdicts.Where(verdict => verdict.Rule.Kind == RuleKind.Risk).ToList();
        var byOutcome = new Dictionary<string, (Coding Outcome, List<RiskContribution> Rules)>(StringComparer.Ordinal);
        foreach (var verdict in applied)
        {
            var by = OverriderOf(verdict, applied);
            Add(byOutcome, verdict.Rule.Outcome!, new RiskContribution(verdict, by is null ? RuleBearing.Applied : RuleBearing.Overridden, by));
            if (by is not null)
                continue;
            foreach (var implied in implications.GetValueOrDefault(verdict.Rule.Outcome!.Code, []))
                Add(byOutcome, implied, new RiskContribution(verdict, RuleBearing.Implied, null));
        }

        return [.. byOutcome.Values
            .Where(item => item.Rules.Exists(rule => rule.Bearing != RuleBearing.Overridden))
            .Select(item => new CombinedOutcome(item.Outcome, HighestOf(item.Rules), item.Rules))
            .OrderByDescending(item => item.Grade)
            .ThenBy(item => item.Outcome.Code, StringComparer.Ordinal)];
    }

    private static RiskGrade HighestOf(List<RiskContribution> rules) =>
        rules.Where(rule => rule.Bearing != RuleBearing.Overridden).Max(rule => rule.Verdict.Rule.Grade!.Value);

    private static string? OverriderOf(RuleVerdict verdict, List<RuleVerdict> applied) => applied
        .Find(other => other.Finding == verdict.Finding && other.Rule.Overrides.Contains(verdict.Rule.Id, StringComparer.Ordinal))?.Rule.Id;

    private static void Add(Dictionary<string, (Coding Outcome, List<RiskContribution> Rules)> byOutcome, Coding outcome, RiskContribution rule)
    {
        if (!byOutcome.TryGetValue(outcome.Code, out var item))
            byOutcome[outcome.Code] = item = (outcome, []);
        item.Rules.Add(rule);
    }
}

using System.Text;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Decisions;

/// <summary>
/// What a rule says for all combinations of its inputs, found by assessing each. Ways of stating an input that make no difference
/// stand in one row.
/// </summary>
internal sealed class DecisionTable(OrganDecisions organ, string rule, string[] inputs)
{
    private const string Any = "any";

    private readonly Dictionary<string, string> _verdicts = new(StringComparer.Ordinal);

    public string Rule => rule;

    public static string VerdictOf(Assessment assessment, string rule)
    {
        var applied = assessment.Organs().SelectMany(one => one.Predictions).SelectMany(prediction => prediction.Rules)
            .FirstOrDefault(one => one.Rule.Id == rule && one.Bearing != RuleBearing.Implied);
        if (applied is not null)
            return applied.OverriddenBy is { } by ? "overridden by " + by : "holds";
        if (assessment.Guards().Concat(assessment.Advice()).Concat(assessment.Statements().Split(' ')).Contains(rule))
            return "holds";
        return assessment.Missing(rule) is { } missing ? "open: " + string.Join("; ", missing) : "no";
    }

    /// <summary>The verdict for a combination, by the inputs of this rule alone.</summary>
    public string Of(IReadOnlyDictionary<string, Stated> stated)
    {
        var key = string.Join('|', inputs.Select(input => stated[input].Label));
        if (!_verdicts.TryGetValue(key, out var verdict))
        {
            var only = inputs.ToDictionary(input => input, input => stated[input], StringComparer.Ordinal);
            _verdicts[key] = verdict = VerdictOf(organ.Build(only).Assess(), rule);
        }

        return verdict;
    }

    public string ToMarkdown()
    {
        // Inputs that never make a difference get no column; the rows are those of a decision tree whose equal branches are one.
        var rows = Rows(0, new Dictionary<string, Stated>(StringComparer.Ordinal));
        int[] columns = [.. Enumerable.Range(0, inputs.Length).Where(column => rows.Exists(row => row[column] != Any))];
        if (columns.Length == 0)
            return $"Always: {rows[0][^1]}.\n";
        var text = new StringBuilder("| ").AppendJoin(" | ", columns.Select(column => inputs[column])).Append(" | verdict |\n|")
            .AppendJoin("", Enumerable.Repeat("---|", columns.Length + 1)).Append('\n');
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", columns.Select(column => row[column])).Append(" | ").Append(row[^1]).Append(" |\n");
        return text.ToString();
    }

    private List<string[]> Rows(int depth, Dictionary<string, Stated> stated)
    {
        if (depth == inputs.Length)
            return [[Of(stated)]];
        var input = organ.Input(inputs[depth]);
        var branches = new List<(string Labels, List<string[]> Rows)>();
        foreach (var option in input.Options)
        {
            var rows = Rows(depth + 1, new Dictionary<string, Stated>(stated, StringComparer.Ordinal) { [input.Name] = option });
            var same = branches.FindIndex(branch => branch.Rows.Count == rows.Count && branch.Rows.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second)));
            if (same < 0)
                branches.Add((option.Label, rows));
            else
                branches[same] = (branches[same].Labels + ", " + option.Label, rows);
        }

        return [.. branches.SelectMany(branch => branch.Rows.Select(row => (string[])[branches.Count == 1 ? Any : branch.Labels, .. row]))];
    }
}

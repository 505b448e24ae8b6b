using System.Text;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Results;

/// <summary>The rule base for a reader: what each rule asks, what it concludes, and on which statement it rests.</summary>
internal sealed class RuleBook(RuleBase rules, EvidenceCatalog evidence)
{
    // What risks, etiologies and modifiers ask for by themselves.
    private const string Head = "%present and %ectopic";

    // What carries a statement that is shown in this book alone.
    private const string Background = "context";

    /// <summary>The rules for a terminal, those of one organ or on one statement only where asked, then the statements that no rule carries; empty when nothing fits.</summary>
    public string ToText(string? code, string? organ)
    {
        var text = new StringBuilder();
        List<RulePlan> plans = [.. rules.Plans.Where(plan => organ is null || NameOf(plan).Equals(organ, StringComparison.OrdinalIgnoreCase))];
        foreach (var plan in plans)
        {
            var fitting = plan.Rules.Where(rule => code is null || rule.Evidence.Contains(code, StringComparer.OrdinalIgnoreCase)).ToList();
            if (fitting.Count == 0)
                continue;
            text.Append(plan.Title).Append(" (").Append(plan.Id).Append(' ').Append(plan.Version).Append(")\n\n");
            foreach (var rule in fitting)
                Write(text, rule);
        }

        if (plans.Count > 0)
            WriteOthers(text, code, organ is null ? null : OrgansOf(plans, organ));
        return text.ToString();
    }

    /// <summary>The names by which <see cref="ToText"/> finds the rules of an organ.</summary>
    public IEnumerable<string> Organs => rules.Plans.Select(NameOf).Order(StringComparer.Ordinal);

    /// <summary>The rule base as a page, with a table of where each statement is carried.</summary>
    public string ToMarkdown()
    {
        var page = new StringBuilder("# The rules\n\nGenerated from the rule base by `fhircalc rules --markdown`; do not edit. How a rule is written: `rules/README.md`.\n")
            .Append("\nRisks, etiologies and modifiers ask for `").Append(Head).Append("` as well: the calcification is present, and not at a physiological site. A name is true, false or, where\n")
            .Append("nothing is stated, unknown; below each table stands what each name asks. The rules of \"General\" join those of every organ.\n");
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var plan in rules.Plans)
        {
            page.Append("\n## ").Append(plan.Title).Append("\n\n");
            if (plan.Rules.Count == 0)
            {
                page.Append("No rules of its own; the general rules hold.\n");
                continue;
            }

            List<CalcificationRule> own = [.. plan.Rules.Where(rule => written.TryAdd(Content(rule), plan.Title))];
            WriteTable(page, own);
            WriteNames(page, own);
            foreach (var same in plan.Rules.Where(rule => written[Content(rule)] != plan.Title).GroupBy(rule => written[Content(rule)], StringComparer.Ordinal))
                page.Append("\nAs in \"").Append(same.Key).Append("\": ").AppendJoin(", ", same.Select(rule => rule.Id)).Append(".\n");
        }

        WriteCoverage(page);
        return page.ToString();
    }

    // lung-calcification-rules: lung; calcification-scores: scores
    private static string NameOf(RulePlan plan) => plan.Id.Replace("-calcification-rules", "", StringComparison.Ordinal).Replace("calcification-", "", StringComparison.Ordinal);

    // The organs that the statements of these rules are about, and the one that was asked for.
    private HashSet<string> OrgansOf(List<RulePlan> plans, string organ) =>
        [organ.ToLowerInvariant(), .. plans.SelectMany(plan => plan.Rules).SelectMany(rule => rule.Evidence).SelectMany(statement => evidence[statement].Organs)];

    private void WriteOthers(StringBuilder text, string? code, HashSet<string>? organs)
    {
        var carried = rules.Plans.SelectMany(plan => plan.Rules).SelectMany(rule => rule.Evidence).ToHashSet(StringComparer.Ordinal);
        var others = evidence.All.Where(statement => !carried.Contains(statement.Code)
            && (code is null || statement.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            && (organs is null || statement.Organs.Any(organs.Contains))).ToList();
        if (others.Count > 0)
            text.Append("Statements that no rule rests on\n\n");
        foreach (var statement in others)
        {
            text.Append("  ").Append(statement.Code).Append("  ").Append(statement.Says).Append("\n        ").Append(AssessmentWords.Source(statement)).Append('\n');
            if (statement.Note.Length > 0)
                text.Append("      note: ").Append(statement.Note).Append('\n');
            text.Append("      carried by ").AppendJoin(", ", PlacesOf(statement)).Append("\n\n");
        }
    }

    private static IEnumerable<string> PlacesOf(EvidenceStatement statement) =>
        statement.Carried.Select(place => place == Background ? "background: it stands here and drives nothing" : place);

    private void Write(StringBuilder text, CalcificationRule rule)
    {
        text.Append("  ").Append(rule.Id).Append("  ").Append(rule.Title).Append("\n      ").Append(Effect(rule)).Append('\n');
        foreach (var expression in rule.Expressions)
            text.Append("      when ").Append(expression).Append('\n');
        foreach (var input in rule.Inputs)
            text.Append("      asks for ").Append(input.ResourceType).Append(" in ").Append(input.ValueSet).Append('\n');
        foreach (var code in rule.Evidence)
            text.Append("      ").Append(code).Append(": ").Append(evidence[code].Says).Append("\n        ").Append(AssessmentWords.Source(evidence[code])).Append(evidence[code].Note.Length > 0 ? "\n        note: " + evidence[code].Note : "").Append('\n');
        text.Append('\n');
    }

    private void WriteTable(StringBuilder page, IEnumerable<CalcificationRule> rules)
    {
        var any = false;
        foreach (var rule in rules)
        {
            if (!any)
                page.Append("| rule | what | concludes | when | statements |\n|---|---|---|---|---|\n");
            any = true;
            page.Append("| ").Append(rule.Id).Append(" | ").Append(Cell(rule.Title)).Append(" | ").Append(Cell(Effect(rule)))
                .Append(" | ").AppendJoin(" and ", rule.Expressions.Where(expression => expression != Head || rule.Expressions.Count == 1).Select(expression => "`" + Cell(expression) + "`"))
                .Append(" | ").AppendJoin(", ", rule.Evidence).Append(" |\n");
        }
    }

    // What each name asks, in the words by which a result says that it is missing.
    private static void WriteNames(StringBuilder page, List<CalcificationRule> rules)
    {
        var names = rules.SelectMany(rule => rule.Conditions).SelectMany(condition => condition.Facts).DistinctBy(fact => fact.Name).Where(fact => !Head.Split(' ').Contains("%" + fact.Name)).ToList();
        if (names.Count > 0)
            page.Append("\nNames: ").AppendJoin("; ", names.Select(fact => $"`%{fact.Name}` {fact.Missing}")).Append(".\n");
    }

    private void WriteCoverage(StringBuilder page)
    {
        page.Append("\n## Where each statement is carried\n\n");
        foreach (var source in evidence.All.Select(statement => $"{statement.Citation}, doi:{statement.Doi}").Distinct())
            page.Append("- ").Append(source).Append('\n');
        page.Append("\nA note tells what in a statement is ours, and what its reader must know.\n");
        page.Append("\n| statement | organ | kind | says | section | carried by |\n|---|---|---|---|---|---|\n");
        var byStatement = rules.Plans.SelectMany(plan => plan.Rules).SelectMany(rule => rule.Evidence.Select(code => (code, rule.Id))).Distinct().ToLookup(pair => pair.code, pair => pair.Id, StringComparer.Ordinal);
        foreach (var statement in evidence.All)
        {
            var places = byStatement[statement.Code].Select(id => "rule " + id).Concat(PlacesOf(statement)).ToList();
            page.Append("| ").Append(statement.Code).Append(" | ").AppendJoin(", ", statement.Organs).Append(" | ").Append(statement.Kind).Append(" | ").Append(Cell(statement.Says)).Append(statement.Note.Length > 0 ? $" *Note: {Cell(statement.Note)}*" : "")
                .Append(" | ").Append(Cell(statement.Section)).Append("; doi:").Append(statement.Doi).Append(" | ").Append(places.Count == 0 ? "not yet" : Cell(string.Join(", ", places))).Append(" |\n");
        }
    }

    private string Effect(CalcificationRule rule)
    {
        var effect = rule.Kind switch
        {
            RuleKind.Risk => $"risk: {rule.Outcome!.Display}, {AssessmentWords.Grade(rule.Grade!.Value)}",
            RuleKind.Action => $"action: where {rule.Outcome!.Display} is {AssessmentWords.Grade(rule.Grade!.Value)} or higher",
            RuleKind.Guard => "guard" + (rule.Conclusion is { } conclusion ? ": " + conclusion.Display : "") + (rule.Warns ? ": warning on the input" : ""),
            RuleKind.Score => $"score: {rule.Derives!.Display}" + (rule.Score!.Method is { } method ? $", by {evidence.SourceOf(method)}" : ""),
            RuleKind.Etiology => "etiology" + (rule.Mechanisms.Count > 0 ? ": " + string.Join(", ", rule.Mechanisms.Select(mechanism => mechanism.Display)) : ""),
            _ => "modifier: " + rule.Direction!.Display,
        };
        return effect + (rule.WithinYears is { } years ? $", within {years} years" : "") + (rule.Overrides.Count > 0 ? ", overrides " + string.Join(", ", rule.Overrides) : "");
    }

    private static string Content(CalcificationRule rule) => string.Join('\n', [rule.Id, rule.Title, .. rule.Expressions]);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

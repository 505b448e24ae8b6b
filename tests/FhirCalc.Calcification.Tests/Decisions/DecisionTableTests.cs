using System.Text;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Tests.Decisions;

/// <summary>
/// A decision table for each organ, kept as a file to be read beside the statements. FHIRCALC_UPDATE=1 writes the files anew:
/// read what changes against the statements before committing it.
/// </summary>
public class DecisionTableTests
{
    private const int Samples = 60;

    private static readonly Dictionary<(string, string), DecisionTable> Tables = [];

    public static TheoryData<string> Organs => [.. OrganTables.All.Select(organ => organ.Name)];

    [Theory]
    [MemberData(nameof(Organs))]
    public void The_decision_table_of_an_organ_is_the_one_that_was_reviewed(string name)
    {
        var organ = OrganTables.All.Single(organ => organ.Name == name);
        var page = new StringBuilder($"# Decision table: {name}\n\nWritten by the tests from the rules. All combinations of the inputs of each rule, for a calcification that is present; what makes no difference stands in one row.\nAbsent, no rule holds or is open; undetermined, what would hold is open (a test holds every organ to that).\n`open` names what is missing. An input that is not stated is `silent`.\n");
        foreach (var (id, inputs) in organ.Rules)
        {
            var rule = Assessing.Assessor.Rules.First(rule => rule.Id == id);
            page.Append("\n## ").Append(id).Append(": ").Append(rule.Title).Append("\n\n");
            if (rule.Outcome is { } outcome)
                page.Append(outcome.Display).Append(", ").Append(rule.Grade.ToString()!.ToLowerInvariant()).Append(".\n");
            foreach (var code in rule.Evidence)
                page.Append("> ").Append(code).Append(": ").Append(Assessing.Assessor.Evidence[code].Says).Append('\n');
            page.Append('\n').Append(Table(organ, id, inputs).ToMarkdown());
        }

        Golden.ShouldMatch($"tests/FhirCalc.Calcification.Tests/Decisions/{name}.md", page.ToString());
    }

    [Theory]
    [MemberData(nameof(Organs))]
    public void Other_inputs_change_no_verdict_and_the_grades_are_the_highest_of_the_rules_that_hold(string name)
    {
        var organ = OrganTables.All.Single(organ => organ.Name == name);
        var tables = organ.Rules.Select(rule => Table(organ, rule.Rule, rule.Inputs)).ToList();
        var random = new Random(20260601);
        for (var i = 0; i < Samples; i++)
        {
            var stated = organ.Inputs.ToDictionary(input => input.Name, input => input.Options[random.Next(input.Options.Length)], StringComparer.Ordinal);
            var assessment = organ.Build(stated).Assess();
            var presence = stated["presence"].Label;
            var told = string.Join(", ", stated.Select(pair => pair.Key + "=" + pair.Value.Label));
            foreach (var table in tables)
                ShouldFollow(table.Of(stated), DecisionTable.VerdictOf(assessment, table.Rule), presence, $"{table.Rule} for {told}");
            GradesAreTheHighest(assessment, told);
        }
    }

    [Fact]
    public void Every_risk_rule_has_its_table() =>
        OrganTables.All.SelectMany(organ => organ.Rules).Select(rule => rule.Rule).ToHashSet()
            .IsSupersetOf(Assessing.Assessor.Rules.Where(rule => rule.Kind is RuleKind.Risk or RuleKind.Action || rule.Conclusion is not null).Select(rule => rule.Id)).ShouldBeTrue();

    // The tests of a class run one after the other; what one has assessed the next need not.
    private static DecisionTable Table(OrganDecisions organ, string rule, string[] inputs) =>
        Tables.TryGetValue((organ.Name, rule), out var table) ? table : Tables[(organ.Name, rule)] = new DecisionTable(organ, rule, inputs);

    // The tables are for a calcification that is present. Absent, nothing holds or is open; undetermined, what would hold is open.
    private static void ShouldFollow(string present, string verdict, string presence, string told)
    {
        if (presence == "present")
            verdict.ShouldBe(present, told);
        else if (told.StartsWith("B14 ", StringComparison.Ordinal))
            verdict.ShouldBe(presence == "absent" ? "holds" : "open: whether the calcification is present", told);
        else if (presence == "absent" || present == "no")
            verdict.ShouldBe("no", told);
        else
            verdict.ShouldNotBe("holds", told);
    }

    private static void GradesAreTheHighest(Assessment assessment, string told)
    {
        foreach (var prediction in assessment.Reports.SelectMany(report => report.Organs).SelectMany(organ => organ.Predictions))
        {
            var counting = prediction.Rules.Where(rule => rule.Bearing != RuleBearing.Overridden).ToList();
            prediction.Grade.ShouldBe(counting.Max(rule => rule.Rule.Grade!.Value), told);
            counting.ShouldAllBe(rule => rule.Rule.Outcome!.Code == prediction.Outcome.Code || rule.Bearing == RuleBearing.Implied);
        }
    }
}

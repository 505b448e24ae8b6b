using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Calcification.Tests.Rules;

namespace FhirCalc.Calcification.Tests.Results;

/// <summary>The text for a terminal is to be checked at a glance: nothing twice, nothing in codes, every line within its width.</summary>
public class TextTests
{
    private const int Width = 110;

    private static readonly Dictionary<string, Func<CaseBuilder>> Cases = MinimalCases.All.Select(one => (one.Key, Build: one.Value.Build))
        .Concat(StatementCases.All.Select(one => (one.Key + " states", one.Value.Holds)))
        .Concat(GuardCases.All.Select(one => (one.Key + " limits", one.Value.Holds)))
        .Concat(ScoreCases.All.Select(one => (one.Key + " derives", one.Value)))
        .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_statement_is_told_twice_of_an_organ_and_each_names_its_source(string name)
    {
        var assessment = Cases[name]().Assess();
        var line = assessment.Line();

        // B12 and B30 are two outcomes of one sentence.
        foreach (var statement in Assessing.Assessor.Evidence.All.Where(statement => statement.Says.Length > 30 && statement.Code is not "B30"))
            line.Split(statement.Says).Length.ShouldBeLessThanOrEqualTo(statement.Code == "B12" ? 3 : 2, statement.Says);
        foreach (var rule in assessment.Organs().SelectMany(organ => organ.Guards.Concat(organ.Advice).Concat(organ.Etiologies.Select(one => one.Rule)).Concat(organ.Predictions.SelectMany(one => one.Rules).Select(one => one.Rule))))
        {
            line.ShouldContain($"{rule.Id}{(rule.PlanId == assessment.Only().RuleSet.Code ? "" : $" ({rule.PlanId} {CalcificationGuide.Version})")}: {rule.Title}");
            line.ShouldContain("[S");
        }

        assessment.ToText().Split('\n').ShouldAllBe(text => text.Length <= Width);
        line.ShouldEndWith(Calcification.Results.IntendedUse.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_title_of_a_rule_does_not_repeat_its_statement(string name)
    {
        var rules = Cases[name]().Assess().Organs().SelectMany(organ => organ.Guards.Concat(organ.Advice).Concat(organ.Etiologies.Select(one => one.Rule)));
        foreach (var rule in rules.Where(rule => rule.Title.Split(' ').Length > 3))
            Assessing.Assessor.Evidence[rule.Evidence[0]].Says.ShouldNotContain(rule.Title, Case.Insensitive, rule.Id);
    }

    [Fact]
    public void The_rules_that_give_the_grade_come_first_and_overridden_ones_last()
    {
        var predictions = CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("morphology", "popcorn")).Condition("osteogenic-sarcoma").Assess().Only().Predictions;
        predictions.Single().Rules.Select(rule => rule.Rule.Id).ShouldBe(["L8", "L5", "L11"]);

        CaseBuilder.Histology(f => f.With("composition", "mg-hydroxyapatite")).Assess().Only().Predictions.First(prediction => prediction.Outcome.Code == "malignancy")
            .Rules.Select(rule => rule.Rule.Id).ShouldBe(["B7", "B5"]);
    }

    [Fact]
    public void Of_several_findings_what_all_rules_share_stands_once_and_each_rule_names_its_own()
    {
        var line = CaseBuilder.CoronaryCt(f => f.With("morphology", "spotty")).Finding(CaseBuilder.Coronary, f => f.Method("coronary-ct").WithHounsfield("500")).Assess().Line();

        line.ShouldContain("Every rule that holds for a finding rests on Site: Coronary artery structure (Observation.bodySite); Presence: Present (Observation.component[0].value) in Observation/f1 Site: Coronary artery structure (Observation.bodySite); Presence: Present (Observation.component[0].value) in Observation/f2");
        line.ShouldContain("V12: Arterial calcification because of Observation/f1; and of Observation/f2 Has predictive value");
        line.ShouldContain("V2: Microcalcification (spotty) because of Morphology: Spotty (Observation.component[1].value) in Observation/f1");
        line.ShouldContain("V1: Dense calcification over 400 HU [low] because of Attenuation: 500 HU (Observation.component[1].value) in Observation/f2");
    }

    [Fact]
    public void Warnings_on_the_input_stand_in_the_text() =>
        CaseBuilder.CoronaryCt().Agatston("-1").Assess().Line().ShouldContain("Noticed in the input Agatston category: not derived; missing: Agatston score without comparator.");

    [Fact]
    public void A_warning_that_stands_among_what_to_bear_in_mind_is_not_told_again()
    {
        var line = GuardCases.All["V22-product-differs"].Holds().Assess().Line();

        line.Split("of the sender is more than 1 mg2/dL2 from that").Length.ShouldBe(2);
        line.ShouldNotContain("Noticed in the input");
    }

    [Fact]
    public void Where_it_is_open_whether_there_is_a_calcification_nothing_else_is_asked_for()
    {
        var assessment = CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.Presence("indeterminate")).Assess();

        assessment.Only().Undecided.SelectMany(rule => rule.Missing).Distinct().ShouldBe(["whether the calcification is present"]);
        assessment.Line().ShouldContain("Missing whether the calcification is present (T3, T4, T5, T6, T7, T9, T10, T12, G8, B14)");
    }

    [Fact]
    public void The_narrative_tells_what_was_found_and_a_statement_of_its_table_only_there()
    {
        var nodule = Narrative(CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("lesion-kind", "nodule").With("irregular-margin", "present")));
        nodule.ShouldContain("intranodular vascularity: Morphology: Microcalcification, Kind of lesion: Nodule, Irregular or lobulated margin: Present");
        nodule.ShouldContain("(T16). Features of malignant and benign lesions partially overlap");

        var popcorn = Narrative(CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("morphology", "popcorn")));
        popcorn.Split("carcinoma may grow from an old calcified granuloma").Length.ShouldBe(2);
        popcorn.ShouldContain("<li>A benign pattern is no proof (L9).</li>");
    }

    [Fact]
    public void Where_no_rule_applies_the_text_says_that_this_is_no_statement_of_low_risk() =>
        CaseBuilder.At("15776009", "computed-tomography", f => f.With("morphology", "macrocalcification")).Assess().Line().ShouldContain("No statement applies, from 1 finding, by general-calcification-rules " + CalcificationGuide.Version + ". That is no statement of low risk.");

    private static string Narrative(CaseBuilder builder) =>
        (string)System.Text.Json.Nodes.JsonNode.Parse(builder.Assess().Resources.First(resource => resource.ResourceType == "RiskAssessment").Json.Span)!["text"]!["div"]!;

    [Fact]
    public void A_finding_of_an_organ_without_rules_of_its_own_is_told_by_its_site()
    {
        var builder = CaseBuilder.At("15776009", "computed-tomography", f => f.Json["bodySite"]!["coding"]![0]!["display"] = "Pancreatic structure");

        builder.Assess().Line().ShouldStartWith("Calcification risk assessment, Pancreatic structure Of DiagnosticReport/r");
    }
}

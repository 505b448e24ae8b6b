using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

public class GuardTests
{
    public static TheoryData<string> Limiting => [.. Assessing.Assessor.Rules.Where(rule => rule.Kind is RuleKind.Guard or RuleKind.Action).Select(rule => rule.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Limiting))]
    public void A_guard_or_an_action_holds_on_the_least_that_it_needs_and_not_for_a_case_close_by(string rule)
    {
        GuardCases.All.ShouldContainKey(rule);
        var (holds, holdsNot) = GuardCases.All[rule];

        Said(holds().Assess()).ShouldContain(rule);
        Said(holdsNot().Assess()).ShouldNotContain(rule);

        static IEnumerable<string> Said(Assessment assessment) => assessment.Guards().Concat(assessment.Advice());
    }

    [Fact]
    public void Presence_alone_does_not_tell_benign_from_malignant()
    {
        var assessment = CaseBuilder.Mammography().Assess();

        assessment.Guards().ShouldBe(["G1"]);
        assessment.Only().Conclusion.Code.ShouldBe("not-assessable");
        CaseBuilder.Mammography(f => f.With("morphology", "round")).Assess().Guards().ShouldBeEmpty();
    }

    [Fact]
    public void The_dystrophic_form_does_not_state_the_cause()
    {
        CaseBuilder.Histology(f => f.With("histological-form", "dystrophic-form")).Assess().Guards().ShouldBe(["G13"]);
        CaseBuilder.Histology(f => f.With("histological-form", "psammoma-body")).Assess().Guards().ShouldBeEmpty();
    }

    [Fact]
    public void An_active_mechanism_beside_a_composition_without_osteoblast_like_cells_is_not_proved()
    {
        CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite").With("etiology", "osteoblast-like-formation")).Assess().Guards().ShouldBe(["B29"]);
        CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite").With("etiology", "osteoblast-like-formation").With("breast-osteoblast-like-cells", "present")).Assess()
            .Guards().ShouldBeEmpty();
    }

    [Fact]
    public void Nor_does_the_mineral_alone_prove_it()
    {
        CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite")).Assess().Guards().ShouldBe(["B29"]);
        CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite").With("breast-osteoblast-like-cells", "present")).Assess().Guards().ShouldBeEmpty();
        CaseBuilder.Histology(f => f.With("composition", "calcium-oxalate")).Assess().Guards().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("histological-form", "psammoma-body")]
    [InlineData("composition", "hydroxyapatite")]
    public void A_mechanism_that_the_rules_state_of_the_ovary_is_limited_like_a_stated_one(string component, string code)
    {
        var assessment = CaseBuilder.At(CaseBuilder.Ovary, "histology", f => f.With(component, code)).Assess();

        assessment.Statements().ShouldNotBeEmpty();
        assessment.Guards().ShouldContain("O6");
    }

    [Theory]
    [InlineData("L1")]
    [InlineData("L2")]
    [InlineData("L4")]
    public void A_mechanism_that_the_rules_state_of_the_lung_is_limited_like_a_stated_one(string rule)
    {
        var assessment = StatementCases.All[rule].Holds().Assess();

        assessment.Statements().Split(' ').ShouldContain(rule);
        assessment.Guards().ShouldContain("L16");
    }

    [Fact]
    public void At_a_physiological_site_nothing_is_said_of_benign_and_malignant() =>
        GuardCases.All["G5"].Holds().Assess().Guards().ShouldBe(["G5"]);

    [Theory]
    [InlineData(CaseBuilder.Thyroid)]
    [InlineData(CaseBuilder.Lung)]
    [InlineData(CaseBuilder.Coronary)]
    [InlineData("64033007")]
    public void What_is_said_of_the_breast_is_named_and_not_told_to_the_clinicians_of_another_organ(string site)
    {
        var assessment = CaseBuilder.At(site, "computed-tomography", f => f.Presence("absent")).Assess();

        assessment.Guards().ShouldBe(["B14"]);
        assessment.Line().ShouldContain("No calcification was found: that lowers no risk Read so for every organ; the statement behind it, B14, is about the breast.");
        var json = System.Text.Encoding.UTF8.GetString(assessment.Resources.First(resource => resource.ResourceType == "RiskAssessment").Json.Span);
        json.ShouldContain("B14, is about the breast");
        (assessment.ToText() + json).ShouldNotContain("triple");
    }

    [Fact]
    public void Of_the_breast_itself_it_is_quoted() =>
        CaseBuilder.Mammography(f => f.Presence("absent")).Assess().Line().ShouldContain("triple-negative");

    [Fact]
    public void A_contrary_statement_about_the_breast_is_told_as_such_of_another_organ()
    {
        var text = MinimalCases.All["P1"].Build().Assess().Line();

        text.ShouldContain("B25: Said of the breast: Can be considered a late sign");
        MinimalCases.All["G8"].Build().Assess().Line().ShouldNotContain("Said of the breast");
    }

    [Fact]
    public void Fetuin_A_does_not_speak_against_a_deposit_that_is_there()
    {
        CaseBuilder.CoronaryCt().Marker("fetuin-a", "N").Assess().Guards().ShouldContain("V30");
        CaseBuilder.CoronaryCt(f => f.Presence("absent")).Marker("fetuin-a", "N").Assess().Guards().ShouldNotContain("V30");
        CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite")).Marker("fetuin-a", "N").Assess().Guards().ShouldNotContain("V30");
    }

    [Fact]
    public void Osteopontin_and_parathyroid_hormone_are_never_reassuring()
    {
        CaseBuilder.CoronaryCt().Marker("opn", "N").Assess().Guards().ShouldContain("V31");
        CaseBuilder.CoronaryCt().Serum("2731-8", "30", "pg/mL").Assess().Guards().ShouldContain("V31");
        CaseBuilder.CoronaryCt().Factor("pth", "H").Assess().Guards().ShouldContain("V31");
        CaseBuilder.CoronaryCt().Marker("mgp", "N").Assess().Guards().ShouldNotContain("V31");
    }

    [Fact]
    public void A_circulating_nucleation_complex_was_not_found_in_humans()
    {
        CaseBuilder.CoronaryCt(f => f.With("etiology", "circulating-nucleation-complex")).Assess().Guards().ShouldContain("V32");
        CaseBuilder.CoronaryCt(f => f.With("etiology", "degenerative")).Assess().Guards().ShouldNotContain("V32");
    }

    [Fact]
    public void Conditions_and_measurements_of_another_patient_do_not_count()
    {
        var builder = MinimalCases.All["V7"].Build();
        builder.Others[^1]["subject"] = new JsonObject { ["reference"] = "Patient/other" };

        builder.Assess().Applied().ShouldBe("V12");
    }

    [Fact]
    public void A_finding_about_another_patient_than_its_report_does_not_count()
    {
        var builder = MinimalCases.All["B7"].Build();
        builder.Findings[0]["subject"] = new JsonObject { ["reference"] = "Patient/other" };

        var assessment = builder.Assess();

        assessment.Organs().ShouldBeEmpty();
        assessment.Issues[0].Id.ShouldBe("FC2014");
    }
}

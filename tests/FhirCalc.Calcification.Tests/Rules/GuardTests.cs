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

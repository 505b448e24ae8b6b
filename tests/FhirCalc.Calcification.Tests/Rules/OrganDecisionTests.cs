using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>Settled readings of the statements on thyroid, lung, ovary, prostate, joint and arteries.</summary>
public class OrganDecisionTests
{
    // --- thyroid
    [Theory]
    [InlineData("1", "mm", "T6")]
    [InlineData("1.0", "mm", "T6")]
    [InlineData("1.01", "mm", "")]
    [InlineData("0.1", "cm", "T6")]
    [InlineData("0.11", "cm", "")]
    [InlineData("1000", "um", "T6")]
    [InlineData("1001", "um", "")]
    public void A_size_over_1_mm_contradicts_micro_in_the_thyroid_and_1_mm_does_not(string value, string unit, string holds)
    {
        var assessment = At(Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("lesion-kind", "nodule").WithSize(value, unit)).Assess();

        assessment.Applied().ShouldBe(holds);
        assessment.IsUndecided("T6").ShouldBeFalse();
    }

    [Theory]
    [InlineData("hypoechogenicity")]
    [InlineData("irregular-margin")]
    [InlineData("intranodular-vascularity")]
    public void One_further_feature_makes_a_thyroid_nodule_with_microcalcification_high_risk(string feature) =>
        At(Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("lesion-kind", "nodule").With(feature, "present")).Assess().Grade("malignancy").ShouldBe(RiskGrade.High);

    [Fact]
    public void Silence_on_the_features_of_a_nodule_leaves_T7_undecided_and_all_absent_decides_it()
    {
        MinimalCases.All["T6"].Build().Assess().Missing("T7").ShouldBe(["whether the nodule is hypoechoic", "whether the margin of the nodule is irregular or lobulated", "whether vessels run inside the nodule"]);
        At(Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("lesion-kind", "nodule")
            .With("hypoechogenicity", "absent").With("irregular-margin", "absent").With("intranodular-vascularity", "absent")).Assess().IsUndecided("T7").ShouldBeFalse();
    }

    [Theory]
    [InlineData("calcium-phosphate")]
    [InlineData("hydroxyapatite")]
    [InlineData("type-ii-deposit")]
    [InlineData("octacalcium-phosphate")]
    [InlineData("whitlockite")]
    public void Any_calcium_phosphate_counts_in_thyroid_and_joint(string mineral)
    {
        At(Thyroid, "histology", f => f.With("composition", mineral)).Assess().Applied().ShouldBe("T9");
        At(Knee, "histology", f => f.With("composition", mineral)).Assess().Applied().ShouldBe("C1");
    }

    [Theory]
    [InlineData("rim")]
    [InlineData("eggshell")]
    [InlineData("macrocalcification")]
    public void Rim_and_macrocalcification_of_the_thyroid_are_not_graded(string shape) =>
        At(Thyroid, "ultrasonography", f => f.With("morphology", shape).With("lesion-kind", "nodule")).Assess().Applied().ShouldBeEmpty();

    [Theory]
    [InlineData(CalcificationGuide.CanonicalBase + "/CodeSystem/lesion-kind", "papillary-carcinoma", "T12")]
    [InlineData("http://snomed.info/sct", "255029007", "T12")]
    [InlineData(CalcificationGuide.CanonicalBase + "/CodeSystem/lesion-kind", "carcinoma", "")]
    public void A_lesion_that_is_a_papillary_carcinoma_needs_no_condition_to_be_known(string system, string code, string holds) =>
        At(Thyroid, "histology", f => f.WithForeign("lesion-kind", system, code)).Marker("runx2", "H").Assess().Applied().ShouldBe(holds);

    [Fact]
    public void Plain_positive_leaves_T12_undecided() =>
        At(Thyroid, "histology").Condition("papillary-thyroid-carcinoma").Marker("runx2", "POS").Assess().Missing("T12").ShouldBe(["whether RUNX2 is high, not only positive"]);

    [Fact]
    public void Lymph_node_metastasis_does_not_raise_malignancy_by_itself()
    {
        var rules = MinimalCases.All["T4"].Build().Assess().Only().Predictions.Single(prediction => prediction.Outcome.Code == "malignancy").Rules;

        rules.Select(rule => rule.Rule.Id).ShouldBe(["T3"]);
    }

    [Fact]
    public void Overlapping_features_are_said_of_thyroid_imaging_until_a_specimen_was_examined()
    {
        MinimalCases.All["T6"].Build().Assess().Guards().ShouldContain("T16");
        MinimalCases.All["T6"].Build().Finding(Thyroid, f => f.Method("histology").With("histological-form", "psammoma-body")).Assess().Guards().ShouldNotContain("T16");
        MinimalCases.All["T10"].Build().Assess().Guards().ShouldNotContain("T16");
    }

    // --- lung
    [Theory]
    [InlineData("popcorn", "L5")]
    [InlineData("central-nidus", "L6")]
    [InlineData("multiple-punctate-foci", "L7")]
    public void The_default_is_cited_beside_a_benign_pattern_which_never_excludes_malignancy(string pattern, string rule)
    {
        var assessment = At(Lung, "computed-tomography", f => f.With("morphology", pattern)).Assess();

        assessment.Applied().ShouldBe("L11 " + rule);
        assessment.Grade("malignancy").ShouldBe(RiskGrade.Low);
        assessment.IsUndecided("L8").ShouldBeTrue();
        assessment.Guards().ShouldContain("L9");
        assessment.ToText().ShouldContain("L9: ");
        Rule(rule).Evidence.ShouldBe([rule, "L11", "L9"]);
    }

    [Theory]
    [InlineData("popcorn", "L11 L5")]
    [InlineData("central-nidus", "L11 L6")]
    [InlineData("multiple-punctate-foci", "L11 L7")]
    public void A_history_of_sarcoma_overrides_pattern_and_default(string pattern, string overridden)
    {
        var assessment = At(Lung, "computed-tomography", f => f.With("morphology", pattern)).Condition("chondrosarcoma", clinical: "resolved").Assess();

        assessment.Applied().ShouldBe("L8");
        assessment.Ids(RuleBearing.Overridden).ShouldBe(overridden);
        assessment.Grade("malignancy").ShouldBe(RiskGrade.Moderate);
        assessment.Line().ShouldContain("overridden by L8");
    }

    [Fact]
    public void A_refuted_sarcoma_decides_L8_as_not_holding()
    {
        var assessment = MinimalCases.All["L5"].Build().Condition("osteogenic-sarcoma", "refuted").Assess();

        assessment.Applied().ShouldBe("L11 L5");
        assessment.IsUndecided("L8").ShouldBeFalse();
    }

    [Fact]
    public void A_stated_mechanism_of_lung_calcification_is_not_taken_for_the_only_one()
    {
        At(Lung, "computed-tomography", f => f.With("etiology", "dystrophic")).Assess().Guards().ShouldContain("L16");
        MinimalCases.All["L11"].Build().Assess().Guards().ShouldNotContain("L16");
    }

    // --- ovary
    [Fact]
    public void Lower_grade_and_poorer_survival_are_both_shown()
    {
        var text = MinimalCases.All["O2"].Build().Assess().Line();

        text.ShouldContain("Poor survival: moderate");
        text.ShouldContain("lower histologic grade");
    }

    [Fact]
    public void Without_a_condition_O2_is_undecided_and_a_refuted_one_decides_it()
    {
        At(Ovary, "ultrasonography").Assess().Missing("O2").ShouldBe(["whether an ovarian malignancy is known"]);
        At(Ovary, "ultrasonography").Condition("ovarian-malignancy", "refuted").Assess().IsUndecided("O2").ShouldBeFalse();
    }

    [Fact]
    public void Presence_does_not_tell_the_nature_of_an_ovarian_lesion_and_no_mechanism_is_certain()
    {
        At(Ovary, "ultrasonography").Assess().Guards().ShouldBe(["O5", "G1"]);
        MinimalCases.All["O3"].Build().Assess().Guards().ShouldNotContain("O5");
        At(Ovary, "histology", f => f.With("etiology", "degenerative")).Assess().Guards().ShouldContain("O6");
    }

    // --- prostate
    [Fact]
    public void Without_a_condition_or_kind_of_lesion_P1_is_undecided()
    {
        var builder = At(Prostate, "histology", f => f.With("composition", "hydroxyapatite").With("prostate-osteoblast-like-cells", "present"));

        builder.Assess().Missing("P1").ShouldBe(["whether the lesion is a prostate cancer"]);
        builder.Condition("prostate-cancer").Assess().Applied().ShouldBe("G8 P1");
    }

    [Fact]
    public void A_prostate_cancer_elsewhere_does_not_make_a_benign_lesion_one() =>
        At(Prostate, "histology", f => f.With("composition", "hydroxyapatite").With("prostate-osteoblast-like-cells", "present").With("lesion-kind", "benign-tumor"))
            .Condition("prostate-cancer").Assess().Applied().ShouldBe("G8");

    // --- arteries
    [Theory]
    [InlineData(Coronary, "V12 V7 V8")]
    [InlineData(Carotid, "V12 V7 V8")]
    [InlineData(Aorta, "V12 V7 V8")]
    [InlineData(FemoralArtery, "V12 V7 V8")]
    [InlineData(AorticValve, "")]
    public void Artery_rules_hold_for_arteries_and_not_for_heart_valves(string site, string holds) =>
        At(site, "computed-tomography", f => f.With("vessel-layer", "media")).Condition("end-stage-kidney-disease").Assess().Applied().ShouldBe(holds);

    [Fact]
    public void Dense_and_spotty_are_graded_in_coronary_arteries_only() =>
        At(Carotid, "computed-tomography", f => f.With("morphology", "spotty").WithHounsfield("700")).Assess().Applied().ShouldBe("V12");

    [Fact]
    public void Findings_of_several_arteries_are_never_combined()
    {
        var assessment = At(Coronary, "coronary-ct").Finding(Carotid, f => f.Method("computed-tomography")).Assess();

        assessment.Organs().Select(organ => organ.Code.Code).ShouldBe(["coronary-calcification-risk", "carotid-calcification-risk"]);
    }

    private static CalcificationRule Rule(string id) => Assessing.Assessor.Rules.First(rule => rule.Id == id);
}

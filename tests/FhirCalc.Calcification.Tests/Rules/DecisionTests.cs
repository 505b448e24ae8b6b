using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>Readings that the statements leave open and this project has settled.</summary>
public class DecisionTests
{
    // --- outcomes that imply one another
    [Fact]
    public void Invasive_malignancy_implies_malignancy_at_least_as_high()
    {
        var assessment = Histology(f => f.With("composition", "hydroxyapatite")).Assess();

        assessment.Grade("invasive-malignancy").ShouldBe(RiskGrade.Moderate);
        assessment.Grade("malignancy").ShouldBe(RiskGrade.Moderate);
        assessment.Ids(RuleBearing.Implied).ShouldBe("B5");
        assessment.ToText().ShouldContain("implied by invasive malignancy");
    }

    [Theory]
    [InlineData("B9", "bone-metastasis")]
    [InlineData("B20", "recurrence")]
    public void Metastasis_and_recurrence_presuppose_a_cancer_and_do_not_raise_malignancy(string rule, string outcome)
    {
        var assessment = MinimalCases.All[rule].Build().Assess();

        assessment.Grade(outcome).ShouldBe(RiskGrade.Moderate);
        assessment.Grade("malignancy").ShouldBeNull();
    }

    // --- composition
    [Theory]
    [InlineData("hydroxyapatite")]
    [InlineData("type-ii-deposit")]
    [InlineData("carbonate-apatite")]
    [InlineData("mg-hydroxyapatite")]
    public void What_is_a_hydroxyapatite_counts_as_hydroxyapatite(string mineral) =>
        Histology(f => f.With("composition", mineral)).Assess().Applied().Split(' ').ShouldContain("B5");

    [Fact]
    public void Hydroxyapatite_in_SNOMED_counts_as_well() =>
        Histology(f => f.WithForeign("composition", "http://snomed.info/sct", "256579008")).Assess().Applied().ShouldBe("B5");

    [Fact]
    public void Unspecified_calcium_phosphate_leaves_the_rules_on_its_children_undecided()
    {
        var assessment = Histology(f => f.With("composition", "calcium-phosphate").With("lesion-kind", "tumor")).Assess();

        assessment.Applied().ShouldBeEmpty();
        foreach (var rule in (string[])["B5", "B6", "B7", "G8"])
            assessment.Missing(rule).ShouldNotBeNull().ShouldContain(text => text.StartsWith("mineral phase", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hydroxyapatite")]
    [InlineData("type-ii-deposit")]
    public void Hydroxyapatite_without_a_word_on_magnesium_leaves_B7_undecided(string mineral) =>
        Histology(f => f.With("composition", mineral)).Assess().IsUndecided("B7").ShouldBeTrue();

    [Theory]
    [InlineData("whitlockite")]
    [InlineData("amorphous-calcium-phosphate")]
    [InlineData("calcium-oxalate")]
    public void Another_mineral_decides_B5_to_B7_as_not_holding(string mineral)
    {
        var assessment = Histology(f => f.With("composition", mineral).With("lesion-kind", "tumor")).Assess();

        foreach (var rule in (string[])["B5", "B6", "B7"])
            assessment.IsUndecided(rule).ShouldBeFalse();
    }

    [Theory]
    [InlineData("mammography")]
    [InlineData("ultrasonography")]
    [InlineData("magnetic-resonance")]
    public void Composition_from_imaging_is_not_used_and_a_warning_says_so(string method)
    {
        var assessment = Histology(f => f.Method(method).With("composition", "mg-hydroxyapatite")).Assess();

        assessment.Applied().ShouldBeEmpty();
        assessment.IsUndecided("B7").ShouldBeTrue();
        assessment.Guards().ShouldContain("B15");
        var issue = assessment.Issues.ShouldHaveSingleItem();
        issue.Id.ShouldBe("FC2021");
        issue.Location.ShouldEndWith(".component[1].value");
    }

    // --- G8
    [Theory]
    [InlineData("breast-osteoblast-like-cells")]
    [InlineData("prostate-osteoblast-like-cells")]
    [InlineData("osteoblast-like-cells")]
    public void Any_osteoblast_like_cell_with_hydroxyapatite_is_enough_for_G8(string cells) =>
        Histology(f => f.With("composition", "hydroxyapatite").With(cells, "present")).Assess().Applied().Split(' ').ShouldContain("G8");

    [Theory]
    [InlineData("bmp-2")]
    [InlineData("opn")]
    [InlineData("ptx3")]
    [InlineData("rankl")]
    [InlineData("runx2")]
    [InlineData("vdr")]
    public void Any_positive_osteoblastic_marker_of_the_lesion_is_enough_for_G8(string marker) =>
        Histology(f => f.With("composition", "mg-hydroxyapatite")).Marker(marker).Assess().Applied().Split(' ').ShouldContain("G8");

    [Theory]
    [InlineData("mgp", "POS")]
    [InlineData("runx2", "NEG")]
    public void A_marker_of_another_kind_or_a_negative_one_is_not(string marker, string interpretation)
    {
        var assessment = Histology(f => f.With("composition", "hydroxyapatite")).Marker(marker, interpretation).Assess();

        assessment.Applied().ShouldBe("B5");
        assessment.IsUndecided("G8").ShouldBeTrue();
    }

    [Fact]
    public void A_marker_of_another_lesion_says_nothing_on_this_one()
    {
        var builder = Histology(f => f.With("composition", "hydroxyapatite")).Marker("runx2");
        builder.Findings[0].Remove("hasMember");

        builder.Assess().Applied().ShouldBe("B5");
    }

    [Fact]
    public void A_marker_from_the_same_specimen_belongs_to_the_lesion()
    {
        var builder = Histology(f => f.With("composition", "hydroxyapatite").Specimen("s"))
            .Marker("runx2", "POS", null, marker => marker["specimen"] = new JsonObject { ["reference"] = "http://other.example.org/fhir/Specimen/s" });
        builder.Findings[0].Remove("hasMember");

        builder.Assess().Applied().ShouldBe("B5 G8");
    }

    [Theory]
    [InlineData("69748006", "G8 T9")]
    [InlineData("39607008", "G8")]
    [InlineData("15497006", "G8")]
    [InlineData("41216001", "G8")]
    [InlineData("15825003", "V12")]
    [InlineData("72696002", "C1")]
    public void G8_is_for_breast_thyroid_lung_ovary_and_prostate(string site, string holds) =>
        new CaseBuilder().Finding(site, f => f.Method("histology").With("composition", "hydroxyapatite").With("osteoblast-like-cells", "present")).Assess().Applied().ShouldBe(holds);

    [Fact]
    public void G8_combines_like_any_other_rule_the_highest_grade_stands()
    {
        var assessment = Histology(f => f.With("composition", "mg-hydroxyapatite").With("osteoblast-like-cells", "present")).Assess();

        assessment.Applied().ShouldBe("B5 B7 G8");
        assessment.Grade("malignancy").ShouldBe(RiskGrade.High);
    }

    // --- organs
    [Theory]
    [InlineData("41801008")]
    [InlineData("59438005")]
    [InlineData("13647002")]
    public void What_holds_for_arteries_holds_for_coronary_arteries(string site) =>
        new CaseBuilder().Finding(site, f => f.With("vessel-layer", "media")).Condition("type-2-diabetes").Assess().Applied().ShouldBe("V12 V7 V8");

    [Theory]
    [InlineData("34202007")]
    [InlineData("76752008")]
    public void But_not_for_valves_or_other_organs(string site) =>
        new CaseBuilder().Finding(site, f => f.With("vessel-layer", "media")).Condition("type-2-diabetes").Assess().Applied().ShouldBeEmpty();

    // --- physiological site
    [Theory]
    [InlineData("bone")]
    [InlineData("dentin")]
    [InlineData("healing-fracture")]
    public void A_physiological_site_gives_no_prediction_and_says_why(string site)
    {
        var assessment = new CaseBuilder().Finding(Breast, f => f.Site(CalcificationGuide.CanonicalBase + "/CodeSystem/physiological-site", site)
            .Method("histology").With("composition", "hydroxyapatite").With("osteoblast-like-cells", "present")).Assess();

        var organ = assessment.Only();
        organ.Conclusion.Code.ShouldBe("physiological");
        organ.Predictions.ShouldBeEmpty();
        assessment.Guards().ShouldContain("G5");
        assessment.Resources.ShouldContain(resource => resource.ResourceType == "RiskAssessment");
    }

    // --- presence
    [Fact]
    public void An_absent_calcification_fires_no_risk_rule_and_lowers_nothing()
    {
        var absent = Mammography(f => f.Presence("absent")).Assess();
        absent.Only().Conclusion.Code.ShouldBe("absent");
        absent.Only().Undecided.ShouldBeEmpty();
        absent.Applied().ShouldBeEmpty();
        absent.Guards().ShouldBe(["B14"]);

        // Nothing is lowered: with another finding of the same side the grade stays.
        var both = MinimalCases.All["B13"].Build().Finding(Breast, f => f.Method("ultrasonography").Presence("absent")).Assess();
        both.Grade("malignancy").ShouldBe(RiskGrade.Moderate);
        both.Only().Conclusion.Code.ShouldBe("partly-assessed");
    }

    public static TheoryData<string> Sites => [Breast, Thyroid, Lung, Ovary, Prostate, Knee, Coronary, Carotid, Aorta, FemoralArtery, AorticValve, "64033007"];

    [Theory]
    [MemberData(nameof(Sites))]
    public void Absent_and_undetermined_are_concluded_alike_for_every_organ(string site)
    {
        var absent = At(site, "histology", f => f.Presence("absent")).Assess();
        absent.Only().Conclusion.Code.ShouldBe("absent");
        absent.Only().Undecided.ShouldBeEmpty();
        absent.Only().Predictions.ShouldBeEmpty();
        absent.Statements().ShouldBeEmpty();

        foreach (var presence in (string[])["indeterminate", "unknown"])
        {
            var open = At(site, "histology", f => f.Presence(presence)).Assess();
            open.Only().Conclusion.Code.ShouldBe("not-assessable");
            open.Only().Predictions.ShouldBeEmpty();
            open.Only().Undecided.ShouldAllBe(undecided => undecided.Missing.Contains("whether the calcification is present"));
        }
    }

    [Fact]
    public void Without_a_site_the_result_is_not_assessable()
    {
        var builder = MinimalCases.All["B7"].Build();
        builder.Findings[0].Remove("bodySite");

        builder.Assess().Only().Conclusion.Code.ShouldBe("not-assessable");
    }

    [Theory]
    [InlineData("indeterminate")]
    [InlineData("unknown")]
    public void An_indeterminate_presence_leaves_the_rules_undecided_and_the_result_not_assessable(string presence)
    {
        var builder = MinimalCases.All["B13"].Build();
        foreach (var component in builder.Findings[0]["component"]!.AsArray().Where(c => (string?)c!["code"]!["coding"]![0]!["code"] == "presence"))
            component!["valueCodeableConcept"]!["coding"]![0]!["code"] = presence;

        var assessment = builder.Assess();

        assessment.Only().Conclusion.Code.ShouldBe("not-assessable");
        assessment.Applied().ShouldBeEmpty();
        assessment.Missing("B13").ShouldBe(["whether the calcification is present"]);
    }

    // --- silence
    [Fact]
    public void No_Condition_leaves_V7_V8_and_B20_undecided_with_what_is_missing()
    {
        var artery = CoronaryCt(f => f.With("vessel-layer", "media")).Assess();
        artery.Missing("V7").ShouldBe(["whether the patient has type 2 diabetes", "whether the patient has end-stage kidney disease"]);
        artery.Missing("V8").ShouldBe(artery.Missing("V7"));

        Histology().Marker("runx2", "H").Assess().Missing("B20").ShouldBe(["whether breast cancer is known"]);
    }

    [Fact]
    public void One_refuted_condition_leaves_the_other_to_be_told_and_both_refuted_decide()
    {
        CoronaryCt(f => f.With("vessel-layer", "media")).Condition("type-2-diabetes", "refuted", null).Assess()
            .Missing("V7").ShouldBe(["whether the patient has end-stage kidney disease"]);

        var both = CoronaryCt(f => f.With("vessel-layer", "media"))
            .Condition("type-2-diabetes", "refuted", null).Condition("end-stage-kidney-disease", "refuted", null).Assess();
        both.IsUndecided("V7").ShouldBeFalse();
        both.Applied().ShouldBe("V12");
    }

    [Fact]
    public void The_absence_of_a_mass_has_to_be_stated()
    {
        var assessment = Mammography(f => f.With("morphology", "punctate").With("distribution", "grouped")).Assess();

        assessment.Applied().ShouldBeEmpty();
        assessment.Missing("B13").ShouldBe(["whether there is an associated nodule or mass"]);
    }

    [Fact]
    public void A_rule_that_is_decided_stands_while_another_is_undecided()
    {
        var assessment = MinimalCases.All["B13"].Build().Assess();

        assessment.Grade("malignancy").ShouldBe(RiskGrade.Moderate);
        assessment.Only().Conclusion.Code.ShouldBe("partly-assessed");
        assessment.IsUndecided("B5").ShouldBeTrue();
    }

    [Fact]
    public void A_provisional_condition_is_neither_stated_nor_refuted() =>
        CoronaryCt(f => f.With("vessel-layer", "media")).Condition("type-2-diabetes", "provisional").Assess().IsUndecided("V7").ShouldBeTrue();

    // --- status
    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    public void A_finding_entered_in_error_or_cancelled_does_not_count(string status)
    {
        var builder = MinimalCases.All["B7"].Build();
        builder.Findings[0]["status"] = status;

        var assessment = builder.Assess();

        assessment.Organs().ShouldBeEmpty();
        assessment.Resources.ShouldBeEmpty();
        assessment.Issues.Select(issue => issue.Id).ShouldBe(["FC2013", "FC2011"]);
    }

    [Fact]
    public void A_condition_entered_in_error_does_not_count() =>
        CoronaryCt(f => f.With("vessel-layer", "media")).Condition("type-2-diabetes", "entered-in-error", null).Assess().IsUndecided("V7").ShouldBeTrue();

    [Fact]
    public void A_preliminary_finding_counts_and_is_marked()
    {
        var builder = MinimalCases.All["B7"].Build();
        builder.Findings[0]["status"] = "preliminary";

        var assessment = builder.Assess();

        assessment.Applied().ShouldBe("B5 B7");
        assessment.Only().RestsOnPreliminary.ShouldBeTrue();
        assessment.ToText().ShouldContain("preliminary.");
        MinimalCases.All["B7"].Build().Assess().Only().RestsOnPreliminary.ShouldBeFalse();
    }

    [Fact]
    public void A_registered_marker_without_value_does_not_count() =>
        Histology().Marker("rankl", "POS", null, marker => marker["status"] = "registered").Assess().Missing("B10").ShouldNotBeNull();

    [Theory]
    [InlineData("resolved")]
    [InlineData("inactive")]
    [InlineData("remission")]
    public void A_past_cancer_counts_as_history(string clinical) =>
        Histology().Condition("breast-cancer", "confirmed", clinical).Marker("runx2", "H").Assess().Applied().ShouldBe("B20");

    [Theory]
    [InlineData("resolved")]
    [InlineData("inactive")]
    public void A_past_diabetes_is_no_current_one(string clinical) =>
        CoronaryCt(f => f.With("vessel-layer", "media")).Condition("type-2-diabetes", "confirmed", clinical).Condition("end-stage-kidney-disease", "refuted", null).Assess()
            .Applied().ShouldBe("V12");

    // --- biopsy
    [Fact]
    public void Biopsy_is_advised_for_moderate_malignancy_from_imaging_alone() =>
        MinimalCases.All["B13"].Build().Assess().Advice().ShouldBe(["B16"]);

    [Fact]
    public void Not_when_a_specimen_of_the_same_site_and_side_was_examined()
    {
        MammographyLeft().Finding(LeftBreast, f => f.Method("histology").With("composition", "calcium-oxalate")).Assess().Advice().ShouldBeEmpty();
        MammographyLeft().Finding(RightBreast, f => f.Method("histology").With("composition", "calcium-oxalate")).Assess().Advice().ShouldBe(["B16"]);
    }

    [Fact]
    public void A_specimen_based_finding_of_an_earlier_report_counts_as_well()
    {
        var earlier = new FindingBuilder("earlier", LeftBreast).Method("histology").Json;
        var builder = MammographyLeft();
        builder.Others.Add(earlier);

        builder.Assess().Advice().ShouldBeEmpty();
    }

    [Fact]
    public void Not_when_the_grade_comes_from_a_specimen_or_is_low()
    {
        MinimalCases.All["B7"].Build().Assess().Advice().ShouldBeEmpty();
        MinimalCases.All["B3"].Build().Assess().Advice().ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_method_the_advice_is_undecided()
    {
        var builder = MinimalCases.All["B13"].Build();
        builder.Findings[0].Remove("method");

        builder.Assess().Missing("B16").ShouldBe(["method of the finding"]);
    }

    // --- several findings, several organs
    [Fact]
    public void Predictions_combine_per_organ_and_side_never_across()
    {
        var organs = new CaseBuilder()
            .Finding(LeftBreast, f => f.Method("histology").With("composition", "calcium-oxalate"))
            .Finding(LeftBreast, f => f.Method("histology").With("composition", "mg-hydroxyapatite"))
            .Finding(RightBreast, f => f.Method("histology").With("composition", "calcium-oxalate"))
            .Finding(Coronary, f => f.Method("coronary-ct"))
            .Assess().Organs().ToDictionary(organ => organ.Code.Code + organ.Side?.Code);

        organs.Keys.ShouldBe(["breast-calcification-riskleft", "breast-calcification-riskright", "coronary-calcification-risk"], ignoreOrder: true);
        organs["breast-calcification-riskleft"].Predictions.Single(p => p.Outcome.Code == "malignancy").Grade.ShouldBe(RiskGrade.High);
        organs["breast-calcification-riskright"].Predictions.Single(p => p.Outcome.Code == "malignancy").Grade.ShouldBe(RiskGrade.Low);
        organs["coronary-calcification-risk"].Predictions.ShouldHaveSingleItem().Outcome.Code.ShouldBe("coronary-event");
    }

    [Fact]
    public void A_finding_on_both_sides_counts_on_each() =>
        Histology(f => f.With("composition", "mg-hydroxyapatite").With("laterality", "bilateral")).Assess().Organs().Select(organ => organ.Side!.Code).ShouldBe(["left", "right"]);

    private static CaseBuilder MammographyLeft() =>
        Mammography(f => f.With("morphology", "punctate").With("distribution", "grouped").With("associated-mass", "absent"), LeftBreast);
}

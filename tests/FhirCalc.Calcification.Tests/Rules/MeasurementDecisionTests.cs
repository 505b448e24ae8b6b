using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>Settled readings of measurements: what is high, what is positive, where a threshold lies.</summary>
public class MeasurementDecisionTests
{
    // --- raised, high, positive
    [Theory]
    [InlineData("POS", true, false)]
    [InlineData("H", true, true)]
    [InlineData("HH", true, true)]
    [InlineData("HU", true, true)]
    [InlineData("NEG", false, false)]
    [InlineData("N", false, false)]
    public void Expression_needs_positive_and_recurrence_needs_high(string interpretation, bool expressed, bool high)
    {
        var applied = Histology().Condition("breast-cancer").Marker("runx2", interpretation, "cancer-cells").Assess().Applied().Split(' ');

        applied.Contains("B10").ShouldBe(expressed);
        applied.Contains("B20").ShouldBe(high);
    }

    [Fact]
    public void Plain_positive_leaves_B20_undecided() =>
        Histology().Condition("breast-cancer").Marker("runx2", "POS").Assess().Missing("B20").ShouldBe(["whether RUNX2 expression is high, not only positive"]);

    [Theory]
    [InlineData("10.1", true, false)]
    [InlineData("10", false, false)]
    [InlineData("9.9", false, false)]
    public void Without_interpretation_the_reference_range_tells(string value, bool high, bool undecided)
    {
        var assessment = Histology().Condition("breast-cancer").Marker("runx2", null, "cancer-cells", marker => WithRange(marker, value)).Assess();

        assessment.Applied().Split(' ').Contains("B20").ShouldBe(high);
        assessment.IsUndecided("B20").ShouldBe(undecided);
    }

    [Fact]
    public void Neither_interpretation_nor_range_leaves_it_undecided()
    {
        var assessment = Histology().Condition("breast-cancer").Marker("runx2", null, "cancer-cells", marker =>
        {
            WithRange(marker, "99");
            marker.Remove("referenceRange");
        }).Assess();

        assessment.Applied().ShouldBeEmpty();
        assessment.IsUndecided("B20").ShouldBeTrue();
        assessment.IsUndecided("B10").ShouldBeTrue();
    }

    [Fact]
    public void A_marker_of_unstated_cells_leaves_B10_undecided_and_one_of_benign_cells_does_not_count()
    {
        Histology().Marker("rankl", "POS").Assess().IsUndecided("B10").ShouldBeTrue();
        Histology().Marker("rankl", "POS", "benign-epithelium").Marker("runx2", "NEG").Assess().IsUndecided("B10").ShouldBeFalse();
    }

    [Fact]
    public void Cancer_cells_positive_for_both_markers_are_the_osteoblast_like_cells() =>
        Histology(f => f.With("lesion-kind", "carcinoma")).Marker("runx2", "POS", "cancer-cells").Marker("rankl", "POS", "cancer-cells").Assess()
            .Applied().ShouldBe("B10 B9");

    // --- micro, clustered, close
    [Fact]
    public void A_size_contradicts_no_microcalcification_outside_the_thyroid()
    {
        var builder = MinimalCases.All["B13"].Build();
        builder.Findings[0]["component"]!.AsArray().Add(new JsonObject
        {
            ["code"] = FindingBuilder.Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-component", "size"),
            ["valueQuantity"] = new JsonObject { ["value"] = 3, ["system"] = "http://unitsofmeasure.org", ["code"] = "mm", ["unit"] = "mm" },
        });

        builder.Assess().Applied().ShouldBe("B13");
    }

    [Theory]
    [InlineData("http://snomed.info/sct", "129766004")]
    [InlineData("http://snomed.info/sct", "129769006")]
    public void Grouped_and_cluster_are_the_coded_distribution(string system, string code) =>
        Mammography(f => f.With("morphology", "fine-linear").WithForeign("distribution", system, code).With("associated-mass", "absent")).Assess().Applied().ShouldBe("B13");

    [Theory]
    [InlineData("close-together")]
    [InlineData("flow-oriented")]
    public void Close_and_flow_oriented_are_coded(string arrangement) =>
        CoronaryCt(f => f.With("morphology", "spotty").With("plaque-arrangement", arrangement)).Assess().Applied().Split(' ').ShouldContain("V3");

    // --- thresholds
    [Theory]
    [InlineData("400", null, false, false)]
    [InlineData("400.0", null, false, false)]
    [InlineData("400.0000000001", null, true, false)]
    [InlineData("401", null, true, false)]
    [InlineData("400", ">", true, false)]
    [InlineData("400", ">=", false, true)]
    [InlineData("500", "<", false, true)]
    [InlineData("400", "<=", false, false)]
    public void Dense_is_strictly_over_400_HU(string value, string? comparator, bool holds, bool undecided)
    {
        var assessment = CoronaryCt(f => f.WithHounsfield(value, comparator)).Assess();

        assessment.Applied().Split(' ').Contains("V1").ShouldBe(holds);
        assessment.IsUndecided("V1").ShouldBe(undecided);
    }

    [Theory]
    [InlineData("10", "mg/dL", "6", "mg/dL", false)]
    [InlineData("10.000001", "mg/dL", "6", "mg/dL", true)]
    // 2.5 x 4.008 = 10.02; 1.9336 x 3.097 = 5.9883592: together 60.003359184, while 2.5 x 1.9336 = 4.834 mmol2/L2.
    [InlineData("2.5", "mmol/L", "1.9336", "mmol/L", true)]
    // 4.83 mmol2/L2 would be called equal to the limit; exactly it is 59.9536...
    [InlineData("2.5", "mmol/L", "1.932", "mmol/L", false)]
    [InlineData("10.02", "mg/dL", "1.9336", "mmol/L", true)]
    public void The_product_is_strictly_over_60_and_compared_exactly(string calcium, string calciumUnit, string phosphate, string phosphateUnit, bool holds)
    {
        var assessment = Calciphylaxis().Serum("17861-6", calcium, calciumUnit).Serum("2777-1", phosphate, phosphateUnit).Assess();

        assessment.Applied().Split(' ').Contains("V10").ShouldBe(holds);
        assessment.IsUndecided("V10").ShouldBeFalse();
    }

    [Fact]
    public void The_latest_measurement_counts_whatever_the_order()
    {
        Calciphylaxis().Serum("17861-6", "12", "mg/dL", "2026-05-01").Serum("17861-6", "9", "mg/dL", "2026-05-02").Serum("2777-1", "6", "mg/dL").Assess()
            .Applied().ShouldBe("V12");
        Calciphylaxis().Serum("17861-6", "9", "mg/dL", "2026-05-02").Serum("17861-6", "12", "mg/dL", "2026-05-03T08:00:00Z").Serum("2777-1", "6", "mg/dL").Assess()
            .Applied().ShouldBe("V10 V12");
    }

    [Fact]
    public void Phosphate_ion_is_refused_with_a_message()
    {
        var assessment = Calciphylaxis().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "18", "mg/dL", unitText: "mg/dL PO4").Assess();

        assessment.Applied().ShouldBe("V12");
        assessment.IsUndecided("V10").ShouldBeTrue();
        assessment.Issues.Select(issue => issue.Id).ShouldBe(["FC2021", "FC2023"]);
        assessment.Issues.ShouldAllBe(issue => issue.Message.Contains("phosphorus"));
    }

    [Fact]
    public void A_unit_that_is_not_known_leaves_the_product_undecided() =>
        Calciphylaxis().Serum("17861-6", "100", "mg/L").Serum("2777-1", "7", "mg/dL").Assess().IsUndecided("V10").ShouldBeTrue();

    [Theory]
    [InlineData("61", "mg2/dL2", true)]
    [InlineData("60", "mg2/dL2", false)]
    [InlineData("4.834", "mmol2/L2", true)]
    [InlineData("4.833", "mmol2/L2", false)]
    public void The_product_of_the_sender_decides_where_there_are_no_measurements(string value, string unit, bool holds)
    {
        var assessment = Calciphylaxis().Product(value, unit).Assess();

        assessment.Applied().Split(' ').Contains("V10").ShouldBe(holds);
        assessment.IsUndecided("V10").ShouldBeFalse();
        assessment.Reports.Single().Scores.ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_sender_states_the_product_none_is_derived_beside_it()
    {
        var agreeing = Calciphylaxis().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "6.1", "mg/dL").Product("61", "mg2/dL2").Assess();

        agreeing.Reports.Single().Scores.ShouldBeEmpty();
        agreeing.Applied().ShouldBe("V10 V12");
        agreeing.Guards().ShouldBeEmpty();
        agreeing.Issues.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("70", "5")]
    [InlineData("50", "6.5")]
    public void A_product_of_the_sender_that_the_measurements_contradict_is_told_and_the_higher_one_counts(string product, string phosphate)
    {
        var assessment = Calciphylaxis().Serum("17861-6", "10", "mg/dL").Serum("2777-1", phosphate, "mg/dL").Product(product, "mg2/dL2").Assess();

        assessment.Applied().ShouldBe("V10 V12");
        assessment.Guards().ShouldBe(["V22-product-differs"]);
        assessment.Issues.ShouldHaveSingleItem().Message.ShouldContain("more than 1 mg2/dL2 from that of the measurements");
        assessment.Line().ShouldContain("both are shown, the higher one counts");
        var derived = assessment.Reports.Single().Scores.ShouldHaveSingleItem();
        derived.Words.ShouldBe((10 * decimal.Parse(phosphate, System.Globalization.CultureInfo.InvariantCulture)).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + " mg2/dL2");
        derived.Sources.Count.ShouldBe(2);
    }

    [Fact]
    public void A_product_rounded_by_the_sender_does_not_undo_the_exact_one()
    {
        var assessment = Calciphylaxis().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "6.04", "mg/dL").Product("60", "mg2/dL2").Assess();

        assessment.Applied().ShouldBe("V10 V12");
        assessment.Guards().ShouldBeEmpty();
    }

    [Fact]
    public void A_product_older_than_the_measurements_is_another_one()
    {
        var assessment = Calciphylaxis().Serum("17861-6", "10", "mg/dL", "2026-05-02").Serum("2777-1", "5", "mg/dL", "2026-05-02").Product("70", "mg2/dL2", "2026-04-30").Assess();

        assessment.Applied().ShouldBe("V12");
        assessment.Guards().ShouldBeEmpty();
        assessment.Reports.Single().Scores.ShouldHaveSingleItem().Words.ShouldBe("50 mg2/dL2");
    }

    [Fact]
    public void What_was_derived_earlier_is_no_product_of_a_sender()
    {
        var builder = Calciphylaxis().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "6.1", "mg/dL");
        var derived = JsonNode.Parse(builder.Assess().Resources.Single(resource => resource.ResourceType == "Observation").Json.Span)!.AsObject();
        derived["subject"] = new JsonObject { ["reference"] = "Patient/p" };
        builder.Others.Add(derived);

        var again = builder.Assess();

        again.Reports.Single().Scores.ShouldHaveSingleItem().Words.ShouldBe("61 mg2/dL2");
        again.Resources.Where(resource => resource.ResourceType == "Observation").ShouldHaveSingleItem().Id.ShouldBe((string)derived["id"]!);
    }

    [Fact]
    public void A_product_that_the_sender_calls_high_is_a_factor_as_well()
    {
        Calciphylaxis().Product("58", "mg2/dL2", interpretation: "H").Assess().Statements().ShouldBe("V16 V25");
        Calciphylaxis().Product("58", "mg2/dL2").Assess().Statements().ShouldBe("V25");
    }

    private static CaseBuilder Calciphylaxis() => CoronaryCt(f => f.With("vessel-layer", "media").With("distribution", "diffuse"));

    private static void WithRange(JsonObject marker, string value)
    {
        marker["valueQuantity"] = Quantity(value);
        marker["referenceRange"] = new JsonArray(new JsonObject { ["high"] = Quantity("10") });
    }

    private static JsonObject Quantity(string value) =>
        new() { ["value"] = JsonNode.Parse(value), ["unit"] = "ng/mL", ["system"] = "http://unitsofmeasure.org", ["code"] = "ng/mL" };
}

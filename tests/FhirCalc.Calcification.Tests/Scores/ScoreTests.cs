using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Results;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Scores;

public class ScoreTests
{
    private static readonly Lazy<FhirValidator> Validator = new(() => FhirValidator.Create(Assessing.WithGuide, TimeProvider.System));

    public static TheoryData<string> ScoreRules => [.. Assessing.Assessor.Rules.Where(rule => rule.Kind == RuleKind.Score).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(ScoreRules))]
    public void Every_score_rule_derives_an_observation_that_is_valid_against_its_profile_and_names_its_sources(string rule)
    {
        ScoreCases.All.ShouldContainKey(rule);
        var assessment = ScoreCases.All[rule]().Assess();

        Scores(assessment).ShouldContain(score => score.Rule.Id == rule);
        foreach (var resource in assessment.Resources)
        {
            Validator.Value.Validate(ResourceJson.Parse(resource.Json), []).Issues
                .Where(issue => issue.Severity >= IssueSeverity.Error).ShouldBeEmpty(Encoding.UTF8.GetString(resource.Json.Span));
        }

        var observation = Observation(assessment, Scores(assessment).Single(score => score.Rule.Id == rule));
        observation["status"]!.GetValue<string>().ShouldBe("preliminary");
        observation["derivedFrom"]!.AsArray().ShouldNotBeEmpty();
        observation["method"]!["text"]!.GetValue<string>().ShouldNotBeEmpty();
        observation["device"]!["reference"]!.GetValue<string>().ShouldStartWith("Device/");
        observation["note"]![0]!["text"]!.GetValue<string>().ShouldBe(IntendedUse.Text);
    }

    [Theory]
    [MemberData(nameof(ScoreRules))]
    public void Without_what_it_is_derived_from_there_is_no_score(string rule)
    {
        var bundle = ScoreCases.All[rule]().Json();
        var score = Scores(CaseBuilder.Of(bundle)).Single(score => score.Rule.Id == rule);
        foreach (var source in score.Sources)
        {
            var without = (JsonObject)bundle.DeepClone();
            var entries = without["entry"]!.AsArray();
            entries.Remove(entries.Single(entry => $"{entry!["resource"]!["resourceType"]}/{entry["resource"]!["id"]}" == source));
            Scores(CaseBuilder.Of(without)).ShouldNotContain(other => other.Rule.Id == rule, source);
        }
    }

    // --- calcium x phosphate (V22)
    [Theory]
    [InlineData("10", "mg/dL", "6.1", "mg/dL", "61.0")]
    [InlineData("2.5", "mmol/L", "6.1", "mg/dL", "61.12200")]
    [InlineData("10", "mg/dL", "2", "mmol/L", "61.940")]
    [InlineData("2.5", "mmol/L", "2", "mmol/L", "62.0638800")]
    public void The_product_is_an_exact_decimal_in_mg2_per_dL2_from_either_unit(string calcium, string calciumUnit, string phosphate, string phosphateUnit, string product)
    {
        var assessment = CoronaryCt().Serum("17861-6", calcium, calciumUnit).Serum("2777-1", phosphate, phosphateUnit).Assess();

        var score = Scores(assessment).ShouldHaveSingleItem();
        decimal.Parse(score.Words.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(product, System.Globalization.CultureInfo.InvariantCulture));
        score.Words.ShouldEndWith(" mg2/dL2");
        score.Sources.Count.ShouldBe(2);
    }

    [Fact]
    public void The_product_takes_the_newest_values_and_the_date_of_the_newest()
    {
        var assessment = CoronaryCt().Serum("17861-6", "10", "mg/dL", "2026-01-01").Serum("17861-6", "9", "mg/dL", "2026-03-01").Serum("2777-1", "5", "mg/dL", "2026-02-01").Assess();

        var score = Scores(assessment).ShouldHaveSingleItem();
        score.Words.ShouldBe("45 mg2/dL2");
        Observation(assessment, score)["effectiveDateTime"]!.GetValue<string>().ShouldBe("2026-03-01");
    }

    [Fact]
    public void Phosphate_as_ion_or_an_unknown_unit_gives_no_product_and_says_why()
    {
        foreach (var builder in (CaseBuilder[])[CoronaryCt().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "18", "mg/dL", unitText: "mg/dL PO4"), CoronaryCt().Serum("17861-6", "100", "mg/L").Serum("2777-1", "6", "mg/dL")])
        {
            var assessment = builder.Assess();
            Scores(assessment).ShouldBeEmpty();
            assessment.Issues.Single(issue => issue.Id == "FC2023").Message.ShouldContain("as phosphorus");
        }
    }

    [Fact]
    public void The_product_is_among_what_a_prediction_rests_on_that_it_supports_and_the_provenance_names_it()
    {
        var assessment = CoronaryCt(f => f.With("vessel-layer", "media").With("distribution", "diffuse")).Serum("17861-6", "10", "mg/dL").Serum("2777-1", "6.1", "mg/dL").Assess();

        var score = assessment.Resources.Single(resource => resource.ResourceType == "Observation");
        References(Json(assessment, "RiskAssessment")["basis"]!).ShouldContain(score.Reference);
        References(Json(assessment, "Provenance")["target"]!).ShouldContain(score.Reference);
        Json(assessment, "Provenance")["policy"]!.AsArray().Select(policy => policy!.GetValue<string>()).ShouldContain(CalcificationGuide.CanonicalBase + "/PlanDefinition/calcification-scores|" + CalcificationGuide.Version);
        Encoding.UTF8.GetString(assessment.ToBundle()).ShouldContain("\"reference\":\"urn:uuid:" + score.Id + "\"");

        // Where the prediction is not made, the score is derived all the same and supports nothing.
        var other = ScoreCases.All["V22-product"]().Assess();
        References(Json(other, "RiskAssessment")["basis"]!).ShouldNotContain(reference => reference == other.Resources.Single(resource => resource.ResourceType == "Observation").Reference);
    }

    // --- Agatston (V18)
    [Theory]
    [InlineData("0", "a0")]
    [InlineData("0.5", "a1")]
    [InlineData("1", "a1")]
    [InlineData("99", "a1")]
    [InlineData("99.9", "a1")]
    [InlineData("100", "a2")]
    [InlineData("299.9", "a2")]
    [InlineData("300", "a3")]
    [InlineData("2500", "a3")]
    public void An_Agatston_score_has_the_category_of_CAC_DRS(string value, string category)
    {
        var assessment = CoronaryCt().Agatston(value).Assess();

        Value(assessment)["valueCodeableConcept"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe(category);
        assessment.Line().ShouldContain("doi:10.1016/j.jcct.2018.03.008");
    }

    [Fact]
    public void Another_score_or_one_with_a_comparator_has_no_category()
    {
        Scores(CoronaryCt().Agatston("200", "112056").Assess()).ShouldBeEmpty();
        Scores(CoronaryCt().Agatston("200", comparator: ">").Assess()).ShouldBeEmpty();
        Scores(CoronaryCt().Agatston("-1").Assess()).ShouldBeEmpty();
    }

    // --- BI-RADS (B18)
    [Theory]
    [InlineData("1", "0")]
    [InlineData("2", "0")]
    [InlineData("3", "0-2")]
    [InlineData("4", "2-95")]
    [InlineData("4a", "2-10")]
    [InlineData("4b", "10-50")]
    [InlineData("4c", "50-95")]
    [InlineData("5", ">=95")]
    public void A_BI_RADS_category_has_the_likelihood_that_its_publisher_states(string category, string likelihood)
    {
        var observation = Value(Mammography().BiRads(category).Assess());

        var value = observation["valueRange"] is { } range ? $"{range["low"]!["value"]}-{range["high"]!["value"]}" : $"{observation["valueQuantity"]!["comparator"]}{observation["valueQuantity"]!["value"]}";
        value.ShouldBe(likelihood);
        observation["component"]![0]!["valueCodeableConcept"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe(category);
        observation["bodySite"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe(LeftBreast);
    }

    [Fact]
    public void Categories_0_and_6_have_none_and_the_SNOMED_code_of_a_category_counts()
    {
        Scores(Mammography().BiRads("0").Assess()).ShouldBeEmpty();
        Scores(Mammography().BiRads("6").Assess()).ShouldBeEmpty();
        Scores(Mammography().BiRads("397144001", "http://snomed.info/sct").Assess()).ShouldHaveSingleItem().Words.ShouldStartWith("2 to 95 %");
    }

    [Theory]
    [InlineData("morphology", "fine-linear", "81")]
    [InlineData("morphology", "fine-linear-branching", "81")]
    [InlineData("distribution", "segmental", "74")]
    [InlineData("distribution", "linear", "68")]
    [InlineData("morphology", "amorphous-descriptor", null)]
    [InlineData("distribution", "grouped", null)]
    public void A_descriptor_has_the_predictive_value_that_was_published_in_figures_and_none_where_there_is_no_figure(string component, string code, string? percent)
    {
        var assessment = Mammography(f => f.With(component, code)).Assess();

        if (percent is null)
            Scores(assessment).ShouldBeEmpty();
        else
            Value(assessment)["valueQuantity"]!["value"]!.ToString().ShouldBe(percent);
    }

    [Fact]
    public void A_descriptor_has_none_elsewhere_by_another_method_or_where_nothing_was_found()
    {
        Scores(Histology(f => f.With("morphology", "fine-linear")).Assess()).ShouldBeEmpty();
        Scores(Mammography(f => f.With("morphology", "fine-linear"), Lung).Assess()).ShouldBeEmpty();
        Scores(Mammography(f => f.Presence("absent").With("morphology", "fine-linear")).Assess()).ShouldBeEmpty();
    }

    // --- TI-RADS (T15)
    [Theory]
    [InlineData("cystic", "anechoic", "wider-than-tall", "smooth", "none-or-comet-tail", 0, "tr1")]
    [InlineData("mixed", "hyperechoic-or-isoechoic", "wider-than-tall", "ill-defined", "none-or-comet-tail", 2, "tr2")]
    [InlineData("solid", "hyperechoic-or-isoechoic", "wider-than-tall", "smooth", "none-or-comet-tail", 3, "tr3")]
    [InlineData("solid", "hypoechoic", "wider-than-tall", "smooth", "none-or-comet-tail", 4, "tr4")]
    [InlineData("solid", "hypoechoic", "wider-than-tall", "lobulated-or-irregular", "none-or-comet-tail", 6, "tr4")]
    [InlineData("solid", "hypoechoic", "wider-than-tall", "smooth", "punctate-echogenic-foci", 7, "tr5")]
    [InlineData("solid", "very-hypoechoic", "taller-than-wide", "extrathyroidal-extension", "punctate-echogenic-foci", 14, "tr5")]
    [InlineData("spongiform", "hypoechoic", "wider-than-tall", "smooth", "punctate-echogenic-foci", 0, "tr1")]
    [InlineData("spongiform", null, null, null, null, 0, "tr1")]
    public void The_level_of_a_nodule_follows_from_the_points_of_its_features(string composition, string? echogenicity, string? shape, string? margin, string? foci, int points, string level)
    {
        var observation = Value(At(Thyroid, "ultrasonography").TiRads(composition, echogenicity, shape, margin, foci is null ? [] : [foci]).Assess());

        observation["valueCodeableConcept"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe(level);
        observation["component"]![0]!["valueInteger"]!.GetValue<int>().ShouldBe(points);
    }

    [Fact]
    public void Kinds_of_foci_add_up_and_a_feature_that_is_not_stated_leaves_the_level_open()
    {
        Value(At(Thyroid, "ultrasonography").TiRads("cystic", "anechoic", "wider-than-tall", "smooth", "macrocalcifications", "peripheral-calcifications").Assess())["component"]![0]!["valueInteger"]!.GetValue<int>().ShouldBe(3);

        var open = At(Thyroid, "ultrasonography").TiRads("solid", "hypoechoic", null, "smooth").Assess();
        Scores(open).ShouldBeEmpty();
        open.Issues.Single(issue => issue.Id == "FC2023").Message.ShouldContain("shape of the nodule; echogenic foci of the nodule, or that there are none");
    }

    [Fact]
    public void A_sum_of_1_has_no_level() =>
        Scores(At(Thyroid, "ultrasonography").TiRads("mixed", "anechoic", "wider-than-tall", "smooth", "none-or-comet-tail").Assess()).ShouldBeEmpty();

    [Theory]
    [InlineData("microcalcification", null, 3)]
    [InlineData("macrocalcification", null, 1)]
    [InlineData("rim", null, 2)]
    [InlineData("eggshell", null, 2)]
    [InlineData("microcalcification", "1.1", null)]
    [InlineData("petal-like", null, null)]
    public void Echogenic_foci_of_a_thyroid_finding_on_ultrasonography_have_their_points(string shape, string? millimeters, int? points)
    {
        var assessment = At(Thyroid, "ultrasonography", f =>
        {
            f.With("morphology", shape);
            if (millimeters is not null)
                f.WithSize(millimeters, "mm");
        }).Assess();

        if (points is null)
            Scores(assessment).ShouldBeEmpty();
        else
            Value(assessment)["valueInteger"]!.GetValue<int>().ShouldBe(points.Value);
        Scores(At(Thyroid, "histology", f => f.With("morphology", shape)).Assess()).ShouldBeEmpty();
    }

    // --- vesicles (V14)
    [Theory]
    [InlineData("80", "nm", null, "ectosome exosome apoptotic-body matrix-vesicle", "exosome matrix-vesicle")]
    [InlineData("0.08", "um", null, "ectosome exosome apoptotic-body matrix-vesicle", "exosome matrix-vesicle")]
    [InlineData("30", "nm", null, "matrix-vesicle", "exosome matrix-vesicle")]
    [InlineData("1000", "nm", null, "ectosome apoptotic-body", "apoptotic-body matrix-vesicle")]
    [InlineData("80", "nm", "240", "ectosome apoptotic-body matrix-vesicle", "matrix-vesicle")]
    [InlineData("6000", "nm", null, "", "")]
    public void A_diameter_fits_the_classes_of_each_source(string low, string unit, string? high, string first, string second)
    {
        var assessment = At(Carotid, "electron-microscopy", f => f.WithVesicles(low, unit, high)).Assess();

        Classes("vesicle-diameter-s1").ShouldBe(first);
        Classes("vesicle-diameter-s2").ShouldBe(second);

        string Classes(string method)
        {
            var observation = Scores(assessment).Select(score => Observation(assessment, score)).Single(json => json["method"]!["coding"]![0]!["code"]!.GetValue<string>() == method);
            if (observation["component"] is null)
                observation["dataAbsentReason"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe("not-applicable");
            return string.Join(' ', observation["component"]?.AsArray().Select(component => component!["valueCodeableConcept"]!["coding"]![0]!["code"]!.GetValue<string>()) ?? []);
        }
    }

    // --- numbers that stand twice
    [Fact]
    public void The_points_and_ranges_of_the_rules_are_those_of_the_terminology()
    {
        foreach (var (system, points) in ((string, Func<string, CaseBuilder>)[])[
            ("tirads-composition", code => At(Thyroid, "ultrasonography").TiRads(code, "hypoechoic", "wider-than-tall", "smooth", "none-or-comet-tail")),
            ("tirads-echogenicity", code => At(Thyroid, "ultrasonography").TiRads("solid", code, "wider-than-tall", "smooth", "none-or-comet-tail")),
            ("tirads-shape", code => At(Thyroid, "ultrasonography").TiRads("solid", "hypoechoic", code, "smooth", "none-or-comet-tail")),
            ("tirads-margin", code => At(Thyroid, "ultrasonography").TiRads("solid", "hypoechoic", "wider-than-tall", code, "none-or-comet-tail")),
            ("tirads-echogenic-foci", code => At(Thyroid, "ultrasonography").TiRads("solid", "hypoechoic", "wider-than-tall", "smooth", code))])
        {
            foreach (var (code, expected) in Property(system, "points"))
            {
                var others = system switch { "tirads-composition" => 2, "tirads-echogenicity" => 2, _ => 4 };
                var sum = Value(points(code).Assess())["component"]![0]!["valueInteger"]!.GetValue<int>();
                sum.ShouldBe(code == "spongiform" ? 0 : others + (int)expected, $"{system}#{code}");
            }
        }

        foreach (var (source, method) in ((string, string)[])[("s1", "V14-s1"), ("s2", "V14-s2")])
        {
            var (lows, highs) = (Property("vesicle-class", source + "-low"), Property("vesicle-class", source + "-high"));
            foreach (var code in lows.Keys)
            {
                Fits(lows[code]).ShouldBeTrue(code);
                Fits(highs[code]).ShouldBeTrue(code);
                Fits(lows[code] - 1).ShouldBeFalse(code);
                Fits(highs[code] + 1).ShouldBeFalse(code);
                bool Fits(decimal diameter) => Scores(At(Carotid, "electron-microscopy", f => f.WithVesicles(diameter.ToString(System.Globalization.CultureInfo.InvariantCulture), "nm")).Assess())
                    .Single(score => score.Rule.Id == method).Components.Any(component => component.Json.Contains($"\"{code}\"", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_score_of_two_reports_is_one_resource_with_one_id_that_a_repeat_gives_again()
    {
        var builder = ScoreCases.All["V22-product"]();
        var second = (JsonObject)builder.Report.DeepClone();
        second["id"] = "r2";
        second["result"] = new JsonArray(new JsonObject { ["reference"] = "Observation/f1" });
        builder.Others.Add(second);

        var (first, again) = (builder.Assess(), builder.Assess());

        first.Reports.Count.ShouldBe(2);
        var score = first.Resources.Where(resource => resource.ResourceType == "Observation").ShouldHaveSingleItem();
        again.Resources.Single(resource => resource.ResourceType == "Observation").Json.Span.SequenceEqual(score.Json.Span).ShouldBeTrue();
    }

    [Fact]
    public void Scores_stand_in_the_text_with_value_rule_sources_and_the_source_of_the_numbers()
    {
        var line = ScoreCases.All["V18"]().Assess().Line();

        line.ShouldContain("Scores of DiagnosticReport/r");
        line.ShouldContain("Agatston category: Agatston score 100 to 299. By the boundaries 0; 1 to 99; 100 to 299; 300 and over (V18). Derived from Observation/score");
        line.ShouldContain("Source of the numbers: Hecht et al. J Cardiovasc Comput Tomogr 2018;12(3):185-191, doi:10.1016/j.jcct.2018.03.008.");
    }

    private static Dictionary<string, decimal> Property(string system, string name)
    {
        Assessing.WithGuide.TryFind(CalcificationGuide.CanonicalBase + "/CodeSystem/" + system, "CodeSystem", out var resource).ShouldBeTrue();
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var concept in JsonNode.Parse(resource!.Utf8.Span)!["concept"]!.AsArray())
        {
            foreach (var property in concept!["property"]?.AsArray() ?? [])
            {
                if (property!["code"]!.GetValue<string>() == name)
                    values[concept["code"]!.GetValue<string>()] = (property["valueInteger"] ?? property["valueDecimal"])!.GetValue<decimal>();
            }
        }

        values.ShouldNotBeEmpty(system);
        return values;
    }

    private static List<DerivedScore> Scores(Assessment assessment) => [.. assessment.Reports.SelectMany(report => report.Scores)];

    private static JsonObject Value(Assessment assessment) => Observation(assessment, Scores(assessment).ShouldHaveSingleItem());

    private static JsonObject Observation(Assessment assessment, DerivedScore score) => assessment.Resources
        .Where(resource => resource.ResourceType == "Observation").Select(resource => JsonNode.Parse(resource.Json.Span)!.AsObject())
        .First(json => json["text"]!["div"]!.GetValue<string>().Contains($"({score.Rule.Id})", StringComparison.Ordinal));

    private static JsonObject Json(Assessment assessment, string type) =>
        JsonNode.Parse(assessment.Resources.First(resource => resource.ResourceType == type).Json.Span)!.AsObject();

    private static IEnumerable<string> References(JsonNode array) => array.AsArray().Select(item => item!["reference"]!.GetValue<string>());
}

using System.Text;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

public class CombinationTests
{
    [Fact]
    public void The_highest_grade_stands_and_every_rule_that_holds_is_named()
    {
        var assessment = CaseBuilder.CoronaryCt(f => f.WithHounsfield("900").With("morphology", "spotty")).Assess();

        var rupture = assessment.Only().Predictions.Single(prediction => prediction.Outcome.Code == "plaque-rupture");
        rupture.Grade.ShouldBe(RiskGrade.Moderate);
        rupture.Rules.Select(rule => rule.Rule.Id).ShouldBe(["V2", "V1"]);
        assessment.ToText().ShouldContain("V1: Dense calcification over 400 HU [low]");
        Encoding.UTF8.GetString(assessment.Resources[0].Json.Span).ShouldContain("V1 (coronary-calcification-rules " + CalcificationGuide.Version + "): Dense calcification over 400 HU [low]");
    }

    [Fact]
    public void A_rule_that_another_overrides_is_listed_with_it_and_gives_no_grade()
    {
        var assessor = ChangedRules.Assessor("coronary-calcification-rules", plan => ChangedRules.AddOverride(ChangedRules.Rule(plan, "V1"), "V2"));
        var bundle = CaseBuilder.CoronaryCt(f => f.WithHounsfield("900").With("morphology", "spotty")).Json();

        var rupture = CaseBuilder.Of(bundle, assessor).Only().Predictions.Single(prediction => prediction.Outcome.Code == "plaque-rupture");

        rupture.Grade.ShouldBe(RiskGrade.Low);
        var overridden = rupture.Rules.Single(rule => rule.Bearing == RuleBearing.Overridden);
        overridden.Rule.Id.ShouldBe("V2");
        overridden.OverriddenBy.ShouldBe("V1");
    }

    [Fact]
    public void An_override_counts_for_the_finding_for_which_both_rules_hold_and_for_no_other()
    {
        var assessor = ChangedRules.Assessor("coronary-calcification-rules", plan => ChangedRules.AddOverride(ChangedRules.Rule(plan, "V1"), "V2"));
        var bundle = CaseBuilder.CoronaryCt(f => f.WithHounsfield("900")).Finding(CaseBuilder.Coronary, f => f.With("morphology", "spotty")).Json();

        CaseBuilder.Of(bundle, assessor).Grade("plaque-rupture").ShouldBe(RiskGrade.Moderate);
    }

    [Fact]
    public void An_overridden_rule_implies_nothing()
    {
        var assessor = ChangedRules.Assessor("breast-calcification-rules", plan => ChangedRules.AddOverride(ChangedRules.Rule(plan, "B4"), "B5"));
        var bundle = CaseBuilder.Histology(f => f.With("composition", "calcium-oxalate").With("composition", "hydroxyapatite")).Json();

        var assessment = CaseBuilder.Of(bundle, assessor);

        assessment.Grade("invasive-malignancy").ShouldBe(RiskGrade.Low);
        assessment.Grade("malignancy").ShouldBe(RiskGrade.Low);
        assessment.Ids(RuleBearing.Overridden).ShouldBe("B5");
    }

    [Fact]
    public void Contradicting_statements_both_appear()
    {
        var text = CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite")).Assess().ToText().ReplaceLineEndings(" ");

        text.ShouldContain("only in invasive malignant tumours");
        text.ShouldContain("related to benign and");
    }

    [Fact]
    public void A_finding_more_never_lowers_a_grade()
    {
        foreach (var (rule, (_, build)) in MinimalCases.All)
        {
            var site = SiteOf(build());
            var alone = build().Assess().Organs().SelectMany(organ => organ.Predictions).ToList();
            foreach (var other in MinimalCases.All.Values.Select(pair => pair.Build()).Where(other => SiteOf(other) == site))
            {
                var builder = build();
                foreach (var finding in other.Findings)
                    builder.Finding(site, added => added.Set("component", finding["component"]!.DeepClone()).Set("method", finding["method"]!.DeepClone()));
                var both = builder.Assess();
                foreach (var prediction in alone)
                    ((int?)both.Grade(prediction.Outcome.Code) ?? 0).ShouldBeGreaterThanOrEqualTo((int)prediction.Grade, rule);
            }
        }
    }

    private static string SiteOf(CaseBuilder builder) => (string)builder.Findings[0]["bodySite"]!["coding"]![0]!["code"]!;
}

using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

public class RuleFiringTests
{
    public static TheoryData<string> RiskRules => [.. Assessing.Assessor.Rules.Where(rule => rule.Kind == RuleKind.Risk).Select(rule => rule.Id).Distinct()];

    [Theory]
    [MemberData(nameof(RiskRules))]
    public void A_rule_holds_on_the_least_that_it_needs_beside_only_the_rules_that_need_no_more(string rule)
    {
        MinimalCases.All.ShouldContainKey(rule);
        var (holds, build) = MinimalCases.All[rule];
        holds.Split(' ').ShouldContain(rule);

        build().Assess().Applied().ShouldBe(holds);
    }

    [Theory]
    [MemberData(nameof(RiskRules))]
    public void Each_element_that_a_rule_names_as_its_reason_is_one_without_which_it_does_not_hold(string rule)
    {
        var bundle = MinimalCases.All[rule].Build().Json();
        var reasons = CaseBuilder.Of(bundle).Organs().SelectMany(organ => organ.Predictions).SelectMany(prediction => prediction.Rules)
            .First(applied => applied.Rule.Id == rule && applied.Bearing == RuleBearing.Applied).Inputs;

        reasons.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var reason in reasons)
        {
            var without = (JsonObject)bundle.DeepClone();
            CaseEdits.Remove(without, reason.Reference, reason.Path).ShouldBeTrue($"{reason.Path} of {reason.Reference} is a place in the input");
            CaseBuilder.Of(without).Applied().Split(' ').ShouldNotContain(rule, $"without {reason.Path} of {reason.Reference}");
        }
    }

    [Theory]
    [InlineData("B3", "composition", "calcium-phosphate")]
    [InlineData("B4", "composition", "hydroxyapatite")]
    [InlineData("B5", "composition", "whitlockite")]
    [InlineData("B7", "composition", "carbonate-apatite")]
    [InlineData("B9", "breast-osteoblast-like-cells", "absent")]
    [InlineData("B9", "lesion-kind", "benign-lesion")]
    [InlineData("B6", "lesion-kind", "normal-tissue")]
    [InlineData("B12", "morphology", "popcorn")]
    [InlineData("B13", "distribution", "segmental")]
    [InlineData("B13", "associated-mass", "present")]
    [InlineData("B13", "morphology", "large-rod-like")]
    [InlineData("V2", "morphology", "sheet-like")]
    [InlineData("V3", "plaque-arrangement", "apart")]
    [InlineData("V7", "vessel-layer", "intima")]
    [InlineData("V10", "distribution", "linear")]
    [InlineData("C1", "composition", "calcium-oxalate")]
    [InlineData("L5", "morphology", "eggshell")]
    [InlineData("L6", "morphology", "popcorn")]
    [InlineData("L7", "morphology", "popcorn")]
    [InlineData("L8", "lesion-kind", "normal-tissue")]
    [InlineData("L11", "lesion-kind", "normal-tissue")]
    [InlineData("O1", "histological-form", "dystrophic-form")]
    [InlineData("O3", "lesion-kind", "invasive-carcinoma")]
    [InlineData("P1", "composition", "whitlockite")]
    [InlineData("P1", "prostate-osteoblast-like-cells", "absent")]
    [InlineData("P1", "lesion-kind", "benign-tumor")]
    [InlineData("T3", "morphology", "rim")]
    [InlineData("T4", "morphology", "rim")]
    [InlineData("T5", "morphology", "rim")]
    [InlineData("T6", "morphology", "macrocalcification")]
    [InlineData("T6", "lesion-kind", "normal-tissue")]
    [InlineData("T7", "associated-mass", "absent")]
    [InlineData("T9", "composition", "calcium-oxalate")]
    [InlineData("T10", "histological-form", "polymorphous-body")]
    public void A_value_that_contradicts_a_rule_decides_it_as_not_holding(string rule, string component, string code)
    {
        var bundle = MinimalCases.All[rule].Build().Json();
        CaseEdits.SetComponent(bundle, component, code);

        var assessment = CaseBuilder.Of(bundle);

        assessment.Applied().Split(' ').ShouldNotContain(rule);
        assessment.IsUndecided(rule).ShouldBeFalse();
    }
}

using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

public class RuleFiringTests
{
    public static TheoryData<string> RiskRules => [.. Assessing.Assessor.Rules.Where(rule => rule.Kind == RuleKind.Risk).Select(rule => rule.Id)];

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
            Remove(without, reason.Reference, reason.Path).ShouldBeTrue($"{reason.Path} of {reason.Reference} is a place in the input");
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
    public void A_value_that_contradicts_a_rule_decides_it_as_not_holding(string rule, string component, string code)
    {
        var bundle = MinimalCases.All[rule].Build().Json();
        SetComponent(bundle, component, code);

        var assessment = CaseBuilder.Of(bundle);

        assessment.Applied().Split(' ').ShouldNotContain(rule);
        assessment.IsUndecided(rule).ShouldBeFalse();
    }

    private static void SetComponent(JsonObject bundle, string component, string code)
    {
        var finding = Resource(bundle, "Observation/f1")!;
        var found = finding["component"]!.AsArray().Single(item => (string?)item!["code"]!["coding"]![0]!["code"] == component)!;
        found["valueCodeableConcept"]!["coding"]![0]!["code"] = code;
    }

    // Removes an element by the path that the result names, such as Observation.component[1].value.
    private static bool Remove(JsonObject bundle, string reference, string path)
    {
        JsonNode at = Resource(bundle, reference)!;
        var steps = path.Split('.')[1..];
        for (var i = 0; i < steps.Length; i++)
        {
            var name = steps[i].Split('[')[0];
            var parent = at.AsObject();
            var key = parent.Select(property => property.Key).FirstOrDefault(key => key == name || (name == "value" && key.StartsWith("value", StringComparison.Ordinal)));
            if (key is null)
                return false;
            var index = steps[i].Contains('[', StringComparison.Ordinal) ? int.Parse(steps[i].Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture) : -1;
            if (i == steps.Length - 1)
            {
                if (index < 0)
                    return parent.Remove(key);
                parent[key]!.AsArray().RemoveAt(index);
                return true;
            }

            at = index < 0 ? parent[key]! : parent[key]![index]!;
        }

        return false;
    }

    private static JsonObject? Resource(JsonObject bundle, string reference) => bundle["entry"]!.AsArray()
        .Select(entry => entry!["resource"]!.AsObject())
        .FirstOrDefault(resource => $"{resource["resourceType"]}/{resource["id"]}" == reference);
}

using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Tests.Rules;

public class RuleLoadTests
{
    [Fact]
    public void All_errors_of_all_rules_are_listed_together()
    {
        var wrong = Errors(plan =>
        {
            Condition(ChangedRules.Rule(plan, "B13"))["expression"] = "%microcalcification and and %noMass";
            Condition(ChangedRules.Rule(plan, "B7"))["expression"] = "%mgHydroxyapatite.frobnicate()";
            ChangedRules.Rule(plan, "B3").Remove("reason");
            ChangedRules.AddOverride(ChangedRules.Rule(plan, "B4"), "B99");
        });

        wrong.Issues.Select(issue => issue.Rule!.Split('#')[1]).ShouldBe(["B3", "B7", "B13", "B4"]);
        wrong.Issues.ShouldAllBe(issue => issue.Id == "FC2001" && issue.Rule!.StartsWith("http://fhircalc.org/fhir/PlanDefinition/breast-calcification-rules|", StringComparison.Ordinal));
        wrong.Message.ShouldContain("frobnicate");
    }

    [Theory]
    [InlineData("%nothing", "nothing")]
    [InlineData("%composition.exists()", "may only name facts")]
    public void A_condition_may_only_name_facts(string expression, string says) =>
        Errors(plan => Condition(ChangedRules.Rule(plan, "B3"))["expression"] = expression).Message.ShouldContain(says);

    [Fact]
    public void A_fact_may_only_use_names_declared_before_it() => Errors(plan =>
        ChangedRules.Part(ChangedRules.Fact(plan, "present"), "holds")!["valueExpression"]!["expression"] = "%breastCancerKnown").Message.ShouldContain("breastCancerKnown");

    [Fact]
    public void A_value_set_that_does_not_exist_is_an_error() => Errors(plan =>
        ChangedRules.Part(ChangedRules.Fact(plan, "present"), "holds")!["valueExpression"]!["expression"] = "%presence.where(memberOf('http://fhircalc.org/fhir/ValueSet/none'))")
        .Message.ShouldContain("There is no value set http://fhircalc.org/fhir/ValueSet/none");

    [Fact]
    public void An_expression_has_to_name_what_it_looks_at() => Errors(plan =>
        ChangedRules.Part(ChangedRules.Fact(plan, "present"), "holds")!["valueExpression"]!["expression"] = "bodySite").Message.ShouldContain("'bodySite' does not compile");

    [Theory]
    [InlineData("%finding.bodysite", "bodysite")]
    [InlineData("%report.reslut", "reslut")]
    [InlineData("%lesion.where(codes.exists())", "codes")]
    [InlineData("%siblings.methods", "methods")]
    public void A_misspelled_step_is_an_error(string expression, string step) => Errors(plan =>
        ChangedRules.Part(ChangedRules.Fact(plan, "present"), "holds")!["valueExpression"]!["expression"] = expression).Message.ShouldContain(step);

    [Fact]
    public void Another_expression_language_is_an_error() =>
        Errors(plan => Condition(ChangedRules.Rule(plan, "B3"))["language"] = "text/cql").Message.ShouldContain("text/fhirpath");

    [Fact]
    public void A_grade_beyond_the_three_is_an_error() => Errors(plan => ChangedRules.Rule(plan, "B3")["extension"]![0]!["extension"]!.AsArray()
        .Single(part => (string?)part!["url"] == "grade")!["valueCoding"]!["code"] = "certain").Message.ShouldContain("none of low, moderate and high");

    [Fact]
    public void Two_rules_of_one_id_are_an_error() => Errors(plan => ChangedRules.Rule(plan, "B4")["id"] = "B3").Message.ShouldContain("used by two rules");

    [Fact]
    public void A_code_that_does_not_exist_is_an_error() =>
        Errors(plan => ChangedRules.Rule(plan, "B3")["reason"]![0]!["coding"]![0]!["code"] = "B999").Message.ShouldContain("has no code 'B999'");

    [Fact]
    public void Definitions_without_rules_are_an_error() =>
        Should.Throw<RuleLoadException>(() => CalcificationAssessor.Create(DefinitionSet.LoadR4(), TimeProvider.System)).Issues.ShouldHaveSingleItem();

    private static RuleLoadException Errors(Action<JsonObject> change) =>
        Should.Throw<RuleLoadException>(() => ChangedRules.Assessor("breast-calcification-rules", change));

    private static JsonObject Condition(JsonObject rule) => rule["condition"]![rule["condition"]!.AsArray().Count - 1]!["expression"]!.AsObject();
}

using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>What rules state beside predictions: mechanisms, causes, and factors with their direction.</summary>
public class StatementTests
{
    public static TheoryData<string> StatingRules =>
        [.. Assessing.Assessor.Rules.Where(rule => rule.Kind is RuleKind.Etiology or RuleKind.Modifier).Select(rule => rule.Id).Distinct()];

    [Theory]
    [MemberData(nameof(StatingRules))]
    public void A_statement_holds_where_what_it_needs_is_stated_and_not_for_a_case_close_by(string rule)
    {
        StatementCases.All.ShouldContainKey(rule);
        var (holds, holdsNot) = StatementCases.All[rule];

        holds().Assess().Statements().Split(' ').ShouldContain(rule);
        holdsNot().Assess().Statements().Split(' ').ShouldNotContain(rule);
    }

    [Theory]
    [MemberData(nameof(StatingRules))]
    public void Each_element_that_a_statement_names_is_one_without_which_it_does_not_hold(string rule)
    {
        var bundle = StatementCases.All[rule].Holds().Json();
        var statement = CaseBuilder.Of(bundle).Organs().SelectMany(organ => organ.Etiologies.Concat(organ.Modifiers)).First(statement => statement.Rule.Id == rule);

        statement.Inputs.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var reason in statement.Inputs)
        {
            var without = (JsonObject)bundle.DeepClone();
            CaseEdits.Remove(without, reason.Reference, reason.Path).ShouldBeTrue($"{reason.Path} of {reason.Reference} is a place in the input");
            CaseBuilder.Of(without).Statements().Split(' ').ShouldNotContain(rule, $"without {reason.Path} of {reason.Reference}");
        }
    }

    [Fact]
    public void Factors_are_listed_with_their_direction_and_change_no_grade()
    {
        var without = CaseBuilder.CoronaryCt().Assess();
        var with = CaseBuilder.CoronaryCt().Factor("crp", "H").Factor("magnesium", "H").Assess();

        with.Only().Modifiers.Select(statement => statement.Rule.Id + " " + statement.Rule.Direction!.Code).ShouldBe(["V16 favoring", "V16-protective-high protective"]);
        with.Only().Predictions.Select(prediction => (prediction.Outcome, prediction.Grade)).ShouldBe(without.Only().Predictions.Select(prediction => (prediction.Outcome, prediction.Grade)));
        with.ToText().ShouldContain("Factors, each with its direction; they change no grade");
    }

    [Fact]
    public void BMP_7_protects_and_is_not_counted_among_the_inductive_ones()
    {
        var modifiers = CaseBuilder.At(CaseBuilder.Carotid, "computed-tomography").Factor("bmp-7", "H").Assess().Statements();

        modifiers.ShouldBe("V16-protective-high");
        CaseBuilder.At(CaseBuilder.Carotid, "computed-tomography").Marker("bmp-2", "H").Assess().Statements().ShouldBe("V16 V23");
    }

    [Fact]
    public void Where_a_statement_leaves_two_readings_both_are_coded()
    {
        StatementCases.All["G3"].Holds().Assess().Only().Etiologies.Single(statement => statement.Rule.Id == "G3").Rule.Mechanisms.Select(mechanism => mechanism.Code)
            .ShouldBe(["degenerative", "deregulated-calcium-homeostasis"]);
        StatementCases.All["G15"].Holds().Assess().Only().Etiologies.Single(statement => statement.Rule.Id == "G15").Rule.Mechanisms.Select(mechanism => mechanism.Code)
            .ShouldBe(["dystrophic", "active-process"]);
    }

    [Fact]
    public void Nothing_is_stated_of_a_physiological_site() => new CaseBuilder()
        .Finding(CaseBuilder.Knee, f => f.Method("histology").With("composition", "hydroxyapatite").Site(CalcificationGuide.CanonicalBase + "/CodeSystem/physiological-site", "bone"))
        .Assess().Statements().ShouldBeEmpty();

    [Fact]
    public void A_calcification_that_is_absent_has_no_mechanism() =>
        CaseBuilder.CoronaryCt(f => f.Presence("absent")).Factor("crp", "H").Assess().Statements().ShouldBeEmpty();

    [Fact]
    public void A_stated_mechanism_stands_in_the_result_with_its_code_statement_and_source_element()
    {
        var assessment = StatementCases.All["L3"].Holds().Assess();

        var statement = assessment.Only().Etiologies.Single(statement => statement.Rule.Id == "L3");
        statement.Rule.Mechanisms.ShouldHaveSingleItem().Code.ShouldBe("metastatic-malignant-cause");
        var json = System.Text.Encoding.UTF8.GetString(assessment.Resources.First(resource => resource.ResourceType == "RiskAssessment").Json.Span);
        json.ShouldContain("StructureDefinition/calcification-statement");
        json.ShouldContain("\"metastatic-malignant-cause\"");
        assessment.ToText().ShouldContain("Mechanism or cause");
    }
}

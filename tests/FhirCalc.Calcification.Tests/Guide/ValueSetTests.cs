using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Tests.Guide;

public class ValueSetTests
{
    private const string ValueSets = "http://fhircalc.org/fhir/ValueSet/";
    private const string CodeSystems = "http://fhircalc.org/fhir/CodeSystem/";
    private const string Snomed = "http://snomed.info/sct";

    private static readonly TerminologyService Terminology = new(CalcificationGuide.AddTo(DefinitionSet.LoadR4()));

    [Fact]
    public void Every_value_set_expands_and_is_not_empty()
    {
        foreach (var set in GuideFiles.OfType("ValueSet"))
        {
            var expanded = Terminology.Expand(set.Text("url")!, out var whyNot);
            whyNot.ShouldBeNull();
            expanded!.Concepts.ShouldNotBeEmpty(set.Text("url"));
        }
    }

    [Fact]
    public void Every_code_of_the_guide_in_a_value_set_is_in_its_code_system()
    {
        var unknown = GuideFiles.OfType("ValueSet")
            .SelectMany(set => Terminology.Find(set.Text("url")!)!.Concepts)
            .Where(concept => concept.System.StartsWith(CodeSystems, StringComparison.Ordinal))
            .Where(concept => Terminology.KnowsCode(concept.System, concept.Code) != Membership.Member);

        unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("composition-calcium-phosphate", "mg-hydroxyapatite", Membership.Member)]
    [InlineData("composition-hydroxyapatite", "type-ii-deposit", Membership.Member)]
    [InlineData("composition-hydroxyapatite", "calcium-phosphate", Membership.NotMember)]
    [InlineData("composition-hydroxyapatite", "whitlockite", Membership.NotMember)]
    [InlineData("composition-mg-hydroxyapatite", "hydroxyapatite", Membership.NotMember)]
    [InlineData("composition-calcium-oxalate", "type-i-deposit", Membership.Member)]
    public void A_mineral_counts_as_its_parents_and_a_parent_never_as_its_children(string set, string mineral, Membership expected) =>
        Terminology.Contains(ValueSets + set, CodeSystems + "calcification-composition", mineral).ShouldBe(expected);

    [Theory]
    [InlineData("grouped-distribution", Snomed, "129769006")]
    [InlineData("microcalcification", Snomed, "129755006")]
    [InlineData("layer-media", Snomed, "61695000")]
    [InlineData("method-mammography", "http://dicom.nema.org/resources/ontology/DCM", "MG")]
    [InlineData("presence-absent", Snomed, "2667000")]
    public void Verified_codes_of_other_systems_mean_the_same_to_the_rules(string set, string system, string code) =>
        Terminology.Contains(ValueSets + set, system, code).ShouldBe(Membership.Member);

    [Theory]
    [InlineData("calcification-risk-grade", "negligible")]
    [InlineData("calcification-risk-grade", "certain")]
    public void No_grade_is_ever_negligible_or_certain(string set, string code) =>
        Terminology.Contains(ValueSets + set, "http://terminology.hl7.org/CodeSystem/risk-probability", code).ShouldBe(Membership.NotMember);

    [Fact]
    public void Heart_valves_are_no_arteries() =>
        Terminology.Contains(ValueSets + "artery-site", Snomed, "34202007").ShouldBe(Membership.NotMember);
}

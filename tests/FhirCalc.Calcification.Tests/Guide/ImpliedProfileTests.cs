using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

public sealed class ImpliedProfileTests
{
    private static readonly FhirValidator Validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);

    [Theory]
    [InlineData("76752008", "breast-calcification")]
    [InlineData("41801008", "vascular-calcification")]
    [InlineData("69748006", "thyroid-calcification")]
    [InlineData("39607008", "lung-calcification")]
    [InlineData("15497006", "ovarian-calcification")]
    [InlineData("41216001", "prostate-calcification")]
    [InlineData("34202007", "vascular-calcification")]
    [InlineData("72696002", "joint-calcification")]
    [InlineData("111002", "calcification-finding")]
    public void A_finding_meets_the_profile_of_its_site_although_it_claims_none(string site, string profile)
    {
        var issue = Errors(Finding(site, claim: "")).ShouldHaveSingleItem();

        issue.Rule.ShouldBe($"http://fhircalc.org/fhir/StructureDefinition/{profile}#Observation.component:presence");
    }

    [Fact]
    public void A_claim_of_the_same_profile_does_not_tell_the_error_twice() =>
        Errors(Finding("76752008", "\"meta\":{\"profile\":[\"http://fhircalc.org/fhir/StructureDefinition/breast-calcification\"]},")).Count.ShouldBe(1);

    [Fact]
    public void Another_observation_is_left_alone() =>
        Errors("""{"resourceType":"Observation","status":"final","code":{"text":"heart rate"}}""").ShouldBeEmpty();

    private static string Finding(string site, string claim) =>
        $$$"""
        {"resourceType":"Observation",{{{claim}}}"status":"final",
         "code":{"coding":[{"system":"http://fhircalc.org/fhir/CodeSystem/calcification-observation","code":"calcification-finding"}]},
         "subject":{"reference":"Patient/p"},"bodySite":{"coding":[{"system":"http://snomed.info/sct","code":"{{{site}}}"}]},
         "component":[{"code":{"coding":[{"system":"http://fhircalc.org/fhir/CodeSystem/calcification-component","code":"laterality"}]},
           "valueCodeableConcept":{"coding":[{"system":"http://fhircalc.org/fhir/CodeSystem/laterality","code":"left"}]}}]}
        """;

    private static List<Issue> Errors(string json) =>
        [.. Validator.Validate(ResourceJson.Parse(Encoding.UTF8.GetBytes(json))).Issues.Where(issue => issue.IsError)];
}

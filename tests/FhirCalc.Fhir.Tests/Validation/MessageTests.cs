using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>What the words of an issue tell besides its place: what was found, and what would pass.</summary>
public sealed class MessageTests
{
    private const string Sd = "http://hl7.org/fhir/StructureDefinition/";

    [Theory]
    [InlineData("""{"resourceType":"Patient","nam":[{"family":"A"}]}""", "FC0104", "Meant is perhaps 'name'", "Patient#Patient")]
    [InlineData("""{"resourceType":"Patient","birthdate":"2020"}""", "FC0104", "Meant is perhaps 'birthDate'", "Patient#Patient")]
    [InlineData("""{"resourceType":"Patient","active":true,"active":false}""", "FC0105", "'active' occurs twice", "Patient#Patient.active")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a<script>b</script></div>"}}""", "FC0401", "the element 'script' is not allowed", "Narrative#txt-1")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p onclick=\"x()\">a</p></div>"}}""", "FC0401", "the attribute 'onclick' of 'p' is not allowed", "Narrative#txt-1")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"java script:x()\">a</a></div>"}}""", "FC0401", "an address that could run code", "Narrative#txt-1")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div>a</div>"}}""", "FC0401", "'div' is not in the namespace http://www.w3.org/1999/xhtml", "Narrative#txt-1")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">"}}""", "FC0401", "no well-formed XML", "Narrative#txt-1")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"> <p/> </div>"}}""", "FC0401", "some non-whitespace content", "Narrative#txt-2")]
    [InlineData("""{"resourceType":"Patient","managingOrganization":{"reference":"#nobody"}}""", "FC0401", "nothing contained has the id of '#nobody'", "Reference#ref-1")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Practitioner","id":"a"},{"resourceType":"Practitioner","id":"b"}],"generalPractitioner":[{"reference":"#a"}]}""", "FC0401", "nothing refers to the contained 'b'", "DomainResource#dom-3")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"http://a.org/Patient/1","resource":{"resourceType":"Patient","id":"1"}},{"fullUrl":"http://a.org/Patient/1","resource":{"resourceType":"Patient","id":"1"}}]}""", "FC0401", "entry[1] has the fullUrl of entry[0]", "Bundle#bdl-7")]
    public void An_issue_tells_what_was_found_or_meant(string json, string id, string words, string rule)
    {
        var issue = Validators.Core.Validate(json).Issues.Where(issue => issue.IsError).ShouldHaveSingleItem();

        issue.Id.ShouldBe(id);
        issue.Message.ShouldContain(words);
        issue.Rule.ShouldBe(Sd + rule);
        issue.Line.ShouldBe(1);
    }

    [Fact]
    public void A_slice_that_matched_nothing_names_the_nearest_element_and_the_condition_that_failed()
    {
        var outcome = Validators.Core.Validate("""
            {"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
             "code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2020",
             "valueQuantity":{"value":37,"unit":"C","system":"http://unitsofmeasure.org","code":"F"}}
            """, Sd + "bodytemp");

        outcome.Issues.ShouldContain(issue => issue.Id == "FC0510" && issue.Message.Contains("Slice 'VSCat' of 'category'")
            && issue.Message.Contains("Nearest is category[0], for which this does not hold: coding.code = \"vital-signs\""));
        outcome.Issues.ShouldContain(issue => issue.Location == "Observation.value.code" && issue.IsError && issue.Message.Contains("'F'"));
    }

    [Fact]
    public void A_fixed_code_tells_which_was_found_a_fixed_text_does_not()
    {
        const string Profile = """
            {"resourceType":"StructureDefinition","url":"http://fhircalc.org/test/StructureDefinition/p","name":"p","status":"draft","kind":"resource","abstract":false,"type":"Patient",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","snapshot":{"element":[{"id":"Patient","path":"Patient"},
             {"id":"Patient.gender","path":"Patient.gender","fixedCode":"female"},{"id":"Patient.maritalStatus","path":"Patient.maritalStatus","patternCodeableConcept":{"coding":[{"code":"M"}]}},
             {"id":"Patient.name","path":"Patient.name"},{"id":"Patient.name.family","path":"Patient.name.family","fixedString":"Doe"}]}}
            """;
        var outcome = Validators.With(Profile).Validate(
            """{"resourceType":"Patient","name":[{"family":"Secret"}],"gender":"male","maritalStatus":{"coding":[{"system":"http://a.org","code":"S"}]}}""", "http://fhircalc.org/test/StructureDefinition/p");

        outcome.Issues.Where(issue => issue.IsError).Select(issue => issue.Message).ShouldBe(
        [
            "The value must be exactly \"Doe\".",
            "The value must be exactly \"female\"; found 'male'.",
            "The value must contain {\"coding\":[{\"code\":\"M\"}]}; found 'http://a.org|S'.",
        ]);
    }
}

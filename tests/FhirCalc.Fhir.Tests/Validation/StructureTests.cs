using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Tests.Validation;

public sealed class StructureTests
{
    private const string Narrative = "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>\"}";

    [Theory]
    [InlineData("""{"resourceType":"Patient","nmae":[]}""", "FC0104 Patient")]
    [InlineData("""{"resourceType":"Patient","active":true,"active":true}""", "FC0105 Patient.active")]
    [InlineData("""{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2024"}""", "FC0106 Patient.deceased")]
    [InlineData("""{"resourceType":"Patient","deceasedString":"x"}""", "FC0104 Patient")]
    [InlineData("""{"resourceType":"Observation","status":"final"}""", "FC0107 Observation")]
    [InlineData("""{"resourceType":"Patient","name":{"family":"x"}}""", "FC0109 Patient")]
    [InlineData("""{"resourceType":"Patient","birthDate":["2024"]}""", "FC0110 Patient")]
    [InlineData("""{"resourceType":"Patient","maritalStatus":"M"}""", "FC0111 Patient.maritalStatus")]
    [InlineData("""{"resourceType":"Patient","birthDate":null}""", "FC0112 Patient")]
    [InlineData("""{"resourceType":"Patient","name":[{}]}""", "FC0113 Patient.name[0]")]
    [InlineData("""{"resourceType":"Patient","name":[{"id":"a"}]}""", "FC0113 Patient.name[0]")]
    [InlineData("""{"resourceType":"Patient","name":[]}""", "FC0114 Patient")]
    [InlineData("""{"resourceType":"Patient","_name":[{"id":"a"}]}""", "FC0115 Patient")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a","b"],"_given":[{"id":"x"}]}]}""", "FC0116 Patient.name[0]")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a",null]}]}""", "FC0112 Patient.name[0]")]
    [InlineData("""{"resourceType":"Patient","active":"true"}""", "FC0201 Patient.active")]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":1.5}""", "FC0202 Patient.multipleBirth")]
    [InlineData("""{"resourceType":"Patient","birthDate":"2024-02-30"}""", "FC0202 Patient.birthDate")]
    [InlineData("""{"resourceType":"Patient","id":"a_b"}""", "FC0202 Patient.id")]
    [InlineData("""{"resourceType":"Patient","language":""}""", "FC0203 Patient.language")]
    [InlineData("""{"resourceType":"Patient","gender":"m"}""", "FC0301 Patient.gender")]
    [InlineData("""{"id":"a"}""", "FC0102 Resource")]
    [InlineData("""{"resourceType":"Pateint"}""", "FC0103 Resource")]
    [InlineData("""{"resourceType":"DomainResource"}""", "FC0103 DomainResource")]
    [InlineData("""[1]""", "FC0101 Resource")]
    [InlineData("""{"resourceType":"Media","status":"completed","subject":{"display":"x"},"content":{"contentType":"text/plain","data":"QUJD","size":9}}""", "FC0141 Media.content")]
    public void A_fault_is_reported_once_with_its_place(string json, string expected) =>
        Validators.Core.Validate(json).Errors().ShouldBe([expected]);

    [Theory]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a",null],"_given":[null,{"extension":[{"url":"http://x.org/y","valueCode":"z"}]}]}]}""")]
    [InlineData("""{"resourceType":"Patient","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}}""")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1970","_birthDate":{"id":"a"}}""")]
    [InlineData("""{"resourceType":"Patient","\u0061ctive":true}""")]
    [InlineData("""{"resourceType":"Parameters"}""")]
    public void What_the_JSON_rules_of_FHIR_allow_is_valid(string json) => Validators.Core.Validate(json).Errors().ShouldBeEmpty();

    [Fact]
    public void An_issue_says_where_it_stands_and_which_rule_it_breaks()
    {
        var issue = Validators.Core.Validate("{\"resourceType\":\"Observation\",\n \"status\": \"done\",\n \"code\":{\"text\":\"x\"}}")
            .ShouldHaveOneError("FC0301", "Observation.status");

        issue.Line.ShouldBe(2);
        issue.Column.ShouldBe(12);
        issue.Rule.ShouldBe("http://hl7.org/fhir/StructureDefinition/Observation#Observation.status");
        issue.Message.ShouldContain("'done'");
    }

    [Fact]
    public void The_message_on_an_unknown_choice_says_what_is_possible() =>
        Validators.Core.Validate("""{"resourceType":"Patient","deceased":true}""")
            .ShouldHaveOneError("FC0104", "Patient").Message.ShouldContain("deceasedBoolean, deceasedDateTime");

    [Fact]
    public void Values_that_could_identify_a_patient_do_not_appear_in_messages()
    {
        var outcome = Validators.Core.Validate("""{"resourceType":"Patient","birthDate":"13.5.1971","name":[{"family":5,"text":""}],"telecom":[{"value":" 555-0199\u0000"}]}""");

        outcome.Errors().Length.ShouldBeGreaterThan(2);
        outcome.Issues.ShouldAllBe(issue => !issue.Message.Contains("1971") && !issue.Message.Contains("0199"));
    }

    [Fact]
    public void Nested_resources_are_checked_where_they_stand()
    {
        var outcome = Validators.Core.Validate("""
            {"resourceType":"Bundle","type":"collection","entry":[
              {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Patient","gender":"x"}},
              {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521","resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},
                "contained":[{"resourceType":"Patient","id":"p","gender":"y"}],"subject":{"reference":"#p"}}}]}
            """);

        outcome.Errors().ShouldBe(["FC0301 Bundle.entry[0].resource.gender", "FC0301 Bundle.entry[1].resource.contained[0].gender"], ignoreOrder: true);
    }

    [Fact]
    public void Content_references_recurse()
    {
        var outcome = Validators.Core.Validate("""
            {"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"group","item":[{"linkId":"2","type":"group","item":[{"type":"group","text":"x"}]}]}]}
            """);

        outcome.Errors().ShouldContain("FC0107 Questionnaire.item[0].item[0].item[0]");
    }

    [Fact]
    public void A_core_invariant_is_reported_once_with_its_key()
    {
        var issue = Validators.Core.Validate($$"""
            {"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a","dataAbsentReason":{"text":"b"},{{Narrative}}}
            """).ShouldHaveOneError("FC0401", "Observation");

        issue.Rule.ShouldBe("http://hl7.org/fhir/StructureDefinition/Observation#obs-6");
        issue.Severity.ShouldBe(IssueSeverity.Error);
    }

    [Fact]
    public void An_outcome_of_many_issues_is_capped_and_says_so()
    {
        var unknown = string.Join(",", Enumerable.Range(0, 1500).Select(number => $"\"x{number}\":1"));

        var outcome = Validators.Core.Validate($$"""{"resourceType":"Patient",{{unknown}}}""");

        outcome.IsValid.ShouldBeFalse();
        outcome.Issues.Count.ShouldBeLessThan(1010);
        outcome.Issues.ShouldContain(issue => issue.Id == "FC0199" && issue.Message.StartsWith("500 more"));
    }
}

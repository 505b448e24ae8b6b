using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>Profiles that point to other profiles: data types, targets of references, shared content.</summary>
public sealed class NestedProfileTests
{
    [Fact]
    public void A_profiled_data_type_is_checked_in_place()
    {
        var validator = Validators.With(
            TestProfile.Of("HumanName", "family", """{"id":"HumanName.family","path":"HumanName.family","min":1}"""),
            TestProfile.Of("Patient", "p", $$"""{"id":"Patient.name","path":"Patient.name","type":[{"code":"HumanName","profile":["{{TestProfile.Base}}family"]}]}"""));

        validator.Check("""{"resourceType":"Patient","name":[{"family":"a"}]}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient","name":[{"family":"a"},{"text":"b"}]}""").ShouldHaveOneError("FC0501", "Patient.name[1]")
            .Rule.ShouldBe(TestProfile.Base + "family#HumanName.family");
    }

    [Fact]
    public void The_core_profile_of_a_data_type_is_checked_without_a_profile_on_the_resource() =>
        Validators.Core.Validate("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"referenceRange":[{"low":{"value":1,"comparator":"<"}}]}""")
            .Errors().ShouldNotBeEmpty();

    [Fact]
    public void The_target_of_a_reference_must_conform_where_it_is_at_hand()
    {
        var validator = Validators.With(
            TestProfile.Of("Patient", "named", """{"id":"Patient.name","path":"Patient.name","min":1}"""),
            TestProfile.Of("Observation", "p",
                $$"""{"id":"Observation.subject","path":"Observation.subject","type":[{"code":"Reference","targetProfile":["{{TestProfile.Base}}named"]}]}"""));

        string With(string reference, string name = "") => $$"""
            {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"{{reference}}"},"contained":[{"resourceType":"Patient","id":"p"{{name}}}],
             "focus":[{"reference":"#p"}]}
            """;
        validator.Check(With("#p", ""","name":[{"family":"x"}]""")).Errors().ShouldBeEmpty();
        validator.Check(With("#p")).ShouldHaveOneError("FC0602", "Observation.subject").Message.ShouldContain(TestProfile.Base + "named");
        validator.Check(With("Patient/1")).Issues.ShouldContain(issue => issue.Id == "FC0603" && issue.Location == "Observation.subject");
        validator.Check(With("Group/1")).ShouldHaveOneError("FC0601", "Observation.subject");
    }

    [Fact]
    public void Profiles_that_refer_to_each_other_in_circles_end()
    {
        var validator = Validators.With(
            TestProfile.Of("Observation", "p", $$"""{"id":"Observation.hasMember","path":"Observation.hasMember","min":1,"type":[{"code":"Reference","targetProfile":["{{TestProfile.Base}}p"]}]}"""));

        string Entry(int at, int target) => $$"""
            {"fullUrl":"http://e.org/Observation/{{at}}","resource":{"resourceType":"Observation","id":"{{at}}","meta":{"profile":["{{TestProfile.Base}}p"]},"status":"final","code":{"text":"x"},"hasMember":[{"reference":"Observation/{{target}}"}]} }
            """;
        validator.Validate($$"""{"resourceType":"Bundle","type":"collection","entry":[{{Entry(1, 2)}},{{Entry(2, 1)}}]}""").Errors().ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_about_shared_content_holds_at_every_depth()
    {
        var validator = TestProfile.Load("Questionnaire",
            """{"id":"Questionnaire.item","path":"Questionnaire.item"}""",
            """{"id":"Questionnaire.item.text","path":"Questionnaire.item.text","min":1}""",
            """{"id":"Questionnaire.item.item","path":"Questionnaire.item.item","contentReference":"#Questionnaire.item"}""");

        validator.Check("""{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","text":"a","type":"group","item":[{"linkId":"2","text":"b","type":"group","item":[{"linkId":"3","type":"display"}]}]}]}""")
            .Errors().ShouldContain("FC0501 Questionnaire.item[0].item[0].item[0]");
    }

    [Fact]
    public void ConformsTo_in_an_invariant_asks_the_profile()
    {
        var validator = Validators.With(
            TestProfile.Of("Patient", "named", """{"id":"Patient.name","path":"Patient.name","min":1}"""),
            TestProfile.Of("Patient", "p", $$"""{"id":"Patient","path":"Patient","constraint":[{"key":"c-1","severity":"error","human":"named","expression":"conformsTo('{{TestProfile.Base}}named')"}]}"""));

        validator.Check("""{"resourceType":"Patient","name":[{"family":"x"}]}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient"}""").ShouldHaveOneError("FC0401", "Patient");
    }
}

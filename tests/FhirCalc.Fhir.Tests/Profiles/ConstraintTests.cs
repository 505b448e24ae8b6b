using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>Each kind of constraint with content that meets it and content that breaks it.</summary>
public sealed class ConstraintTests
{
    private static string Observation(string rest) => $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"}{{rest}} }""";

    [Fact]
    public void A_profile_can_demand_and_forbid_elements()
    {
        var validator = TestProfile.Load("Patient",
            """{"id":"Patient.name","path":"Patient.name","min":1,"max":"2"}""", """{"id":"Patient.photo","path":"Patient.photo","min":0,"max":"0"}""");

        validator.Check("""{"resourceType":"Patient","name":[{"family":"a"}]}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient"}""").ShouldHaveOneError("FC0501", "Patient").Rule.ShouldBe(TestProfile.Base + "p#Patient.name");
        validator.Check("""{"resourceType":"Patient","name":[{"family":"a"},{"family":"b"},{"family":"c"}]}""").ShouldHaveOneError("FC0502", "Patient");
        validator.Check("""{"resourceType":"Patient","name":[{"family":"a"}],"photo":[{"title":"x"}]}""").ShouldHaveOneError("FC0502", "Patient")
            .Message.ShouldContain("'photo' must not occur");
    }

    [Fact]
    public void A_fixed_value_is_met_exactly()
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.code","path":"Observation.code","fixedCodeableConcept":{"coding":[{"system":"http://s.org","code":"a"}]}}""");

        validator.Check("""{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"a","system":"http://s.org"}]}}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"a","system":"http://s.org","display":"A"}]}}""")
            .ShouldHaveOneError("FC0503", "Observation.code");
    }

    [Fact]
    public void What_a_fixed_value_does_not_have_is_reported_where_it_stands()
    {
        var validator = TestProfile.Load("Practitioner",
            """{"id":"Practitioner.telecom","path":"Practitioner.telecom","fixedContactPoint":{"use":"home"}}""");

        validator.Check("""{"resourceType":"Practitioner","telecom":[{"use":"home","system":"phone","value":"1"}]}""").Errors()
            .ShouldBe(["FC0503 Practitioner.telecom[0].system", "FC0503 Practitioner.telecom[0].value"]);
        validator.Check("""{"resourceType":"Practitioner","telecom":[{"use":"work","rank":1}]}""").ShouldHaveOneError("FC0503", "Practitioner.telecom[0]");
    }

    [Theory]
    [InlineData("""{"coding":[{"system":"http://other.org","code":"b"},{"system":"http://s.org","code":"a","display":"A"}],"text":"x"}""", true)]
    [InlineData("""{"coding":[{"system":"http://s.org","code":"b"},{"system":"http://other.org","code":"a"}]}""", false)]
    [InlineData("""{"text":"a"}""", false)]
    public void A_pattern_is_met_by_content_that_holds_it(string code, bool isValid)
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.code","path":"Observation.code","patternCodeableConcept":{"coding":[{"system":"http://s.org","code":"a"}]}}""");

        var outcome = validator.Check($$"""{"resourceType":"Observation","status":"final","code":{{code}} }""");

        outcome.Errors().ShouldBe(isValid ? [] : ["FC0504 Observation.code"]);
    }

    [Theory]
    [InlineData("10.00", true)]
    [InlineData("9.99", false)]
    public void A_minimum_bounds_a_quantity_in_any_unit_of_its_kind(string value, bool isValid)
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.value[x]","path":"Observation.value[x]","type":[{"code":"Quantity"}],"minValueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":"cm"}}""");

        validator.Check(Observation($$""","valueQuantity":{"value":{{value}},"system":"http://unitsofmeasure.org","code":"mm"}"""))
            .Errors().ShouldBe(isValid ? [] : ["FC0505 Observation.value"]);
    }

    [Fact]
    public void A_quantity_in_a_unit_of_another_kind_stays_undecided()
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.value[x]","path":"Observation.value[x]","type":[{"code":"Quantity"}],"maxValueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":"cm"}}""");

        validator.Check(Observation(""","valueQuantity":{"value":3,"system":"http://unitsofmeasure.org","code":"kg"}"""))
            .Issues.ShouldContain(issue => issue.Id == "FC0403" && issue.Severity == IssueSeverity.Warning);
    }

    [Theory]
    [InlineData("2020-01-01", "")]
    [InlineData("2019-12-31", "FC0505 Patient.birthDate")]
    [InlineData("2031-01-01", "FC0506 Patient.birthDate")]
    public void Minimum_and_maximum_bound_dates(string date, string expected)
    {
        var validator = TestProfile.Load("Patient",
            """{"id":"Patient.birthDate","path":"Patient.birthDate","minValueDate":"2020-01-01","maxValueDate":"2030-12-31"}""");

        validator.Check($$"""{"resourceType":"Patient","birthDate":"{{date}}"}""").Errors().ShouldBe(expected.Length == 0 ? [] : [expected]);
    }

    [Fact]
    public void A_maximum_length_counts_characters()
    {
        var validator = TestProfile.Load("Patient", """{"id":"Patient.gender","path":"Patient.name"}""", """{"id":"Patient.name.family","path":"Patient.name.family","maxLength":3}""");

        validator.Check("""{"resourceType":"Patient","name":[{"family":"äöü"}]}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient","name":[{"family":"äöüx"}]}""").ShouldHaveOneError("FC0507", "Patient.name[0].family");
    }

    [Fact]
    public void A_profile_can_leave_fewer_types_of_a_choice()
    {
        var validator = TestProfile.Load("Observation", """{"id":"Observation.value[x]","path":"Observation.value[x]","type":[{"code":"Quantity"},{"code":"string"}]}""");

        validator.Check(Observation(""","valueString":"a" """)).Errors().ShouldBeEmpty();
        validator.Check(Observation(""","valueBoolean":true""")).ShouldHaveOneError("FC0508", "Observation.value");
    }

    [Fact]
    public void An_invariant_of_a_profile_is_checked_with_its_severity()
    {
        var validator = TestProfile.Load("Observation", """
            {"id":"Observation.code","path":"Observation.code","constraint":[
              {"key":"t-1","severity":"error","human":"has text","expression":"text.exists()"},
              {"key":"t-2","severity":"warning","human":"has a coding","expression":"coding.exists()"}]}
            """);

        validator.Check(Observation("")).Issues.ShouldContain(issue => issue.Id == "FC0401" && issue.Severity == IssueSeverity.Warning && issue.Message == "t-2: has a coding");
        validator.Check("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://s.org","code":"a"}]}}""")
            .ShouldHaveOneError("FC0401", "Observation.code").Rule.ShouldBe(TestProfile.Base + "p#t-1");
    }

    [Fact]
    public void An_invariant_that_cannot_be_decided_is_reported_as_open()
    {
        var validator = TestProfile.Load("Observation", """
            {"id":"Observation.code","path":"Observation.code","constraint":[
              {"key":"t-1","severity":"error","human":"known","expression":"memberOf('http://example.org/ValueSet/not-loaded')"}]}
            """);

        validator.Check("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://s.org","code":"a"}]}}""")
            .Issues.ShouldContain(issue => issue.Id == "FC0403" && issue.Location == "Observation.code");
    }

    [Fact]
    public void An_invariant_without_result_for_this_content_is_reported()
    {
        var validator = TestProfile.Load("Patient", """
            {"id":"Patient","path":"Patient","constraint":[{"key":"t-1","severity":"error","human":"one name","expression":"name.single().exists()"}]}
            """);

        validator.Check("""{"resourceType":"Patient","name":[{"family":"a"},{"family":"b"}]}""").Issues.ShouldContain(issue => issue.Id == "FC0402");
    }

    [Fact]
    public void What_the_core_type_says_already_gives_one_issue_and_not_two()
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.status","path":"Observation.status","min":1,"max":"1","type":[{"code":"code"}],"binding":{"strength":"required","valueSet":"http://hl7.org/fhir/ValueSet/observation-status|4.0.1"}}""",
            """{"id":"Observation.code","path":"Observation.code","min":1,"max":"1","type":[{"code":"CodeableConcept"}]}""");

        validator.Check("""{"resourceType":"Observation","status":"wrong"}""").Errors().ShouldBe(["FC0107 Observation", "FC0301 Observation.status"]);
    }

    [Fact]
    public void Two_profiles_that_demand_the_same_give_one_issue()
    {
        var validator = Validators.With(
            TestProfile.Of("Patient", "a", """{"id":"Patient.name","path":"Patient.name","min":1}"""),
            TestProfile.Of("Patient", "b", """{"id":"Patient.name","path":"Patient.name","min":1}"""));

        validator.Validate("""{"resourceType":"Patient"}""", TestProfile.Base + "a", TestProfile.Base + "b").Errors().ShouldBe(["FC0501 Patient"]);
    }
}

using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

public sealed class BindingTests
{
    private const string CodeSystem = """
        {"resourceType":"CodeSystem","url":"http://s.org","status":"draft","content":"complete","caseSensitive":true,"concept":[{"code":"a"},{"code":"b"}]}
        """;

    private const string ValueSet = """
        {"resourceType":"ValueSet","url":"http://s.org/vs","status":"draft","compose":{"include":[{"system":"http://s.org","concept":[{"code":"a"}]}]}}
        """;

    private const string Member = """{"system":"http://s.org","code":"a"}""";
    private const string Other = """{"system":"http://s.org","code":"b"}""";
    private const string Unknown = """{"system":"http://unknown.org","code":"a"}""";

    private static FhirValidator With(string strength, string valueSet = "http://s.org/vs") => Validators.With(CodeSystem, ValueSet, TestProfile.Of("Observation", "p",
        $$"""{"id":"Observation.code","path":"Observation.code","binding":{"strength":"{{strength}}","valueSet":"{{valueSet}}"} }"""));

    private static Outcome Check(FhirValidator validator, params string[] codings) =>
        validator.Check($$"""{"resourceType":"Observation","status":"final","code":{"coding":[{{string.Join(",", codings)}}]} }""");

    [Theory]
    [InlineData(Member)]
    [InlineData(Unknown, Member)]
    [InlineData(Other, Unknown, Member)]
    public void One_member_among_several_codings_is_enough(params string[] codings) => Check(With("required"), codings).Errors().ShouldBeEmpty();

    [Theory]
    [InlineData(Other)]
    [InlineData(Other, Unknown)]
    [InlineData(Unknown)]
    public void Without_a_member_a_required_binding_is_broken_whatever_stands_beside(params string[] codings)
    {
        var issue = Check(With("required"), codings).ShouldHaveOneError("FC0301", "Observation.code");

        issue.Message.ShouldContain("http://s.org/vs");
        issue.Rule.ShouldBe(TestProfile.Base + "p#Observation.code");
    }

    [Fact]
    public void An_extensible_binding_gives_a_warning() =>
        Check(With("extensible"), Other).Issues.ShouldContain(issue => issue.Id == "FC0302" && issue.Severity == IssueSeverity.Warning);

    [Fact]
    public void Text_alone_does_not_meet_a_required_binding() =>
        With("required").Check("""{"resourceType":"Observation","status":"final","code":{"text":"a"}}""").ShouldHaveOneError("FC0304", "Observation.code");

    [Fact]
    public void Text_alone_meets_an_extensible_binding() =>
        With("extensible").Check("""{"resourceType":"Observation","status":"final","code":{"text":"a"}}""").Issues.ShouldNotContain(issue => issue.Id.StartsWith("FC03"));

    [Fact]
    public void A_value_set_that_is_not_loaded_leaves_the_question_open_and_says_so()
    {
        var outcome = Check(With("required", "http://s.org/none"), Member);

        outcome.Errors().ShouldBeEmpty();
        outcome.Issues.ShouldContain(issue => issue.Id == "FC0303" && issue.Location == "Observation.code");
    }

    [Fact]
    public void The_unit_of_a_quantity_is_bound_by_its_code()
    {
        var validator = Validators.With(
            """{"resourceType":"ValueSet","url":"http://s.org/units","status":"draft","compose":{"include":[{"system":"http://unitsofmeasure.org","concept":[{"code":"mm"}]}]}}""",
            TestProfile.Of("Observation", "p", """{"id":"Observation.value[x]","path":"Observation.value[x]","type":[{"code":"Quantity"}],"binding":{"strength":"required","valueSet":"http://s.org/units"}}"""));

        string With(string unit) => $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":"{{unit}}"} }""";
        validator.Check(With("mm")).Errors().ShouldBeEmpty();
        validator.Check(With("cm")).ShouldHaveOneError("FC0301", "Observation.value");
    }

    [Theory]
    [InlineData("required", "FC0301", IssueSeverity.Error)]
    [InlineData("maximum", "FC0305", IssueSeverity.Error)]
    [InlineData("extensible", "FC0302", IssueSeverity.Warning)]
    public void An_additional_binding_binds_by_its_purpose(string purpose, string id, IssueSeverity severity)
    {
        var validator = WithAdditional(purpose);

        Check(validator, Member).Issues.ShouldNotContain(issue => issue.Rule == TestProfile.Base + "p#Observation.code");
        Check(validator, Other).Issues.ShouldContain(issue => issue.Id == id && issue.Severity == severity && issue.Message.Contains("http://s.org/vs"));
    }

    [Theory]
    [InlineData("preferred", "")]
    [InlineData("required", """,{"url":"usage","valueUsageContext":{}}""")]
    public void An_additional_binding_for_choice_lists_or_for_a_context_of_use_demands_nothing(string purpose, string more) =>
        Check(WithAdditional(purpose, more), Other).Issues.ShouldNotContain(issue => issue.Rule == TestProfile.Base + "p#Observation.code");

    private static FhirValidator WithAdditional(string purpose, string more = "") => Validators.With(CodeSystem, ValueSet, TestProfile.Of("Observation", "p", $$"""
        {"id":"Observation.code","path":"Observation.code","binding":{"strength":"example","valueSet":"http://hl7.org/fhir/ValueSet/observation-codes",
         "extension":[{"url":"http://hl7.org/fhir/tools/StructureDefinition/additional-binding","extension":[{"url":"purpose","valueCode":"{{purpose}}"},{"url":"valueSet","valueCanonical":"http://s.org/vs"}{{more}}]}]} }
        """));
}

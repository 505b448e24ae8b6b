using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Tests.Terminology;

public sealed class ValueSetFilterTests
{
    [Theory]
    [InlineData("concept", "is-a", "mammal", "cat dog mammal whale")]
    [InlineData("concept", "is-a", "fish", "fish whale")]
    [InlineData("concept", "is-a", "unicorn", "")]
    [InlineData("concept", "descendent-of", "mammal", "cat dog whale")]
    [InlineData("concept", "is-not-a", "mammal", "dodo fish")]
    [InlineData("concept", "generalizes", "whale", "fish mammal whale")]
    [InlineData("legs", "=", "4", "cat dog")]
    [InlineData("tame", "=", "true", "dog")]
    [InlineData("parent", "=", "mammal", "cat dog whale")]
    [InlineData("child", "=", "whale", "fish mammal")]
    [InlineData("code", "in", "cat, fish,unicorn", "cat fish")]
    [InlineData("code", "not-in", "cat,fish", "dodo dog mammal whale")]
    [InlineData("legs", "exists", "true", "cat dog")]
    [InlineData("legs", "exists", "false", "dodo fish mammal whale")]
    [InlineData("code", "regex", "d.", "")]
    [InlineData("code", "regex", "d.*", "dodo dog")]
    [InlineData("display", "regex", "(Cat|Dog)", "cat dog")]
    public void A_filter_selects_concepts_and_never_an_abstract_one(string property, string op, string value, string expected)
    {
        var service = SmallTerminology.With(Include(property, op, value));

        SmallTerminology.Codes(service).ShouldBe(expected);
        service.Contains("urn:vs", SmallTerminology.Animals, "animal").ShouldBe(Membership.NotMember);
    }

    [Theory]
    [InlineData("code", "sounds-like", "cat")]
    [InlineData("code", "regex", "(cat")]
    [InlineData("code", "regex", "(?=cat)cat")]
    [InlineData("legs", "exists", "perhaps")]
    public void A_filter_that_cannot_be_applied_leaves_its_system_undecided_and_says_so(string property, string op, string value)
    {
        var service = SmallTerminology.With(Include(property, op, value));

        service.Contains("urn:vs", SmallTerminology.Animals, "cat").ShouldBe(Membership.Undecided);
        service.Contains("urn:vs", "urn:other", "cat").ShouldBe(Membership.NotMember);
        service.Expand("urn:vs", out var why).ShouldBeNull();
        why!.ShouldContain("cannot be applied");
    }

    [Fact]
    public void Several_filters_have_to_hold_together()
    {
        var service = SmallTerminology.With("""
            {"include":[{"system":"urn:animals","filter":[
              {"property":"concept","op":"is-a","value":"mammal"},{"property":"tame","op":"exists","value":"false"}]}]}
            """);

        SmallTerminology.Codes(service).ShouldBe("cat mammal whale");
    }

    [Fact]
    public void A_filter_over_a_system_that_is_absent_denies_what_its_form_rules_out_and_leaves_the_rest_undecided()
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:absent","filter":[{"property":"code","op":"regex","value":"[0-9]{3}"}]}]}""");

        service.Contains("urn:vs", "urn:absent", "12").ShouldBe(Membership.NotMember);
        service.Contains("urn:vs", "urn:absent", "123").ShouldBe(Membership.Undecided);
        service.Contains("urn:vs", "urn:animals", "123").ShouldBe(Membership.NotMember);
    }

    [Fact]
    public void A_concept_that_lies_below_itself_by_mistake_does_not_end_in_a_circle()
    {
        var service = SmallTerminology.With(
            """{"include":[{"system":"urn:loop","filter":[{"property":"concept","op":"is-a","value":"a"}]}]}""",
            """
            {"resourceType":"CodeSystem","id":"l","url":"urn:loop","content":"complete","concept":[
              {"code":"a","concept":[{"code":"b","property":[{"code":"child","valueCode":"a"}]}]}]}
            """);

        SmallTerminology.Codes(service).ShouldBe("a b");
        service.Subsumes("urn:loop", "b", "a").ShouldBe(true);
    }

    private static string Include(string property, string op, string value) =>
        $$"""{"include":[{"system":"urn:animals","filter":[{"property":"{{property}}","op":"{{op}}","value":"{{value}}"}]}]}""";
}

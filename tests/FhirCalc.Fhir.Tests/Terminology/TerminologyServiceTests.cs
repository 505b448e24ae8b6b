using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Terminology;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Terminology;

public sealed class TerminologyServiceTests
{
    private const string Cat = """{"include":[{"system":"urn:animals","concept":[{"code":"cat","display":"Pussycat"}]}]}""";

    [Fact]
    public void A_listed_code_belongs_with_its_system_and_without_one()
    {
        var service = SmallTerminology.With(Cat);

        service.Contains("urn:vs", "urn:animals", "cat").ShouldBe(Membership.Member);
        service.Contains("urn:vs|1", null, "cat").ShouldBe(Membership.Member);
        service.Contains("urn:vs", "urn:animals", "dog").ShouldBe(Membership.NotMember);
        service.Contains("urn:vs", "urn:plants", "cat").ShouldBe(Membership.NotMember);
        service.Contains("urn:vs", "", "cat").ShouldBe(Membership.NotMember);
        service.Find("urn:vs")!.Concepts.ShouldHaveSingleItem().Display.ShouldBe("Pussycat");
    }

    [Fact]
    public void A_value_set_that_is_not_loaded_is_undecided_and_said_to_be()
    {
        var service = SmallTerminology.With(Cat);

        service.Contains("urn:absent", "urn:animals", "cat").ShouldBe(Membership.Undecided);
        service.Contains("urn:vs|2", "urn:animals", "cat").ShouldBe(Membership.Undecided);
        service.Find("urn:absent").ShouldBeNull();
        service.Expand("urn:absent", out var why).ShouldBeNull();
        why!.ShouldContain("urn:absent is not loaded");
    }

    [Fact]
    public void An_unknown_system_beside_a_known_one_flips_no_verdict()
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:absent"},{"system":"urn:animals","concept":[{"code":"cat"}]}]}""");

        service.Contains("urn:vs", "urn:animals", "cat").ShouldBe(Membership.Member);
        service.Contains("urn:vs", "urn:animals", "dog").ShouldBe(Membership.NotMember);
        service.Contains("urn:vs", "urn:absent", "x").ShouldBe(Membership.Undecided);
        service.Contains("urn:vs", "urn:other", "x").ShouldBe(Membership.NotMember);
        service.Contains("urn:vs", null, "cat").ShouldBe(Membership.Member);
        service.Contains("urn:vs", null, "x").ShouldBe(Membership.Undecided);
        service.Expand("urn:vs", out var why).ShouldBeNull();
        why!.ShouldContain("urn:absent");
    }

    [Fact]
    public void A_fragment_proves_membership_and_never_denies_it()
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:part"}]}""",
            """{"resourceType":"CodeSystem","id":"p","url":"urn:part","content":"fragment","concept":[{"code":"known"}]}""");

        service.Contains("urn:vs", "urn:part", "known").ShouldBe(Membership.Member);
        service.Contains("urn:vs", "urn:part", "other").ShouldBe(Membership.Undecided);
        service.KnowsCode("urn:part", "other").ShouldBe(Membership.Undecided);
        service.Find("urn:vs")!.Concepts.ShouldHaveSingleItem();
        service.Find("urn:vs")!.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void What_is_excluded_does_not_belong()
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:animals"}],"exclude":[{"system":"urn:animals","concept":[{"code":"cat"}]}]}""");

        SmallTerminology.Codes(service).ShouldBe("dodo dog fish mammal whale");
        service.Contains("urn:vs", null, "cat").ShouldBe(Membership.NotMember);
    }

    [Fact]
    public void An_exclusion_that_cannot_be_decided_leaves_only_its_own_system_undecided()
    {
        var service = SmallTerminology.With("""
            {"include":[{"system":"urn:animals"},{"system":"urn:absent","concept":[{"code":"a"}]}],"exclude":[{"system":"urn:absent"}]}
            """);

        service.Contains("urn:vs", "urn:absent", "a").ShouldBe(Membership.Undecided);
        service.Contains("urn:vs", "urn:animals", "cat").ShouldBe(Membership.Member);
    }

    [Fact]
    public void Inactive_codes_are_left_out_only_where_the_value_set_says_so()
    {
        SmallTerminology.Codes(SmallTerminology.With("""{"inactive":false,"include":[{"system":"urn:animals"}]}""")).ShouldNotContain("dodo");
        SmallTerminology.Codes(SmallTerminology.With("""{"include":[{"system":"urn:animals"}]}""")).ShouldContain("dodo");
    }

    [Fact]
    public void Imported_value_sets_are_intersected_with_each_other_and_with_the_system()
    {
        const string pets = """{"resourceType":"ValueSet","id":"p","url":"urn:pets","compose":{"include":[{"system":"urn:animals","concept":[{"code":"cat"},{"code":"dog"}]}]}}""";
        const string cats = """{"resourceType":"ValueSet","id":"c","url":"urn:cats","compose":{"include":[{"system":"urn:animals","concept":[{"code":"cat"},{"code":"whale"}]}]}}""";

        SmallTerminology.Codes(SmallTerminology.With("""{"include":[{"valueSet":["urn:pets"]},{"valueSet":["urn:cats"]}]}""", pets, cats)).ShouldBe("cat dog whale");
        SmallTerminology.Codes(SmallTerminology.With("""{"include":[{"valueSet":["urn:pets","urn:cats"]}]}""", pets, cats)).ShouldBe("cat");
        SmallTerminology.Codes(SmallTerminology.With("""{"include":[{"system":"urn:animals","valueSet":["urn:pets"]}]}""", pets, cats)).ShouldBe("cat dog");
    }

    [Fact]
    public void An_import_that_is_absent_leaves_undecided_what_it_alone_decides()
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:animals","valueSet":["urn:absent"]}]}""");

        service.Contains("urn:vs", "urn:animals", "cat").ShouldBe(Membership.Undecided);
        service.Contains("urn:vs", "urn:animals", "unicorn").ShouldBe(Membership.NotMember);
    }

    [Fact]
    public void Value_sets_that_import_each_other_in_a_circle_are_undecided_and_end()
    {
        var service = SmallTerminology.With("""{"include":[{"valueSet":["urn:b"]}]}""",
            """{"resourceType":"ValueSet","id":"b","url":"urn:b","compose":{"include":[{"valueSet":["urn:vs"]},{"system":"urn:animals","concept":[{"code":"cat"}]}]}}""");

        service.Contains("urn:vs", "urn:animals", "cat").ShouldBe(Membership.Member);
        service.Contains("urn:vs", "urn:animals", "dog").ShouldBe(Membership.Undecided);
        service.Expand("urn:vs", out var why).ShouldBeNull();
        why!.ShouldContain("imports itself");
    }

    [Theory]
    [InlineData("true", Membership.NotMember)]
    [InlineData("false", Membership.Member)]
    public void Case_matters_only_where_the_code_system_says_so(string caseSensitive, Membership expected)
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:c"}]}""",
            $$"""{"resourceType":"CodeSystem","id":"c","url":"urn:c","content":"complete","caseSensitive":{{caseSensitive}},"concept":[{"code":"Abc","display":"x"}]}""");

        service.Contains("urn:vs", "urn:c", "ABC").ShouldBe(expected);
        service.KnowsCode("urn:c", "ABC").ShouldBe(expected);
        service.Display("urn:c", "ABC").ShouldBe(expected == Membership.Member ? "x" : null);
    }

    [Theory]
    [InlineData("""{"system":"urn:animals","code":"cat"}""", Membership.Member)]
    [InlineData("""{"code":"cat","display":"Cat","system":"urn:animals"}""", Membership.Member)]
    [InlineData("""{"system":"urn:animals","code":"c\u0061t"}""", Membership.Member)]
    [InlineData("""{"system":"urn:animals","_system":{"id":"s"},"code":"cat"}""", Membership.Member)]
    [InlineData("""{"system":"urn:animals","code":"unicorn"}""", Membership.NotMember)]
    [InlineData("""{"system":"urn:others","code":"cat"}""", Membership.NotMember)]
    [InlineData("""{"code":"cat"}""", Membership.NotMember)]
    [InlineData("""{"system":"urn:animals","code":5}""", Membership.NotMember)]
    [InlineData("[]", Membership.NotMember)]
    public void A_coding_is_tested_where_it_stands_in_the_text(string coding, Membership expected)
    {
        var service = SmallTerminology.With("""{"include":[{"system":"urn:animals"}]}""");

        service.Find("urn:vs")!.Contains(ResourceJson.Parse(System.Text.Encoding.UTF8.GetBytes(coding)).Root).ShouldBe(expected);
    }

    [Fact]
    public void A_value_set_without_a_definition_is_read_from_its_expansion()
    {
        var definitions = Validators.R4;
        var service = new TerminologyService(definitions.With(new PackageIdentity("test", "1"), [ResourceJson.Parse("""
            {"resourceType":"ValueSet","id":"e","url":"urn:e","expansion":{"contains":[
              {"system":"urn:s","abstract":true,"code":"group","contains":[{"system":"urn:s","code":"a"}]},{"system":"urn:s","code":"b"}]}}
            """u8.ToArray())]));

        service.Contains("urn:e", "urn:s", "a").ShouldBe(Membership.Member);
        service.Contains("urn:e", null, "b").ShouldBe(Membership.Member);
        service.Contains("urn:e", "urn:s", "group").ShouldBe(Membership.NotMember);
    }

    [Fact]
    public void Subsumption_follows_the_hierarchy_and_is_unknown_for_unknown_codes()
    {
        var service = SmallTerminology.With(Cat);

        service.Subsumes("urn:animals", "animal", "cat").ShouldBe(true);
        service.Subsumes("urn:animals", "fish", "whale").ShouldBe(true);
        service.Subsumes("urn:animals", "mammal", "whale").ShouldBe(true);
        service.Subsumes("urn:animals", "cat", "animal").ShouldBe(false);
        service.Subsumes("urn:animals", "cat", "cat").ShouldBe(true);
        service.Subsumes("urn:animals", "cat", "unicorn").ShouldBeNull();
        service.Subsumes("urn:absent", "a", "b").ShouldBeNull();
    }

    [Fact]
    public void A_code_of_a_system_that_is_absent_is_neither_known_nor_unknown()
    {
        var service = new TerminologyService(Validators.R4);

        service.KnowsCode("http://snomed.info/sct", "73211009").ShouldBe(Membership.Undecided);
        service.KnowsCode("http://loinc.org", "1234-5").ShouldBe(Membership.Undecided);
        service.Display("http://loinc.org", "1234-5").ShouldBeNull();
        service.KnowsCode("http://hl7.org/fhir/administrative-gender", "male").ShouldBe(Membership.Member);
        service.KnowsCode("http://hl7.org/fhir/administrative-gender", "m").ShouldBe(Membership.NotMember);
        service.Display("http://hl7.org/fhir/administrative-gender", "male").ShouldBe("Male");
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes|4.0.1", "application/fhir+json", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes|4.0.1", "text/plain; charset=utf-8", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes|4.0.1", "xml", Membership.Undecided)]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes|4.0.1", "text/", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes|4.0.1", "text/a b", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes|4.0.1", "", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-languages", "de-CH-1996", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-languages", "zh-Hant-TW", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-languages", "x-klingon", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-languages", "english language", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-languages", "e", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/ucum-units|4.0.1", "mm[Hg]", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/ucum-units|4.0.1", "{beats}/min", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/ucum-units|4.0.1", "no-such-unit", Membership.Undecided)]
    [InlineData("http://hl7.org/fhir/ValueSet/ucum-units|4.0.1", "milli metre", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/ucum-units|4.0.1", "µm", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/currencies|4.0.1", "EUR", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/currencies|4.0.1", "DEM", Membership.Undecided)]
    [InlineData("http://hl7.org/fhir/ValueSet/currencies|4.0.1", "euro", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/iso3166-1-N", "DEU", Membership.NotMember)]
    [InlineData("http://hl7.org/fhir/ValueSet/iso3166-1-N", "276", Membership.Undecided)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-distance-units", "cm", Membership.Member)]
    [InlineData("http://hl7.org/fhir/ValueSet/all-distance-units", "kg", Membership.NotMember)]
    public void Systems_that_are_a_grammar_are_judged_by_form(string valueSet, string code, Membership expected) =>
        new TerminologyService(Validators.R4).Contains(valueSet, null, code).ShouldBe(expected);

    [Fact]
    public async Task Many_threads_get_one_and_the_same_compiled_value_set()
    {
        var service = new TerminologyService(Validators.R4);
        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => service.Find("http://hl7.org/fhir/ValueSet/security-labels"))));

        found.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
    }
}

using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

public sealed class SlicingTests
{
    private const string ByCode = """{"discriminator":[{"type":"pattern","path":"code"}],"rules":"RULES","ordered":ORDERED}""";

    private static FhirValidator Components(string rules = "open", bool ordered = false, params string[] more) => TestProfile.Load("Observation",
    [
        $$"""{"id":"Observation.component","path":"Observation.component","slicing":{{ByCode.Replace("RULES", rules, StringComparison.Ordinal).Replace("ORDERED", ordered ? "true" : "false", StringComparison.Ordinal)}} }""",
        .. Slice("a", 1, "1"), .. Slice("b", 0, "1"), .. more,
    ]);

    private static string[] Slice(string name, int min, string max) =>
    [
        $$"""{"id":"Observation.component:{{name}}","path":"Observation.component","sliceName":"{{name}}","min":{{min}},"max":"{{max}}"}""",
        $$$"""{"id":"Observation.component:{{{name}}}.code","path":"Observation.component.code","min":1,"patternCodeableConcept":{"coding":[{"system":"http://s.org","code":"{{{name}}}"}]}}""",
    ];

    private static string Observation(params string[] codes) => $$"""
        {"resourceType":"Observation","status":"final","code":{"text":"x"},"component":[{{string.Join(",", codes.Select(code =>
            $$$"""{"code":{"coding":[{"system":"http://s.org","code":"{{{code}}}"}]},"valueString":"v"}"""))}}]}
        """;

    [Fact]
    public void Slices_are_counted()
    {
        Components().Check(Observation("a", "b", "z")).Errors().ShouldBeEmpty();
        Components().Check(Observation("a", "b", "b")).ShouldHaveOneError("FC0511", "Observation").Rule.ShouldBe(TestProfile.Base + "p#Observation.component:b");
    }

    [Fact]
    public void A_slice_that_matched_nothing_names_the_condition_that_would_pass()
    {
        var issue = Components().Check(Observation("z")).ShouldHaveOneError("FC0510", "Observation");

        issue.Message.ShouldContain("Slice 'a'");
        issue.Message.ShouldContain("\"code\":\"a\"");
    }

    [Fact]
    public void An_element_matching_no_slice_is_rejected_when_slicing_is_closed_and_the_nearest_slice_is_named() =>
        Components("closed").Check(Observation("a", "z")).ShouldHaveOneError("FC0512", "Observation.component[1]").Message.ShouldContain("nearest slice is 'a'");

    [Fact]
    public void With_openAtEnd_strangers_come_last()
    {
        Components("openAtEnd").Check(Observation("a", "b", "z")).Errors().ShouldBeEmpty();
        Components("openAtEnd").Check(Observation("a", "z", "b")).ShouldHaveOneError("FC0514", "Observation.component[2]");
    }

    [Fact]
    public void Ordered_slices_keep_their_order()
    {
        Components(ordered: true).Check(Observation("a", "b")).Errors().ShouldBeEmpty();
        Components(ordered: true).Check(Observation("b", "a")).ShouldHaveOneError("FC0513", "Observation.component[1]");
    }

    [Fact]
    public void The_default_slice_takes_what_no_other_takes()
    {
        var validator = Components("open", false,
            """{"id":"Observation.component:@default","path":"Observation.component","sliceName":"@default"}""",
            """{"id":"Observation.component:@default.value[x]","path":"Observation.component.value[x]","type":[{"code":"Quantity"}]}""");

        validator.Check(Observation("a", "b")).Errors().ShouldBeEmpty();
        validator.Check(Observation("a", "z")).ShouldHaveOneError("FC0508", "Observation.component[1].value");
    }

    [Fact]
    public void The_rules_of_a_slice_hold_for_its_members_only()
    {
        var validator = Components("open", false, """{"id":"Observation.component:b.value[x]","path":"Observation.component.value[x]","min":1,"type":[{"code":"boolean"}]}""");

        validator.Check(Observation("a", "z")).Errors().ShouldBeEmpty();
        validator.Check(Observation("a", "b")).ShouldHaveOneError("FC0508", "Observation.component[1].value");
    }

    [Fact]
    public void A_slice_can_be_sliced_again()
    {
        var validator = Components("open", false,
            """{"id":"Observation.component:c","path":"Observation.component","sliceName":"c","min":0,"max":"*","slicing":{"discriminator":[{"type":"type","path":"value"}],"rules":"closed"}}""",
            """{"id":"Observation.component:c.code","path":"Observation.component.code","patternCodeableConcept":{"coding":[{"system":"http://s.org","code":"c"}]}}""",
            """{"id":"Observation.component:c/text","path":"Observation.component","sliceName":"c/text","min":0,"max":"1"}""",
            """{"id":"Observation.component:c/text.value[x]","path":"Observation.component.value[x]","type":[{"code":"string"}]}""");

        validator.Check(Observation("a", "c")).Errors().ShouldBeEmpty();
        validator.Check(Observation("a", "c", "c")).ShouldHaveOneError("FC0511", "Observation");
    }

    [Fact]
    public void A_choice_is_sliced_by_type()
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.value[x]","path":"Observation.value[x]","slicing":{"discriminator":[{"type":"type","path":"$this"}],"rules":"closed"}}""",
            """{"id":"Observation.value[x]:valueQuantity","path":"Observation.value[x]","sliceName":"valueQuantity","min":0,"max":"1","type":[{"code":"Quantity"}]}""",
            """{"id":"Observation.value[x]:valueQuantity.code","path":"Observation.value[x].code","min":1}""");

        validator.Check("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1,"system":"http://s.org","code":"a"}}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1}}""").ShouldHaveOneError("FC0501", "Observation.value");
        validator.Check("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a"}""").ShouldHaveOneError("FC0512", "Observation.value");
    }

    [Fact]
    public void Existence_can_discriminate()
    {
        var validator = TestProfile.Load("Patient",
            """{"id":"Patient.telecom","path":"Patient.telecom","slicing":{"discriminator":[{"type":"exists","path":"rank"}],"rules":"closed"}}""",
            """{"id":"Patient.telecom:ranked","path":"Patient.telecom","sliceName":"ranked","min":1,"max":"*"}""",
            """{"id":"Patient.telecom:ranked.rank","path":"Patient.telecom.rank","min":1}""",
            """{"id":"Patient.telecom:plain","path":"Patient.telecom","sliceName":"plain","min":0,"max":"1"}""",
            """{"id":"Patient.telecom:plain.rank","path":"Patient.telecom.rank","max":"0"}""");

        validator.Check("""{"resourceType":"Patient","telecom":[{"value":"1","rank":1,"system":"phone"},{"value":"2","system":"phone"}]}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient","telecom":[{"value":"2","system":"phone"}]}""").ShouldHaveOneError("FC0510", "Patient");
    }

    [Fact]
    public void Entries_are_sliced_by_profile_and_by_type()
    {
        var validator = Validators.With(
            TestProfile.Of("Patient", "named", """{"id":"Patient.name","path":"Patient.name","min":1}"""),
            TestProfile.Of("Bundle", "p",
                """{"id":"Bundle.entry","path":"Bundle.entry","slicing":{"discriminator":[{"type":"profile","path":"resource"}],"rules":"closed"}}""",
                """{"id":"Bundle.entry:patient","path":"Bundle.entry","sliceName":"patient","min":1,"max":"1"}""",
                $$"""{"id":"Bundle.entry:patient.resource","path":"Bundle.entry.resource","min":1,"type":[{"code":"Patient","profile":["{{TestProfile.Base}}named"]}]}"""));

        string Bundle(string name) => $$"""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Patient"{{name}} } }]}""";
        validator.Check(Bundle(""","name":[{"family":"x"}]""")).Errors().ShouldBeEmpty();
        validator.Check(Bundle("")).Errors().ShouldBe(["FC0510 Bundle", "FC0512 Bundle.entry[0]"]);
    }

    [Fact]
    public void References_are_sliced_by_what_they_resolve_to_and_an_absent_target_stays_undecided()
    {
        var validator = Validators.With(TestProfile.Of("Observation", "p",
            """{"id":"Observation.hasMember","path":"Observation.hasMember","slicing":{"discriminator":[{"type":"type","path":"resolve()"}],"rules":"open"}}""",
            """{"id":"Observation.hasMember:answers","path":"Observation.hasMember","sliceName":"answers","min":1,"max":"*","type":[{"code":"Reference","targetProfile":["http://hl7.org/fhir/StructureDefinition/QuestionnaireResponse"]}]}"""));

        string With(string reference, string contained = "") =>
            $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"hasMember":[{"reference":"{{reference}}"}]{{contained}} }""";
        validator.Check(With("#q", ""","contained":[{"resourceType":"QuestionnaireResponse","id":"q","status":"completed"}]""")).Errors().ShouldBeEmpty();
        validator.Check(With("#q", ""","contained":[{"resourceType":"Observation","id":"q","status":"final","code":{"text":"x"}}]""")).ShouldHaveOneError("FC0510", "Observation");
        var open = validator.Check(With("QuestionnaireResponse/1"));
        open.Errors().ShouldBeEmpty();
        open.Issues.ShouldContain(issue => issue.Id == "FC0515" && issue.Severity == IssueSeverity.Warning);
    }

    [Fact]
    public void Extensions_are_sliced_by_url_without_a_discriminator()
    {
        const string BirthPlace = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
        var validator = TestProfile.Load("Patient",
            """{"id":"Patient.extension","path":"Patient.extension"}""",
            $$"""{"id":"Patient.extension:birthPlace","path":"Patient.extension","sliceName":"birthPlace","min":1,"max":"1","type":[{"code":"Extension","profile":["{{BirthPlace}}"]}]}""");

        validator.Check($$"""{"resourceType":"Patient","extension":[{"url":"{{BirthPlace}}","valueAddress":{"city":"x"} }]}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient"}""").ShouldHaveOneError("FC0510", "Patient");
        validator.Check($$"""{"resourceType":"Patient","extension":[{"url":"{{BirthPlace}}","valueString":"x"}]}""").ShouldHaveOneError("FC0508", "Patient.extension[0].value");
    }

    [Theory]
    [InlineData(1, "FC0510 Patient")]
    [InlineData(2, "FC0501 Patient", "FC0510 Patient")]
    public void A_missing_member_of_a_slice_is_not_reported_again_as_a_missing_element(int min, params string[] expected)
    {
        var validator = TestProfile.Load("Patient",
            """{"id":"Patient.telecom","path":"Patient.telecom","min":MIN,"slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}}""".Replace("MIN", min.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            """{"id":"Patient.telecom:phone","path":"Patient.telecom","sliceName":"phone","min":1}""",
            """{"id":"Patient.telecom:phone.system","path":"Patient.telecom.system","fixedCode":"phone"}""");

        validator.Check("""{"resourceType":"Patient"}""").Errors().Order().ShouldBe(expected);
    }
}

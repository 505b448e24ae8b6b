using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>The paths and types of discriminators that R4 has (spec: profiling.html#discriminator), each once on content that matches and on content that does not.</summary>
public sealed class DiscriminatorTests
{
    [Theory]
    [InlineData("official", true)]
    [InlineData("usual", false)]
    public void A_value_of_this_element_itself(string use, bool matches) => Matches(TestProfile.Load("Patient",
        """{"id":"Patient.name","path":"Patient.name","slicing":{"discriminator":[{"type":"value","path":"$this"}],"rules":"open"}}""",
        """{"id":"Patient.name:official","path":"Patient.name","sliceName":"official","min":1,"patternHumanName":{"use":"official"}}"""),
        $$"""{"resourceType":"Patient","name":[{"use":"{{use}}","family":"x"}]}""", matches);

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    public void A_value_within_an_extension(string code, bool matches) => Matches(TestProfile.Load("Patient",
        """{"id":"Patient.identifier","path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"extension('http://x.org/kind').value"}],"rules":"open"}}""",
        """{"id":"Patient.identifier:a","path":"Patient.identifier","sliceName":"a","min":1}""",
        """{"id":"Patient.identifier:a.extension","path":"Patient.identifier.extension","slicing":{"discriminator":[{"type":"value","path":"url"}],"rules":"open"}}""",
        """{"id":"Patient.identifier:a.extension:kind","path":"Patient.identifier.extension","sliceName":"kind","min":1,"max":"1"}""",
        """{"id":"Patient.identifier:a.extension:kind.url","path":"Patient.identifier.extension.url","fixedUri":"http://x.org/kind"}""",
        """{"id":"Patient.identifier:a.extension:kind.value[x]","path":"Patient.identifier.extension.value[x]","fixedCode":"a"}"""),
        $$"""{"resourceType":"Patient","identifier":[{"extension":[{"url":"http://x.org/kind","valueCode":"{{code}}"}],"value":"1"}]}""", matches);

    [Theory]
    [InlineData("mm", true)]
    [InlineData("g", false)]
    public void A_value_within_one_type_of_a_choice(string unit, bool matches) => Matches(TestProfile.Load("Observation",
        """{"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"value","path":"value.ofType(Quantity).code"}],"rules":"open"}}""",
        """{"id":"Observation.component:size","path":"Observation.component","sliceName":"size","min":1}""",
        """{"id":"Observation.component:size.value[x]","path":"Observation.component.value[x]","type":[{"code":"Quantity"}]}""",
        """{"id":"Observation.component:size.value[x].code","path":"Observation.component.value[x].code","fixedCode":"mm"}"""),
        $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"component":[{"code":{"text":"y"},"valueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":"{{unit}}"} }]}""", matches);

    [Theory]
    [InlineData("male", true)]
    [InlineData("other", false)]
    public void A_required_binding_in_place_of_a_value(string code, bool matches) => Matches(Validators.With(
        """{"resourceType":"ValueSet","url":"http://x.org/vs","status":"draft","compose":{"include":[{"system":"http://hl7.org/fhir/administrative-gender","concept":[{"code":"male"},{"code":"female"}]}]}}""",
        TestProfile.Of("Observation", "p",
            """{"id":"Observation.category","path":"Observation.category","slicing":{"discriminator":[{"type":"value","path":"$this"}],"rules":"open"}}""",
            """{"id":"Observation.category:g","path":"Observation.category","sliceName":"g","min":1,"binding":{"strength":"required","valueSet":"http://x.org/vs"}}""")),
        $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"category":[{"coding":[{"system":"http://hl7.org/fhir/administrative-gender","code":"{{code}}"}]}]}""", matches);

    [Theory]
    [InlineData("Observation", true)]
    [InlineData("Patient", false)]
    public void The_type_of_a_resource_in_an_entry(string type, bool matches) => Matches(TestProfile.Load("Bundle",
        """{"id":"Bundle.entry","path":"Bundle.entry","slicing":{"discriminator":[{"type":"type","path":"resource"}],"rules":"open"}}""",
        """{"id":"Bundle.entry:o","path":"Bundle.entry","sliceName":"o","min":1}""",
        """{"id":"Bundle.entry:o.resource","path":"Bundle.entry.resource","min":1,"type":[{"code":"Observation"}]}"""),
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{{Resource(type, "a")}} }]}""", matches);

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    public void A_value_behind_a_reference_within_the_Bundle(string code, bool matches)
    {
        var validator = Validators.With(TestProfile.Of("Composition", "p",
            """{"id":"Composition.section","path":"Composition.section"}""",
            """{"id":"Composition.section.entry","path":"Composition.section.entry","slicing":{"discriminator":[{"type":"value","path":"resolve().code"}],"rules":"open"}}""",
            $$"""{"id":"Composition.section.entry:a","path":"Composition.section.entry","sliceName":"a","min":1,"type":[{"code":"Reference","targetProfile":["{{TestProfile.Base}}coded"]}]}"""),
            TestProfile.Of("Observation", "coded", """{"id":"Observation.code","path":"Observation.code","patternCodeableConcept":{"coding":[{"system":"http://s.org","code":"a"}]}}"""));
        validator.LoadProblems.ShouldBeEmpty();

        var outcome = validator.Validate($$"""
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"http://x.org/Composition/c","resource":{"resourceType":"Composition","id":"c","meta":{"profile":["{{TestProfile.Base}}p"]},"status":"final","type":{"text":"t"},"date":"2020","author":[{"display":"a"}],"title":"t",
              "section":[{"title":"s","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">s</div>"},"entry":[{"reference":"Observation/o"}]}]} },
             {"fullUrl":"http://x.org/Observation/o","resource":{{Resource("Observation", code)}} }]}
            """);

        outcome.Errors().ShouldBe(matches ? [] : ["FC0510 Bundle.entry[0].resource.section[0]"]);
    }

    [Fact]
    public void A_slice_is_counted_where_its_parent_is_and_not_where_there_is_none()
    {
        var validator = TestProfile.Load("Patient",
            """{"id":"Patient.contact","path":"Patient.contact"}""",
            """{"id":"Patient.contact.telecom","path":"Patient.contact.telecom","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}}""",
            """{"id":"Patient.contact.telecom:mail","path":"Patient.contact.telecom","sliceName":"mail","min":1}""",
            """{"id":"Patient.contact.telecom:mail.system","path":"Patient.contact.telecom.system","fixedCode":"email"}""");

        validator.Check("""{"resourceType":"Patient"}""").Errors().ShouldBeEmpty();
        validator.Check("""{"resourceType":"Patient","contact":[{"name":{"text":"a"},"telecom":[{"system":"email","value":"b"}]},{"name":{"text":"c"}}]}""")
            .ShouldHaveOneError("FC0510", "Patient.contact[1]");
    }

    [Fact]
    public void Slices_of_an_element_within_a_slice_are_those_of_its_members()
    {
        var validator = TestProfile.Load("Observation",
            """{"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"value","path":"code"}],"rules":"open"}}""",
            """{"id":"Observation.component:a","path":"Observation.component","sliceName":"a"}""",
            """{"id":"Observation.component:a.code","path":"Observation.component.code","patternCodeableConcept":{"coding":[{"system":"http://s.org","code":"a"}]}}""",
            """{"id":"Observation.component:a.interpretation","path":"Observation.component.interpretation","slicing":{"discriminator":[{"type":"value","path":"$this"}],"rules":"closed"}}""",
            """{"id":"Observation.component:a.interpretation:high","path":"Observation.component.interpretation","sliceName":"high","min":1,"max":"1","patternCodeableConcept":{"coding":[{"code":"H"}]}}""");

        static string With(string code, string interpretation) => $$"""
            {"resourceType":"Observation","status":"final","code":{"text":"x"},"component":[{"code":{"coding":[{"system":"http://s.org","code":"{{code}}"}]},
             "valueString":"v","interpretation":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"{{interpretation}}"}]}]}]}
            """;
        validator.Check(With("a", "H")).Errors().ShouldBeEmpty();
        validator.Check(With("z", "L")).Errors().ShouldBeEmpty();
        validator.Check(With("a", "L")).Errors().ShouldBe(["FC0510 Observation.component[0]", "FC0512 Observation.component[0].interpretation[0]"]);
    }

    [Theory]
    [InlineData(IssueSeverity.Information, true)]
    [InlineData(IssueSeverity.Error, false)]
    public void What_is_not_loaded_is_judged_by_the_options(IssueSeverity severity, bool isValid)
    {
        var options = new ValidationOptions { UnknownClaimedProfile = severity, UnknownExtension = severity, UnknownModifierExtension = severity };

        var outcome = Validators.With(options).Validate("""
            {"resourceType":"Patient","meta":{"profile":["http://nowhere.org/p"]},"extension":[{"url":"http://nowhere.org/e","valueString":"a"}],"modifierExtension":[{"url":"http://nowhere.org/m","valueString":"a"}]}
            """);

        outcome.IsValid.ShouldBe(isValid);
        outcome.Issues.Where(issue => issue.Id is "FC0522" or "FC0130" or "FC0131").Select(issue => issue.Severity).ShouldBe([severity, severity, severity]);
    }

    [Fact]
    public void A_profile_that_a_loaded_guide_makes_global_holds_unclaimed()
    {
        var validator = Validators.With(
            TestProfile.Of("Patient", "named", """{"id":"Patient.name","path":"Patient.name","min":1}"""),
            $$"""{"resourceType":"ImplementationGuide","url":"http://x.org/ig","name":"ig","status":"draft","packageId":"x","fhirVersion":["4.0.1"],"global":[{"type":"Patient","profile":"{{TestProfile.Base}}named"}]}""");

        validator.Validate("""{"resourceType":"Patient"}""").ShouldHaveOneError("FC0501", "Patient");
        validator.Validate("""{"resourceType":"Practitioner"}""").Errors().ShouldBeEmpty();
    }

    private static void Matches(FhirValidator validator, string json, bool matches)
    {
        validator.LoadProblems.ShouldBeEmpty();
        validator.Check(json).Errors().Where(error => error.StartsWith("FC0510", StringComparison.Ordinal)).Count().ShouldBe(matches ? 0 : 1, string.Join("\n", validator.Check(json).Issues));
        if (matches)
            validator.Check(json).Errors().ShouldBeEmpty();
    }

    private static string Resource(string type, string code) => type == "Patient"
        ? """{"resourceType":"Patient"}"""
        : $$"""{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://s.org","code":"{{code}}"}]},"valueString":"v"}""";
}

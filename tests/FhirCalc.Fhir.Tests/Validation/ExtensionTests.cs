using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

public sealed class ExtensionTests
{
    private const string BirthPlace = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    private static string Patient(string extension) => $$"""{"resourceType":"Patient","extension":[{{extension}}]}""";

    [Fact]
    public void A_known_extension_with_its_type_passes() =>
        Validators.Core.Validate(Patient($$"""{"url":"{{BirthPlace}}","valueAddress":{"city":"x"} }""")).Errors().ShouldBeEmpty();

    [Fact]
    public void A_known_extension_with_another_type_is_refused() =>
        Validators.Core.Validate(Patient($$"""{"url":"{{BirthPlace}}","valueString":"x"}""")).ShouldHaveOneError("FC0508", "Patient.extension[0].value");

    [Fact]
    public void An_extension_has_either_a_value_or_extensions()
    {
        Validators.Core.Validate(Patient("""{"url":"http://x.org/e"}""")).ShouldHaveOneError("FC0401", "Patient.extension[0]");
        Validators.Core.Validate(Patient("""{"url":"http://x.org/e","valueCode":"a","extension":[{"url":"b","valueCode":"c"}]}"""))
            .ShouldHaveOneError("FC0401", "Patient.extension[0]");
    }

    [Fact]
    public void An_extension_needs_its_url() =>
        Validators.Core.Validate(Patient("""{"valueCode":"a"}""")).ShouldHaveOneError("FC0107", "Patient.extension[0]");

    [Fact]
    public void A_known_extension_stands_only_where_its_definition_allows_it() =>
        Validators.Core.Validate($$"""{"resourceType":"Practitioner","extension":[{"url":"{{BirthPlace}}","valueAddress":{"city":"x"} }]}""")
            .ShouldHaveOneError("FC0132", "Practitioner").Message.ShouldContain("Patient");

    [Fact]
    public void A_context_within_a_data_type_is_recognised()
    {
        const string Own = "http://hl7.org/fhir/StructureDefinition/humanname-own-name";

        Validators.Core.Validate($$"""{"resourceType":"Patient","name":[{"family":"x","_family":{"extension":[{"url":"{{Own}}","valueString":"y"}]} }]}""").Errors().ShouldBeEmpty();
        Validators.Core.Validate($$"""{"resourceType":"Patient","name":[{"family":"x","extension":[{"url":"{{Own}}","valueString":"y"}]}]}""")
            .ShouldHaveOneError("FC0132", "Patient.name[0]");
    }

    [Fact]
    public void An_unknown_extension_is_mentioned_by_default_and_refused_by_option()
    {
        var patient = Patient("""{"url":"http://x.org/e","valueCode":"a"}""");
        var strict = Validators.With(new ValidationOptions { UnknownExtension = IssueSeverity.Error });

        Validators.Core.Validate(patient).Issues.ShouldContain(issue => issue.Id == "FC0130" && issue.Severity == IssueSeverity.Information);
        strict.Validate(patient).ShouldHaveOneError("FC0130", "Patient.extension[0]");
    }

    [Fact]
    public void An_unknown_modifier_extension_is_a_warning() =>
        Validators.Core.Validate("""{"resourceType":"Patient","modifierExtension":[{"url":"http://x.org/e","valueCode":"a"}]}""")
            .Issues.ShouldContain(issue => issue.Id == "FC0131" && issue.Severity == IssueSeverity.Warning && issue.Location == "Patient.modifierExtension[0]");

    [Fact]
    public void A_known_extension_that_does_not_modify_must_not_stand_in_modifierExtension() =>
        Validators.Core.Validate($$"""{"resourceType":"Patient","modifierExtension":[{"url":"{{BirthPlace}}","valueAddress":{"city":"x"} }]}""")
            .ShouldHaveOneError("FC0133", "Patient.modifierExtension[0]");

    [Fact]
    public void The_parts_of_a_complex_extension_are_checked()
    {
        const string Nationality = "http://hl7.org/fhir/StructureDefinition/patient-nationality";

        Validators.Core.Validate(Patient($$"""{"url":"{{Nationality}}","extension":[{"url":"code","valueCodeableConcept":{"text":"x"} }]}""")).Errors().ShouldBeEmpty();
        Validators.Core.Validate(Patient($$"""{"url":"{{Nationality}}","extension":[{"url":"code","valueString":"x"}]}"""))
            .ShouldHaveOneError("FC0508", "Patient.extension[0].extension[0].value");
    }

    [Fact]
    public void A_version_has_no_place_in_the_url() =>
        Validators.Core.Validate(Patient($$"""{"url":"{{BirthPlace}}|4.0.1","valueAddress":{"city":"x"} }""")).ShouldHaveOneError("FC0134", "Patient.extension[0]");
}

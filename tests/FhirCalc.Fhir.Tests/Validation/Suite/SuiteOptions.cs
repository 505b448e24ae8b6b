using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation.Suite;

/// <summary>The settings of the Java validator under which the suite was recorded, in terms of our options.</summary>
internal static class SuiteOptions
{
    public static ValidationOptions For(ValidatorCase test) => new()
    {
        // The suite ships its profiles as differentials.
        AcceptDifferentials = true,

        // It refuses unknown extensions, but for examples and those that HL7's newer packages define.
        UnknownExtension = IssueSeverity.Error,
        OpenExtensionBases = ["http://hl7.org/fhir/StructureDefinition/", "http://hl7.org/fhir/tools/", "http://hl7.org/fhir/5.0/", "http://example.org/"],
        UnknownCode = IssueSeverity.Error,
        BrokenNarrativeLink = IssueSeverity.Error,
        ExampleAddress = test.Option("examples") == "false" ? IssueSeverity.Error : null,
        HtmlInMarkdown = test.Option("noHtmlInMarkdown") == "true" ? IssueSeverity.Error : null,
        UnresolvedReference = test.Option("validateReference") == "CHECK_EXISTS_AND_TYPE" ? IssueSeverity.Error : null,
    };
}

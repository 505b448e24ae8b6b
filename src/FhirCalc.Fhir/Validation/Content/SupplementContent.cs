using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>A CodeSystem that supplements another one says so in <c>content</c> (spec: codesystem.html#supplements).</summary>
internal sealed class SupplementContent : Assertion
{
    public override void Check(in Element element, Scope scope)
    {
        var content = element.Child("content");
        if (element.Node["supplements"u8].Exists && content.Exists && content.Text != "supplement")
        {
            scope.Error(StructureIssueIds.SupplementContent, "invalid", $"A supplement has the content 'supplement'; found '{content.Text}'.", content,
                "http://hl7.org/fhir/StructureDefinition/CodeSystem#CodeSystem.content");
        }
    }
}

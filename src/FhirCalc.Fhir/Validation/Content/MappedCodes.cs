using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// A ConceptMap maps codes of its source: the source value set "contains the concepts that are being mapped" (spec:
/// ConceptMap.source[x]). Where the value set or the code system is not loaded nothing can be said.
/// </summary>
internal sealed class MappedCodes : Assertion
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/ConceptMap#ConceptMap.source[x]";

    public override void Check(in Element element, Scope scope)
    {
        var source = element.Child("source").Text;
        if (source is null || scope.Run.Engine.Terminology.Find(source) is not { } valueSet)
            return;
        foreach (var group in element.Children("group"))
        {
            if (group.Child("source").Text is not { } system)
                continue;
            foreach (var mapped in group.Children("element"))
            {
                var code = mapped.Child("code");
                if (code.Text is { } text && valueSet.Contains(system, text) == Membership.NotMember)
                    scope.Error(StructureIssueIds.NotMapped, "code-invalid", $"'{system}|{text}' is mapped, and is not in the source value set {source}.", code, Rule);
            }
        }
    }
}

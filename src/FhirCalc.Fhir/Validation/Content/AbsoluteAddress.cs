using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>Elements that the specification defines as "An absolute URI that …", which their type does not enforce.</summary>
internal sealed class AbsoluteAddress : Assertion
{
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal)
    {
        "Bundle.entry.fullUrl", "ConceptMap.group.source", "ConceptMap.group.target", "ConceptMap.group.element.target.dependsOn.system",
        "ValueSet.compose.include.system", "ValueSet.expansion.contains.system",
    };

    public static bool IsDemandedBy(ElementDefinition element) =>
        element.Types.Any(type => type.Code is "uri")
        && (Paths.Contains(element.Path) || (element.Name == "url" && char.IsAsciiLetterUpper(element.Path[0]) && element.Path.Split('.') is [not "Extension", _]));

    public override void Check(in Element element, Scope scope)
    {
        if (element.Node.Raw.Contains((byte)':') || element.Text is not { Length: > 0 } text)
            return;
        scope.Error(StructureIssueIds.NotAbsolute, "invalid",
            $"'{element.Name}' must be an absolute address, such as http://… or urn:…; '{(text.Length < 80 ? text : text[..80])}' is none.", element,
            "http://hl7.org/fhir/StructureDefinition/" + element.Definition!.Path.Split('.')[0] + "#" + element.Definition.Id);
    }
}

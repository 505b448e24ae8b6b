using System.Text.RegularExpressions;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>What looks like HTML in a markdown text; see <see cref="ValidationOptions.HtmlInMarkdown"/>.</summary>
internal sealed partial class HtmlInMarkdown(IssueSeverity severity) : Assertion
{
    public override void Check(in Element element, Scope scope)
    {
        if (element.Type.Name != "markdown" || !element.Node.Raw.Contains((byte)'<') || element.Text is not { } text || Tag().Match(text) is not { Success: true } tag)
            return;
        scope.Report(StructureIssueIds.HtmlInMarkdown, severity, "invalid",
            $"The markdown has what looks like an HTML tag: '{tag.Value}'.", element, "http://hl7.org/fhir/StructureDefinition/markdown#markdown");
    }

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9]{0,20}")]
    private static partial Regex Tag();
}

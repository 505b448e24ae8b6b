using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>The relations of paging lead to one place each (RFC 5005, section 3).</summary>
internal sealed class BundleLinks : Assertion
{
    private static readonly HashSet<string> Unique = new(StringComparer.Ordinal) { "self", "first", "last", "next", "prev", "previous" };

    public override void Check(in Element element, Scope scope)
    {
        if (!element.Node["link"u8].Exists)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in element.Children("link"))
        {
            if (link.Node["relation"u8].GetString() is { } relation && Unique.Contains(relation) && !seen.Add(relation))
            {
                scope.Error(StructureIssueIds.BundleLinkTwice, "invalid", $"A Bundle has at most one link '{relation}'.", link,
                    "http://hl7.org/fhir/StructureDefinition/Bundle#Bundle.link.relation");
            }
        }
    }
}

using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.References;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Validation.Structure;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// The fullUrl of an entry does not disagree with its resource: "if the fullUrl is not a urn:uuid, the URL shall be
/// version-independent URL consistent with the Resource.id" (spec: Bundle.entry.fullUrl). A urn:uuid holds a UUID.
/// </summary>
internal sealed class FullUrls : Assertion
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Bundle#Bundle.entry.fullUrl";
    private const int LongestQuote = 64;

    public override void Check(in Element element, Scope scope)
    {
        foreach (var entry in element.Node["entry"u8].Children)
        {
            var fullUrl = entry["fullUrl"u8];
            if (fullUrl.GetString() is { } text && Fault(text, entry["resource"u8], scope.Run.Engine.Types) is { } fault)
                StructureReport.Error(scope, StructureIssueIds.FullUrlDisagrees, "invalid", fault, fullUrl, Rule);
        }
    }

    private static string? Fault(string fullUrl, Node resource, TypeModel types)
    {
        if (fullUrl.StartsWith("urn:uuid:", StringComparison.Ordinal))
            return Guid.TryParseExact(fullUrl.AsSpan("urn:uuid:".Length), "D", out _) ? null : "The fullUrl begins with 'urn:uuid:', and no UUID follows.";
        // The version is another rule's matter (bdl-8).
        if (!fullUrl.StartsWith("http", StringComparison.Ordinal) || !resource.IsObject || fullUrl.Contains("/_history/", StringComparison.Ordinal))
            return null;
        // What is not of the form base/type/id (references.html#regex), with a host in its base, tells neither type nor id.
        var stated = ReferenceText.Parse(fullUrl, types);
        if (stated.Type.Length == 0 || stated.Base.AsSpan().Count('/') < 2)
            return null;
        if (resource["resourceType"u8].GetString() is { } type && stated.Type != type)
            return $"The fullUrl is that of a {stated.Type}, the resource is a {Excerpt.Of(type, LongestQuote)}.";
        return resource["id"u8].GetString() is { } id && stated.Id != id
            ? $"The fullUrl ends with another id than the resource has; expected: …/{stated.Type}/{Excerpt.Of(id, LongestQuote)}, or urn:uuid:… for a resource without an address."
            : null;
    }
}

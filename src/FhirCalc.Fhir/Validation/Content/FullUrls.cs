using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
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
        var parts = fullUrl.Split('/');
        // What is not of the form base/type/id (references.html#regex) tells neither type nor id.
        if (parts.Length < 5 || !IsResourceType(parts[^2], types))
            return null;
        if (resource["resourceType"u8].GetString() is { } type && parts[^2] != type)
            return $"The fullUrl is that of a {parts[^2]}, the resource is a {Shorten(type)}.";
        return resource["id"u8].GetString() is { } id && parts[^1] != id
            ? $"The fullUrl ends with another id than the resource has; expected: …/{parts[^2]}/{Shorten(id)}, or urn:uuid:… for a resource without an address."
            : null;
    }

    private static string Shorten(string text) => text.Length <= 64 ? text : text[..64] + "…";

    // The type model keeps every name that it was asked for, so nothing is asked that cannot be the name of a type.
    private static bool IsResourceType(string text, TypeModel types) =>
        text.Length is > 2 and < 40 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetter) && types.IsResource(text);
}

using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.References;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// A <c>urn:uuid:</c> or <c>urn:oid:</c> reference inside a Bundle can lead nowhere but to an entry (spec: bundle.html#references).
/// That is a warning: profiles say what must be there. A relative one may lead to a server, unless
/// <see cref="ValidationOptions.UnresolvedReference"/> says that everything is here.
/// </summary>
internal sealed class ReferenceAtHand(IssueSeverity? otherwise) : Assertion
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Reference#Reference.reference";

    public override void Check(in Element element, Scope scope)
    {
        var text = element.Node["reference"u8];
        if (!text.IsString)
            return;
        var isUrn = text.Raw.StartsWith("\"urn:uuid:"u8) || text.Raw.StartsWith("\"urn:oid:"u8);
        if (isUrn && scope.IsInBundle)
            Report(element, text, IssueSeverity.Warning, scope);
        else if (otherwise is { } severity && !text.Raw.Contains((byte)':') && !text.Raw.StartsWith("\"#"u8))
            Report(element, text, severity, scope);
    }

    private static void Report(in Element element, Json.Node text, IssueSeverity severity, Scope scope)
    {
        if (text.GetString() is { } reference && !ReferenceResolver.TryResolve(reference, scope, out _, out _))
            scope.Report(ProfileIssueIds.UnresolvedReference, severity, "not-found", $"No resource of this document is meant by '{reference}'.", element, Rule);
    }
}

using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.References;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// What the sections of a document's Composition refer to is one entry of the Bundle, without doubt which
/// (spec: documents.html#content, bundle.html#references).
/// </summary>
internal sealed class DocumentReferences : Assertion
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Composition#Composition.section.entry";

    public override void Check(in Element element, Scope scope)
    {
        if (!element.Node["type"u8].TextEquals("document"u8))
            return;
        foreach (var entry in element.Children("entry"))
        {
            if (entry.Child("resource") is { Exists: true } resource && resource.Type.Name == "Composition")
                CheckSections(resource, new Place(entry.Node["fullUrl"u8].GetString() ?? "", scope.Run.BundleIndexOf(element.Node)), scope);
        }
    }

    private static void CheckSections(in Element owner, Place place, Scope scope)
    {
        foreach (var section in owner.Children("section"))
        {
            foreach (var reference in section.Children("entry"))
                CheckOne(reference, place, scope);
            CheckSections(section, place, scope);
        }
    }

    private static void CheckOne(in Element reference, Place place, Scope scope)
    {
        if (reference.Node["reference"u8].GetString() is not { Length: > 0 } text || text[0] == '#')
            return;
        switch (place.Index.CountOf(text, place.FullUrl, ReferenceText.Parse(text, scope.Run.Engine.Types)))
        {
            case 0:
                scope.Error(ProfileIssueIds.UnresolvedReference, "not-found", $"A document holds what its sections refer to; no entry is meant by '{text}'.", reference, Rule);
                break;
            case > 1 and var found:
                scope.Error(ProfileIssueIds.AmbiguousReference, "multiple-matches",
                    $"'{text}' may mean any of {found} entries with the same fullUrl; name the version (/_history/…).", reference, Rule);
                break;
        }
    }

    private readonly record struct Place(string FullUrl, BundleIndex Index);
}

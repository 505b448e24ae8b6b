using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>A SearchParameter derived from another has its type and no further bases (spec: SearchParameter.derivedFrom).</summary>
internal sealed class DerivedSearchParameter : Assertion
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/SearchParameter#SearchParameter.derivedFrom";

    public override void Check(in Element element, Scope scope)
    {
        if (element.Node["derivedFrom"u8].GetString() is not { } origin
            || !scope.Run.Engine.Definitions.TryFind(origin, "SearchParameter", out var original))
        {
            return;
        }

        var (type, originalType) = (element.Node["type"u8].GetString(), original.Root["type"u8].GetString());
        if (type != originalType)
            scope.Error(StructureIssueIds.NotDerived, "invalid", $"{origin}, from which this is derived, has the type '{originalType}', not '{type}'.", element, Rule);
        var bases = Texts(original.Root["base"u8]);
        if (!bases.Contains("Resource") && !bases.Contains("DomainResource") && Texts(element.Node["base"u8]).Except(bases).ToList() is { Count: > 0 } further)
            scope.Error(StructureIssueIds.NotDerived, "invalid", $"{origin}, from which this is derived, is not for {string.Join(", ", further)}.", element, Rule);
    }

    private static List<string> Texts(Node array)
    {
        var texts = new List<string>();
        foreach (var item in array.Children)
        {
            if (item.GetString() is { } text)
                texts.Add(text);
        }

        return texts;
    }
}

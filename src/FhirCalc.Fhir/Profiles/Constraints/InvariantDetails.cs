using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Functions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>What a broken core invariant found, where its words leave that open and there is much to search. Asked only once it is broken.</summary>
internal static class InvariantDetails
{
    private static readonly Dictionary<string, Func<Element, string?>> ByKey = new(StringComparer.Ordinal)
    {
        ["txt-1"] = element => element.Text is { } text ? Narrative.Fault(text) : null,
        ["ref-1"] = element => element.Child("reference").Text is { Length: <= 80 } reference ? $"nothing contained has the id of '{reference}'" : null,
        ["dom-3"] = Unmentioned,
        ["bdl-7"] = TwiceInBundle,
    };

    public static string? Of(ConstraintDefinition constraint, in Element element) =>
        ByKey.TryGetValue(constraint.Key, out var detail) && constraint.Source?.StartsWith("http://hl7.org/fhir/StructureDefinition/", StringComparison.Ordinal) != false ? detail(element) : null;

    private static string? Unmentioned(Element resource) =>
        DirectInvariants.FirstUnreferenced(resource).Child("id").Text is { Length: <= 80 } id ? $"nothing refers to the contained '{id}'" : null;

    private static string? TwiceInBundle(Element bundle)
    {
        var seen = new Dictionary<(string Url, string? Version), int>();
        var at = 0;
        foreach (var entry in bundle.Children("entry"))
        {
            if (entry.Child("fullUrl").Text is { } url && !seen.TryAdd((url, entry.Child("resource").Child("meta").Child("versionId").Text), at))
                return $"entry[{at}] has the fullUrl of entry[{seen[(url, entry.Child("resource").Child("meta").Child("versionId").Text)]}]";
            at++;
        }

        return null;
    }
}

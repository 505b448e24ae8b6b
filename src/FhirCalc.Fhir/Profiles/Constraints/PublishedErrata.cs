namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// Expressions that R4 published with a mistake, with the wording that later versions publish. Each is bound to the exact text
/// of the mistake, so that a corrected definition is taken as it is.
/// </summary>
internal static class PublishedErrata
{
    private static readonly Dictionary<string, string> Corrections = new(StringComparer.Ordinal)
    {
        // que-7: Boolean is FHIRPath's own type and no answer ever has it; meant is FHIR's boolean (R5 publishes it so).
        ["operator = 'exists' implies (answer is Boolean)"] = "operator = 'exists' implies (answer is boolean)",

        // dom-3: as() takes one item and fails on a collection; meant is the filter ofType() (R5 publishes it so).
        ["contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()"] =
            "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().ofType(canonical) | %resource.descendants().ofType(uri) | %resource.descendants().ofType(url))) or descendants().where(reference = '#').exists() or descendants().where(ofType(canonical) = '#').exists() or descendants().where(ofType(canonical) = '#').exists()).not()).trace('unmatched', id).empty()",
    };

    public static string Correct(string expression) => Corrections.GetValueOrDefault(expression, expression);
}

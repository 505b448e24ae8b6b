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

        // que-12: the rule says "more than one", the expression more than two (R5 publishes > 1).
        ["enableWhen.count() > 2 implies enableBehavior.exists()"] = "enableWhen.count() > 1 implies enableBehavior.exists()",

        // dom-3: as() takes one item and fails on a collection; meant is the filter ofType() (R5 publishes it so).
        ["contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()"] =
            "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().ofType(canonical) | %resource.descendants().ofType(uri) | %resource.descendants().ofType(url))) or descendants().where(reference = '#').exists() or descendants().where(ofType(canonical) = '#').exists() or descendants().where(ofType(canonical) = '#').exists()).not()).trace('unmatched', id).empty()",
    };

    // Where the definitions of R4 themselves have extensions that were published for other places.
    private static readonly Dictionary<string, string[]> Contexts = new(StringComparer.Ordinal)
    {
        ["http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type"] = ["ElementDefinition.type"],
        ["http://hl7.org/fhir/StructureDefinition/structuredefinition-normative-version"] = ["CanonicalResource", "ElementDefinition"],
        ["http://hl7.org/fhir/StructureDefinition/regex"] = ["ElementDefinition.type", "ElementDefinition.type.code"],
    };

    /// <summary>Elements on which an extension may stand besides its published contexts.</summary>
    public static IReadOnlyList<string> FurtherContexts(string url) => Contexts.GetValueOrDefault(url, []);

    /// <summary>
    /// The expression of a constraint. txt-2 (some content) has the expression of txt-1 (only what is allowed); R5 publishes it so that
    /// it asks what it says.
    /// </summary>
    public static string Correct(string key, string expression) => (key, expression) is ("txt-2", "htmlChecks()") ? "htmlChecks2()" : Correct(expression);

    public static string Correct(string expression) => Corrections.GetValueOrDefault(expression, expression);
}

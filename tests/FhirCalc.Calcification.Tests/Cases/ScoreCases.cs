using System.Text.Json.Nodes;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>For every score rule a case from which it derives an Observation.</summary>
internal static class ScoreCases
{
    private const string Systems = CalcificationGuide.CanonicalBase + "/CodeSystem/";

    public static readonly Dictionary<string, Func<CaseBuilder>> All = new(StringComparer.Ordinal)
    {
        ["V22-product"] = () => CoronaryCt().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "6.1", "mg/dL"),
        ["V18"] = () => CoronaryCt().Agatston("142"),
        ["B18-linear-morphology"] = () => Mammography(f => f.With("morphology", "fine-linear-branching")),
        ["B18-segmental"] = () => Mammography(f => f.With("distribution", "segmental")),
        ["B18-linear-distribution"] = () => Mammography(f => f.With("distribution", "linear")),
        ["B18-category-1"] = () => Mammography().BiRads("1"),
        ["B18-category-2"] = () => Mammography().BiRads("2"),
        ["B18-category-3"] = () => Mammography().BiRads("3"),
        ["B18-category-4"] = () => Mammography().BiRads("4"),
        ["B18-category-4a"] = () => Mammography().BiRads("4a"),
        ["B18-category-4b"] = () => Mammography().BiRads("4b"),
        ["B18-category-4c"] = () => Mammography().BiRads("4c"),
        ["B18-category-5"] = () => Mammography().BiRads("5"),
        ["T15-foci"] = () => At(Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification")),
        ["T15-level"] = () => At(Thyroid, "ultrasonography").TiRads("solid", "hypoechoic", "wider-than-tall", "smooth", "punctate-echogenic-foci"),
        ["V14-s1"] = () => At(Carotid, "electron-microscopy", f => f.WithVesicles("80", "nm")),
        ["V14-s2"] = () => At(Carotid, "electron-microscopy", f => f.WithVesicles("80", "nm")),
    };

    public static CaseBuilder Agatston(this CaseBuilder builder, string value, string method = "112055", string? comparator = null)
    {
        var quantity = new JsonObject { ["value"] = JsonNode.Parse(value), ["unit"] = "{score}", ["system"] = "http://unitsofmeasure.org", ["code"] = "{score}" };
        if (comparator is not null)
            quantity["comparator"] = comparator;
        return builder.Observed("coronary-calcium-score", score =>
        {
            score["method"] = FindingBuilder.Concept("http://dicom.nema.org/resources/ontology/DCM", method);
            score["valueQuantity"] = quantity;
        });
    }

    public static CaseBuilder BiRads(this CaseBuilder builder, string category, string system = Systems + "birads-category") =>
        builder.Observed("birads-assessment", assessment =>
        {
            assessment["valueCodeableConcept"] = FindingBuilder.Concept(system, category);
            assessment["bodySite"] = FindingBuilder.Concept("http://snomed.info/sct", LeftBreast);
        });

    public static CaseBuilder TiRads(this CaseBuilder builder, string? composition, string? echogenicity, string? shape, string? margin, params string[] foci) =>
        builder.Observed("tirads-features", features =>
        {
            var components = new JsonArray();
            foreach (var (code, value) in ((string, string?)[])[("tirads-composition", composition), ("tirads-echogenicity", echogenicity), ("tirads-shape", shape), ("tirads-margin", margin), .. foci.Select(kind => ("echogenic-foci", (string?)kind))])
            {
                if (value is not null)
                    components.Add(new JsonObject { ["code"] = FindingBuilder.Concept(Systems + "calcification-component", code), ["valueCodeableConcept"] = FindingBuilder.Concept(Systems + (code == "echogenic-foci" ? "tirads-echogenic-foci" : code), value) });
            }

            features["component"] = components;
        });

    /// <summary>The sender's own product of calcium and phosphate.</summary>
    public static CaseBuilder Product(this CaseBuilder builder, string value, string unit, string date = "2026-05-21", string? interpretation = null) =>
        builder.Observed("calcium-phosphate-product", product =>
        {
            product["effectiveDateTime"] = date;
            product["valueQuantity"] = new JsonObject { ["value"] = JsonNode.Parse(value), ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit };
            if (interpretation is not null)
                product["interpretation"] = new JsonArray(FindingBuilder.Concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", interpretation));
        });

    public static CaseBuilder Observed(this CaseBuilder builder, string code, Action<JsonObject> change)
    {
        var observation = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = "score" + builder.Others.Count,
            ["status"] = "final",
            ["code"] = FindingBuilder.Concept(Systems + "calcification-observation", code),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
            ["effectiveDateTime"] = "2026-05-21",
        };
        change(observation);
        builder.Others.Add(observation);
        return builder;
    }
}

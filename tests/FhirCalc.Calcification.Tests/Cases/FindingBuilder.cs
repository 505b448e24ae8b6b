using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>Builds a calcification finding component by component.</summary>
internal sealed class FindingBuilder
{
    private const string Systems = CalcificationGuide.CanonicalBase + "/CodeSystem/";

    public FindingBuilder(string id, string site)
    {
        Json = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = id,
            ["status"] = "final",
            ["code"] = Concept(Systems + "calcification-observation", "calcification-finding"),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
            ["effectiveDateTime"] = "2026-05-20",
            ["bodySite"] = Concept("http://snomed.info/sct", site),
            ["component"] = new JsonArray(),
        };
        With("presence", "present");
    }

    public JsonObject Json { get; }

    public static JsonObject Concept(string system, string code) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };

    public FindingBuilder Site(string system, string code) => Set("bodySite", Concept(system, code));

    public FindingBuilder Method(string code) => Set("method", Concept(Systems + "calcification-method", code));

    public FindingBuilder Specimen(string id) => Set("specimen", new JsonObject { ["reference"] = "Specimen/" + id });

    public FindingBuilder HasMember(string reference) => Set("hasMember", new JsonArray(new JsonObject { ["reference"] = reference }));

    /// <summary>A component with a code of the guide's own system for it.</summary>
    public FindingBuilder With(string component, string code) => Component(component, "valueCodeableConcept", Concept(Systems + SystemOf(component), code));

    public FindingBuilder WithForeign(string component, string system, string code) => Component(component, "valueCodeableConcept", Concept(system, code));

    public FindingBuilder WithHounsfield(string value, string? comparator = null)
    {
        var quantity = new JsonObject { ["value"] = JsonNode.Parse(value), ["unit"] = "HU", ["system"] = "http://unitsofmeasure.org", ["code"] = "[hnsf'U]" };
        if (comparator is not null)
            quantity["comparator"] = comparator;
        return Component("attenuation", "valueQuantity", quantity);
    }

    /// <summary>A diameter of vesicles, or a range of them where it has both ends.</summary>
    public FindingBuilder WithVesicles(string low, string unit, string? high = null)
    {
        JsonObject Quantity(string value) => new() { ["value"] = JsonNode.Parse(value), ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit };
        return high is null
            ? Component("vesicle-diameter", "valueQuantity", Quantity(low))
            : Component("vesicle-diameter", "valueRange", new JsonObject { ["low"] = Quantity(low), ["high"] = Quantity(high) });
    }

    public FindingBuilder WithSize(string value, string unit, string? comparator = null)
    {
        var quantity = new JsonObject { ["value"] = JsonNode.Parse(value), ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit };
        if (comparator is not null)
            quantity["comparator"] = comparator;
        return Component("size", "valueQuantity", quantity);
    }

    public FindingBuilder Presence(string code)
    {
        ((JsonArray)Json["component"]!).RemoveAt(0);
        return With("presence", code);
    }

    public FindingBuilder Set(string property, JsonNode value)
    {
        Json[property] = value;
        return this;
    }

    private FindingBuilder Component(string component, string property, JsonNode value)
    {
        ((JsonArray)Json["component"]!).Add(new JsonObject { ["code"] = Concept(Systems + "calcification-component", component), [property] = value });
        return this;
    }

    private static string SystemOf(string component) => component switch
    {
        "presence" or "associated-mass" or "hypoechogenicity" or "irregular-margin" or "intranodular-vascularity" or "osteoblast-like-cells" or "breast-osteoblast-like-cells" or "prostate-osteoblast-like-cells" => "finding-presence",
        "laterality" or "lesion-kind" or "vessel-layer" or "plaque-arrangement" or "histological-form" or "crystallinity" => component,
        _ => "calcification-" + component,
    };
}

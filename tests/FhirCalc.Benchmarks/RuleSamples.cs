using System.Text;
using System.Text.Json.Nodes;

namespace FhirCalc.Benchmarks;

/// <summary>A report with five findings of both breasts, and twenty other resources of the patient.</summary>
internal static class RuleSamples
{
    private const string Systems = "http://fhircalc.org/fhir/CodeSystem/";

    public static byte[] FiveFindingsWithTwentyOthers()
    {
        var resources = new List<JsonObject> { new() { ["resourceType"] = "Patient", ["id"] = "p" } };
        for (var i = 0; i < 5; i++)
        {
            var finding = About("Observation", "f" + i, "code", Concept(Systems + "calcification-observation", "calcification-finding"));
            finding["status"] = "final";
            finding["effectiveDateTime"] = "2026-05-20";
            finding["bodySite"] = Concept("http://snomed.info/sct", i < 3 ? "80248007" : "73056007");
            finding["method"] = Concept(Systems + "calcification-method", i % 2 == 0 ? "mammography" : "histology");
            finding["component"] = new JsonArray(
                Component("presence", "finding-presence", "present"), Component("morphology", "calcification-morphology", "punctate"),
                Component("distribution", "calcification-distribution", "grouped"), Component("associated-mass", "finding-presence", "absent"));
            resources.Add(finding);
        }

        foreach (var (code, i) in ((string, int)[])[("breast-cancer", 0), ("type-2-diabetes", 1), ("osteoporosis", 2), ("atherosclerosis", 3), ("obesity", 4), ("hemodialysis", 5)])
        {
            var condition = About("Condition", "c" + i, "code", Concept(Systems + "calcification-condition", code));
            condition["clinicalStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active");
            condition["verificationStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed");
            resources.Add(condition);
        }

        foreach (var (code, i) in ((string, int)[])[("17861-6", 0), ("2777-1", 1), ("6768-6", 2), ("2731-8", 3), ("33914-3", 4), ("6768-6", 5), ("17861-6", 6), ("2777-1", 7)])
        {
            var value = About("Observation", "o" + i, "code", Concept("http://loinc.org", code));
            value["status"] = "final";
            value["effectiveDateTime"] = "2026-05-0" + (i + 1);
            value["valueQuantity"] = new JsonObject { ["value"] = 5.1, ["unit"] = "mg/dL", ["system"] = "http://unitsofmeasure.org", ["code"] = "mg/dL" };
            resources.Add(value);
        }

        foreach (var (code, i) in ((string, int)[])[("runx2", 0), ("rankl", 1)])
        {
            var marker = About("Observation", "m" + i, "code", Concept(Systems + "calcification-biomarker", code));
            marker["status"] = "final";
            marker["interpretation"] = new JsonArray(Concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "POS"));
            marker["focus"] = new JsonArray(new JsonObject { ["reference"] = "Observation/f0" });
            resources.Add(marker);
        }

        for (var i = 0; i < 4; i++)
        {
            var medication = About("MedicationStatement", "d" + i, "medicationCodeableConcept", Concept(Systems + "calcification-medication", "warfarin"));
            medication["status"] = "active";
            resources.Add(medication);
        }

        var report = About("DiagnosticReport", "r", "code", new JsonObject { ["text"] = "Report" });
        report["status"] = "final";
        report["result"] = new JsonArray([.. Enumerable.Range(0, 5).Select(i => (JsonNode)new JsonObject { ["reference"] = "Observation/f" + i })]);
        resources.Add(report);
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray([.. resources.Select(resource => (JsonNode)new JsonObject { ["resource"] = resource })]) };
        return Encoding.UTF8.GetBytes(bundle.ToJsonString());
    }

    private static JsonObject About(string type, string id, string property, JsonObject concept) =>
        new() { ["resourceType"] = type, ["id"] = id, [property] = concept, ["subject"] = new JsonObject { ["reference"] = "Patient/p" } };

    private static JsonObject Component(string code, string system, string value) =>
        new() { ["code"] = Concept(Systems + "calcification-component", code), ["valueCodeableConcept"] = Concept(Systems + system, value) };

    private static JsonObject Concept(string system, string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };
}

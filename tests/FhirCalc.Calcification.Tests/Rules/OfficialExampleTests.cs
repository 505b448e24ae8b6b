using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>The official R4 examples, all of them, in every part that a resource can play: no rule fails, and results can be written.</summary>
public class OfficialExampleTests
{
    private const int All = 710;
    private const string Systems = CalcificationGuide.CanonicalBase + "/CodeSystem/";

    // What an Observation may be taken for: a measurement, a marker, a factor, a score, each with values that the rules do not expect.
    private static readonly (string System, string Code)[] ObservationCodes =
    [
        ("http://loinc.org", "17861-6"), ("http://loinc.org", "2777-1"), ("http://loinc.org", "2731-8"),
        (Systems + "calcification-biomarker", "runx2"), (Systems + "calcification-biomarker", "rankl"), (Systems + "calcification-biomarker", "hoxa9"),
        (Systems + "calcification-biomarker", "fetuin-a"), (Systems + "calcification-factor", "crp"), (Systems + "calcification-factor", "tnf-alpha"),
        (Systems + "calcification-observation", "coronary-calcium-score"), (Systems + "calcification-observation", "birads-assessment"),
        (Systems + "calcification-observation", "tirads-features"), (Systems + "calcification-observation", "calcium-phosphate-product"),
    ];

    private static readonly string[] ConditionCodes = ["type-2-diabetes", "breast-cancer", "osteogenic-sarcoma", "hemodialysis", "papillary-thyroid-carcinoma", "ovarian-malignancy", "prostate-cancer"];

    [Fact]
    public void As_context_no_example_makes_a_rule_of_any_organ_fail()
    {
        var report = EverySite.Build().Json();
        ForEach(example =>
        {
            var assessment = Assess(report, example);

            assessment.Organs().Select(organ => organ.Code.Code).Distinct().Count().ShouldBe(EverySite.Codes.Length);
            return assessment;
        }).ShouldBe(All);
    }

    [Fact]
    public void As_entry_and_as_result_of_the_report_none_does_either()
    {
        ForEach(example =>
        {
            var report = EverySite.Build().Json();
            var entries = report["entry"]!.AsArray();
            entries.Add(new JsonObject { ["resource"] = example.DeepClone() });
            var reference = new JsonObject { ["reference"] = $"{example["resourceType"]}/official" };
            var diagnosticReport = entries.Select(entry => entry!["resource"]!.AsObject()).Single(resource => (string?)resource["id"] == "r" && (string?)resource["resourceType"] == "DiagnosticReport");
            diagnosticReport["result"]!.AsArray().Add(reference.DeepClone());
            foreach (var finding in entries.Select(entry => entry!["resource"]!.AsObject()).Where(resource => ((string?)resource["id"])?.StartsWith('f') == true))
                finding["hasMember"] = new JsonArray(reference.DeepClone());
            var assessment = Assess(report);

            assessment.Organs().Select(organ => organ.Code.Code).Distinct().Count().ShouldBeGreaterThanOrEqualTo(EverySite.Codes.Length);
            return assessment;
        }).ShouldBe(All);
    }

    [Fact]
    public void An_example_that_is_taken_for_a_finding_a_measurement_or_a_condition_makes_none_fail()
    {
        var taken = 0;
        ForEach(example =>
        {
            Assessment? last = null;
            foreach (var disguised in Disguises(example))
            {
                var report = EverySite.Build(CaseBuilder.Breast, CaseBuilder.Thyroid, CaseBuilder.Lung, CaseBuilder.Coronary).Json();
                report["entry"]!.AsArray().Add(new JsonObject { ["resource"] = disguised });
                report["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).Single(resource => (string?)resource["id"] == "r" && (string?)resource["resourceType"] == "DiagnosticReport")
                    ["result"]!.AsArray().Add(new JsonObject { ["reference"] = $"{disguised["resourceType"]}/official" });
                report["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).First(resource => (string?)resource["id"] == "f2")
                    ["hasMember"] = new JsonArray(new JsonObject { ["reference"] = $"{disguised["resourceType"]}/official" });
                last = Assess(report);
                last.Issues.ShouldNotContain(issue => issue.Id == "FC2020", (string?)disguised["code"]?["coding"]?[0]?["code"]);
                taken++;
            }

            return last is null ? null : Written(last);
        }).ShouldBe(All);
        taken.ShouldBeGreaterThan(900);
    }

    private static IEnumerable<JsonObject> Disguises(JsonObject example)
    {
        switch ((string?)example["resourceType"])
        {
            case "Observation":
                foreach (var (system, code) in ObservationCodes)
                    yield return With(example, "code", FindingBuilder.Concept(system, code));
                yield return With(example, "code", FindingBuilder.Concept(Systems + "calcification-observation", "calcification-finding"));
                var stated = With(example, "code", FindingBuilder.Concept(Systems + "calcification-observation", "calcification-finding"));
                stated["component"] = new JsonArray([.. new FindingBuilder("x", CaseBuilder.Breast).With("composition", "hydroxyapatite").With("morphology", "microcalcification").Json["component"]!.AsArray().Concat(stated["component"]?.AsArray() ?? []).Select(component => component!.DeepClone())]);
                yield return stated;
                break;
            case "Condition":
                foreach (var code in ConditionCodes)
                    yield return With(example, "code", FindingBuilder.Concept(Systems + "calcification-condition", code));
                break;
            case "MedicationStatement" or "MedicationRequest":
                yield return With(example, "medicationCodeableConcept", FindingBuilder.Concept(Systems + "calcification-medication", "warfarin"));
                break;
        }
    }

    private static JsonObject With(JsonObject example, string property, JsonNode value)
    {
        var copy = (JsonObject)example.DeepClone();
        copy[property] = value;
        return copy;
    }

    private static int ForEach(Func<JsonObject, Assessment?> check)
    {
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(Suites.Require("examples/r4-official"), "*.json"))
        {
            var example = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            foreach (var property in (string[])["subject", "patient"])
            {
                if (example[property] is JsonObject)
                    example[property] = new JsonObject { ["reference"] = "Patient/p" };
            }

            example["id"] = "official";
            check(example)?.Issues.ShouldNotContain(issue => issue.Id == "FC2020", file);
            count++;
        }

        return count;
    }

    private static Assessment Assess(JsonObject submission, params JsonObject[] context) =>
        Assessing.Assessor.Assess(new AssessmentInput { Submission = Parse(submission), Context = [.. context.Select(Parse)], Identity = "official" });

    private static Assessment Written(Assessment assessment)
    {
        assessment.ToText().ShouldNotBeEmpty();
        ResourceJson.Parse(assessment.ToBundle()).ResourceType.ShouldBe("Bundle");
        return assessment;
    }

    private static ResourceJson Parse(JsonObject json) => ResourceJson.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
}

using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Tests.Rules;

public class OfficialExampleTests
{
    [Fact]
    public void No_official_example_as_context_makes_a_rule_of_any_organ_fail_or_raises_an_exception()
    {
        var folder = Suites.Require("examples/r4-official");
        var report = Parse(EverySite.Build().Json());
        var checkedFiles = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            var example = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            foreach (var property in (string[])["subject", "patient"])
            {
                if (example[property] is JsonObject)
                    example[property] = new JsonObject { ["reference"] = "Patient/p" };
            }

            example["id"] = "official";
            var assessment = Assessing.Assessor.Assess(new AssessmentInput { Submission = report, Context = [Parse(example)], Identity = "official" });

            assessment.Organs().Select(organ => organ.Code.Code).Distinct().Count().ShouldBe(EverySite.Codes.Length, file);
            assessment.Issues.ShouldNotContain(issue => issue.Id == "FC2020", file);
            checkedFiles++;
        }

        checkedFiles.ShouldBeGreaterThan(100);
    }

    private static ResourceJson Parse(JsonObject json) => ResourceJson.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
}

using System.Text.Json.Nodes;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Tests.Rules;

public class OfficialExampleTests
{
    [Fact]
    public void No_official_example_makes_a_rule_fail_as_context_or_as_finding()
    {
        var folder = Suites.Require("examples/r4-official");
        var checkedFiles = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            var example = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            foreach (var property in (string[])["subject", "patient"])
            {
                if (example[property] is JsonObject)
                    example[property] = new JsonObject { ["reference"] = "Patient/p" };
            }

            // The two rules that ask the most of the context, in turn.
            var rule = checkedFiles++ % 2 == 0 ? "B30" : "V10";
            var builder = MinimalCases.All[rule].Build();
            example["id"] = "official";
            builder.Others.Add(example);
            var assessment = builder.Assess();
            assessment.Applied().Split(' ').ShouldContain(rule, file);
            assessment.Issues.ShouldNotContain(issue => issue.Id == "FC2020", file);
        }

        checkedFiles.ShouldBeGreaterThan(100);
    }
}

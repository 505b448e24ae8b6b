using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>The official R4 examples are valid, but for those that break a rule themselves.</summary>
public sealed class OfficialExamplesTests(ITestOutputHelper output)
{
    [Fact]
    public void No_official_example_is_refused_but_those_that_break_a_rule()
    {
        var files = Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json", SearchOption.AllDirectories);
        var refused = new Dictionary<string, string>();
        foreach (var file in files)
        {
            var outcome = Validators.Core.Validate(ResourceJson.Parse(File.ReadAllBytes(file)));
            if (!outcome.IsValid)
                refused.Add(System.IO.Path.GetFileName(file), string.Join("; ", outcome.Errors()));
        }

        output.WriteLine($"{files.Length - refused.Count} of {files.Length} official examples are valid here, {refused.Count} are refused.");
        files.Length.ShouldBe(710);
        Ledger.Read("official-examples.ledger.json").ShouldCover(refused);
    }

    [Fact]
    public void Every_location_in_the_outcomes_of_the_examples_leads_to_an_element()
    {
        var paths = new FhirCalc.Fhir.Path.PathCompiler(Validators.Core.Engine.Types);
        var checkedLocations = 0;
        foreach (var file in Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json", SearchOption.AllDirectories))
        {
            var resource = ResourceJson.Parse(File.ReadAllBytes(file));
            var root = new FhirCalc.Fhir.Definitions.Element(resource, Validators.Core.Engine.Types);
            foreach (var issue in Validators.Core.Validate(resource).Issues)
            {
                var scope = FhirCalc.Fhir.Path.PathScope.Of(root, DateTimeOffset.UnixEpoch);
                foreach (var location in issue.OtherLocations.Prepend(issue.Location!))
                {
                    paths.Compile(location).Evaluate(root, scope).Count.ShouldBe(1, $"{file}: {issue}");
                    checkedLocations++;
                }

                issue.Line.ShouldNotBeNull();
            }
        }

        checkedLocations.ShouldBeGreaterThan(500);
    }
}

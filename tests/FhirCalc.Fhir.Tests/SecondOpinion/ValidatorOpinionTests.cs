using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.SecondOpinion;

/// <summary>Verdicts on the official examples and on those of the guide, against the core definitions, here and by npm <c>fhir</c>.</summary>
public sealed class ValidatorOpinionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Verdicts_on_the_examples_are_those_of_fhir_but_for_the_ledger()
    {
        var files = Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(GuideExamplesTests.ExampleFolder, "*.json", SearchOption.AllDirectories))
            .Where(file => System.IO.Path.GetFileName(file) != "manifest.json").Order(StringComparer.Ordinal).ToList();
        var opinions = await Opinions.Ask(files, new Dictionary<string, List<string>> { ["*"] = [] });
        var ledger = Differences.Read("validator.ledger.json");
        var agreed = 0;
        foreach (var opinion in opinions)
        {
            var outcome = Validators.Core.Validate(ResourceJson.Parse(File.ReadAllBytes(opinion.File)));
            var name = System.IO.Path.GetFileName(opinion.File);
            if (outcome.IsValid == opinion.IsValid)
                agreed++;
            foreach (var error in outcome.IsValid ? opinion.Errors : [])
                ledger.Add($"they refuse {name}: {error}");
            foreach (var error in opinion.IsValid ? outcome.Errors() : [])
                ledger.Add($"we refuse {name}: {error}");
        }

        output.WriteLine($"{agreed} of {opinions.Count} verdicts agree; errors of one side only, by who is right: {ledger.Summary()}.");
        opinions.Count.ShouldBe(files.Count);
        ledger.ShouldAllBeKnown();
    }
}

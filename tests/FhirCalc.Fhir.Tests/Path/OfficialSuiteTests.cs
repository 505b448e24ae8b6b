using System.Text.Json;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class OfficialSuiteTests
{
    private static readonly TypeModel Types = new(Validators.R4);

    [Fact]
    public void The_official_suite_passes_but_for_the_cases_in_the_ledger()
    {
        var folder = Suites.Require("fhirpath");
        var inputs = new Dictionary<string, Element>();
        var compiler = new PathCompiler(Types);
        var ledger = ReadLedger();

        var failures = new Dictionary<string, string>();
        var cases = OfficialCase.ReadAll(System.IO.Path.Combine(folder, "tests-fhir-r4.json"));
        foreach (var test in cases)
        {
            if (test.Run(compiler, Input) is { } failure)
                failures[test.Id] = $"{test.Expression}\n    {failure}";
        }

        failures.Where(f => !ledger.ContainsKey(f.Key)).Select(f => $"{f.Key}: {f.Value}").ShouldBeEmpty(
            $"{cases.Count - failures.Count} of {cases.Count} pass");
        ledger.Keys.Where(id => !failures.ContainsKey(id)).ShouldBeEmpty("These pass now: take them out of known-failures.json");

        Element Input(string file)
        {
            if (!inputs.TryGetValue(file, out var element))
                inputs[file] = element = new Element(ResourceJson.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "input", file))), Types);
            return element;
        }
    }

    [Fact]
    public void Every_entry_of_the_ledger_states_its_reason()
    {
        ReadLedger().Values.ShouldAllBe(reason => reason.Length > 20);
    }

    private static Dictionary<string, string> ReadLedger()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Path", "known-failures.json")));
        return json.RootElement.EnumerateArray().ToDictionary(e => e.GetProperty("id").GetString()!, e => e.GetProperty("reason").GetString()!);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>A second opinion: where this engine and fhirpath.js differ, the ledger says who is right.</summary>
public sealed class FhirpathJsTests
{
    [Fact]
    public void The_cases_of_fhirpath_js_agree_but_for_those_in_the_ledger()
    {
        var folder = Suites.Require("fhirpath/fhirpath.js-cases");
        var ledger = ReadLedger();
        var compiler = new PathCompiler(PathFixture.Types);
        var inputs = new Dictionary<string, Element>();
        var used = new HashSet<string>();
        var failures = new List<string>();
        var agreed = 0;

        foreach (var test in FhirpathJsCase.ReadAll(folder))
        {
            if (test.Run(compiler, Input) is not { } failure)
                agreed++;
            else if (ledger.FirstOrDefault(e => Covers(e.Expression, test.Expression)) is { Expression: not null } entry)
                used.Add(entry.Expression);
            else
                failures.Add($"{test.File}: {test.Expression}  {failure}");
        }

        failures.ShouldBeEmpty($"{agreed} agree");
        ledger.Select(e => e.Expression).Where(e => !used.Contains(e)).ShouldBeEmpty("These agree now: take them out of fhirpath-js-differences.json");
        agreed.ShouldBeGreaterThan(500);

        Element Input(string file)
        {
            if (!inputs.TryGetValue(file, out var element))
                inputs[file] = element = new Element(ResourceJson.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "input-r4", file))), PathFixture.Types);
            return element;
        }
    }

    private static bool Covers(string pattern, string expression) => Regex.IsMatch(expression, pattern, RegexOptions.Singleline);

    private static List<(string Expression, string Reason)> ReadLedger()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Path", "fhirpath-js-differences.json")));
        return [.. json.RootElement.EnumerateArray().Select(e => (e.GetProperty("expression").GetString()!, e.GetProperty("reason").GetString()!))];
    }
}

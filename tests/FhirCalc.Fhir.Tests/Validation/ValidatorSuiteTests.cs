using System.Text.Json;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>The official validator suite: our verdict against that of the Java validator, tier <c>core</c>.</summary>
public sealed class ValidatorSuiteTests(ITestOutputHelper output)
{
    // The suite ships its profiles as differentials.
    private static readonly ValidationOptions Options = new() { AcceptDifferentials = true };

    [Fact]
    public void The_verdict_of_the_core_tier_is_that_of_the_Java_validator_but_for_the_ledger()
    {
        var folder = Suites.Require("validator");
        using var manifest = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(folder, "manifest.json")));
        var differing = new Dictionary<string, string>();
        int verdicts = 0, invalid = 0, placed = 0;
        foreach (var test in manifest.RootElement.GetProperty("cases").EnumerateArray().Where(test => Text(test, "tier") == "core"))
        {
            foreach (var (name, expected, outcome) in Run(test, System.IO.Path.Combine(folder, "files")))
            {
                verdicts++;
                var errors = expected.GetProperty("errors").GetInt32();
                if (outcome.IsValid != (errors == 0))
                    differing.Add(name, $"Java finds {errors} errors, we {string.Join("; ", outcome.Errors())}");
                else if (errors > 0)
                    (invalid, placed) = (invalid + 1, placed + (SamePlaces(expected, outcome) ? 1 : 0));
            }
        }

        var ledger = Ledger.Read("validator-core.ledger.json");
        output.WriteLine($"{verdicts - differing.Count} of {verdicts} verdicts agree; all error places are equal in {placed} of {invalid} agreed invalid ones.");
        ledger.ShouldCover(differing);
        placed.ShouldBeGreaterThanOrEqualTo((int)(invalid * 0.75));
    }

    private static IEnumerable<(string Name, JsonElement Expected, Outcome Outcome)> Run(JsonElement test, string folder)
    {
        ResourceJson Load(string file) => ResourceJson.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, file)));
        var name = Text(test, "id");
        var text = File.ReadAllBytes(System.IO.Path.Combine(folder, Text(test, "file")));
        var definitions = Strings(test, "supporting").Select(Load).ToList();
        if (test.GetProperty("expected").TryGetProperty("java", out var expected))
            yield return (name, expected, Validate(text, definitions));
        if (!test.TryGetProperty("profile", out var profile) || profile.ValueKind != JsonValueKind.Object)
            yield break;
        definitions.AddRange(Strings(profile, "supporting").Select(Load));
        var url = Text(profile, "source");
        if (File.Exists(System.IO.Path.Combine(folder, url)))
        {
            definitions.Add(Load(url));
            url = definitions[^1].Root["url"].GetString()!;
        }

        if (profile.TryGetProperty("expected", out var forProfile) && forProfile.TryGetProperty("java", out expected))
            yield return (name + " with profile", expected, Validate(text, definitions, url));
    }

    private static Outcome Validate(byte[] text, IEnumerable<ResourceJson> definitions, params string[] profiles)
    {
        var set = DefinitionSet.LoadR4().With(new PackageIdentity("suite", "1"), definitions);
        return ResourceJson.TryParse(text, null, out var resource, out var problem)
            ? FhirValidator.Create(set, TimeProvider.System, Options).Validate(resource, profiles)
            : new Outcome([problem]);
    }

    private static bool SamePlaces(JsonElement expected, Outcome outcome)
    {
        if (!expected.TryGetProperty("issues", out var issues) || issues.ValueKind != JsonValueKind.Array)
            return true;
        var theirs = issues.EnumerateArray()
            .Where(issue => Text(issue, "severity") is "error" or "fatal" && issue.TryGetProperty("expression", out _))
            .Select(issue => System.Text.RegularExpressions.Regex.Replace(Text(issue, "expression"), @"\.ofType\(\w+\)|\[url='[^']*'\]|\[x\]", ""));
        var ours = outcome.Issues.Where(issue => issue.IsError).Select(issue => (issue.Location ?? "").Replace("`", "", StringComparison.Ordinal));
        return theirs.ToHashSet().SetEquals(ours);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(item => item.GetString()!) : [];
}

using System.Text.Json;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>Every example of the guide against its profile: the valid ones pass, each invalid one raises the issue it states and no other error.</summary>
public sealed class GuideExamplesTests
{
    private static readonly string[] Folders = ["profiles", "terminology", "rules"];

    private static readonly Lazy<FhirValidator> Guide = new(() => Create(ValidationOptions.Default));

    public static FhirValidator Validator => Guide.Value;

    public static FhirValidator Create(ValidationOptions options) =>
        FhirValidator.Create(Validators.R4.With(new PackageIdentity("fhircalc.calcification", "0.0.0"), Resources()), TimeProvider.System, options);

    public static string ExampleFolder => Repository.Place("profiles/examples");

    public static string Example(string file) => File.ReadAllText(System.IO.Path.Combine(ExampleFolder, file));

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        using var manifest = Manifest();
        foreach (var example in manifest.RootElement.GetProperty("examples").EnumerateArray())
            files.Add(example.GetProperty("file").GetString()!);
        return files;
    }

    [Fact]
    public void The_guide_loads_without_a_problem() => Validator.LoadProblems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void An_example_gives_what_the_manifest_states(string file)
    {
        using var manifest = Manifest();
        var example = manifest.RootElement.GetProperty("examples").EnumerateArray().First(one => one.GetProperty("file").GetString() == file);

        var outcome = Validator.Validate(Example(file), example.GetProperty("profile").GetString()!);

        var isValid = example.GetProperty("valid").GetBoolean();
        outcome.Issues.Count(issue => issue.IsError).ShouldBe(isValid ? 0 : 1, string.Join("\n", outcome.Issues));
        if (example.TryGetProperty("issue", out var stated))
            outcome.Issues.ShouldContain(issue => Matches(issue, stated), $"{stated}\n{string.Join("\n", outcome.Issues)}");
    }

    private static bool Matches(Issue issue, JsonElement stated) =>
        issue.Id.StartsWith(Text(stated, "idPrefix"), StringComparison.Ordinal)
        && issue.Severity.ToString().Equals(Text(stated, "severity"), StringComparison.OrdinalIgnoreCase)
        && issue.Location == Text(stated, "location")
        && issue.Rule?.EndsWith("#" + Text(stated, "key"), StringComparison.Ordinal) == true;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonDocument Manifest() => JsonDocument.Parse(Example("manifest.json"));

    private static IEnumerable<ResourceJson> Resources() => Folders
        .SelectMany(folder => Directory.GetFiles(Repository.Place(folder + "/generated"), "*.json"))
        .Order(StringComparer.Ordinal)
        .Select(file => ResourceJson.Parse(File.ReadAllBytes(file)));
}

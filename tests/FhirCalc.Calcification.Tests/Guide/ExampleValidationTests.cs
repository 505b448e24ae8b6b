using System.Text.Json.Nodes;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The guide's own engine on the guide's own examples: each raises what the manifest says, and no other error.</summary>
public class ExampleValidationTests
{
    private static readonly FhirValidator Validator =
        FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);

    public static TheoryData<string> Valid => Files(example => example["issue"] is null);

    public static TheoryData<string> Warned => Files(example => example["issue"]?.Text("severity") == "warning");

    public static TheoryData<string> Invalid => Files(example => example["issue"]?.Text("severity") == "error");

    [Fact]
    public void The_profiles_load_without_a_problem() =>
        Validator.LoadProblems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_example_raises_neither_error_nor_constraint_of_the_guide(string file)
    {
        var issues = Validate(file).Issues;

        issues.Where(issue => issue.Severity >= IssueSeverity.Error).ShouldBeEmpty();
        issues.Where(issue => issue.Rule?.Contains("#fc-", StringComparison.Ordinal) == true).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Warned))]
    public void A_warning_example_is_valid_and_raises_its_warning(string file)
    {
        var outcome = Validate(file);

        outcome.IsValid.ShouldBeTrue();
        outcome.Issues.ShouldContain(issue => Matches(issue, Expected(file)), Shown(outcome));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_example_raises_its_error_and_no_other(string file)
    {
        var outcome = Validate(file);

        outcome.Issues.ShouldContain(issue => Matches(issue, Expected(file)), Shown(outcome));
        outcome.Issues.Where(issue => issue.Severity >= IssueSeverity.Error && !Matches(issue, Expected(file))).ShouldBeEmpty();
    }

    private static Outcome Validate(string file) => Validator.Validate(
        ResourceJson.Parse(File.ReadAllBytes(Path.Combine(GuideFiles.Examples, file))),
        [Example(file).Text("profile")!]);

    private static bool Matches(Issue issue, JsonNode expected) =>
        issue.Id.StartsWith(expected.Text("idPrefix")!, StringComparison.Ordinal)
        && issue.Severity == Enum.Parse<IssueSeverity>(expected.Text("severity")!, ignoreCase: true)
        && issue.Rule?.EndsWith($"#{expected.Text("key")}", StringComparison.Ordinal) == true
        && issue.Location == expected.Text("location");

    private static JsonNode Expected(string file) => Example(file)["issue"]!;

    private static JsonObject Example(string file) => GuideFiles.Manifest.Single(example => example.Text("file") == file);

    private static TheoryData<string> Files(Func<JsonObject, bool> chosen) =>
        [.. GuideFiles.Manifest.Where(chosen).Select(example => example.Text("file")!)];

    private static string Shown(Outcome outcome) => string.Join(
        Environment.NewLine,
        outcome.Issues.Select(issue => $"{issue.Id} {issue.Severity} {issue.Location} {issue.Rule}: {issue.Message}"));
}

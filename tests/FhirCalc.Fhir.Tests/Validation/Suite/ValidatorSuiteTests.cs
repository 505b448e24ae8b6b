using System.Globalization;

namespace FhirCalc.Fhir.Tests.Validation.Suite;

/// <summary>
/// The official validator suite: our verdict against that of the Java validator. Cases of a class that the engine does not
/// claim are run and ledgered, but do not count for the rate.
/// </summary>
public sealed class ValidatorSuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("core", 0.95)]
    [InlineData("questionnaire", 0.90)]
    [InlineData("other", 0.90)]
    public void The_verdict_is_that_of_the_Java_validator_but_for_the_ledger(string tier, double rate)
    {
        var judged = Run(tier);
        var claimed = judged.Where(one => CaseClass.Of(one) is null).ToList();
        var agreed = claimed.Count(one => one.Agrees);
        foreach (var group in judged.GroupBy(one => CaseClass.Of(one) ?? "claimed").OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine($"{tier}, {group.Key}: {group.Count(one => one.Agrees)} of {group.Count()} verdicts agree.");
        var cases = judged.GroupBy(one => one.Test.Id).ToList();
        output.WriteLine($"{tier}, all: {judged.Count(one => one.Agrees)} of {judged.Count} verdicts agree, in {cases.Count(test => test.All(one => one.Agrees))} of {cases.Count} cases every one.");
        var differing = judged.Where(one => !one.Agrees).ToDictionary(one => one.Name, one => $"[{CaseClass.Of(one) ?? "claimed"}] {one.Difference}");
        foreach (var (name, difference) in differing)
            output.WriteLine($"{name}: {difference}");
        var ledger = Ledger.Read(LedgerOf(tier), CaseClass.Reasons);
        ledger.ShouldCover(differing);
        ledger.ShouldName(judged.Where(one => !one.Agrees).Select(one => (one.Name, CaseClass.Of(one))));
        ((double)agreed).ShouldBeGreaterThanOrEqualTo(claimed.Count * rate, string.Create(CultureInfo.InvariantCulture, $"{agreed} of {claimed.Count}"));
    }

    [Fact]
    public void The_places_of_errors_are_those_of_the_Java_validator_but_for_the_ledger()
    {
        var invalid = Run("core").Where(one => one is { IsInvalid: true, KnowsPlaces: true }).ToList();
        var differing = invalid.Where(one => !one.SamePlaces)
            .ToDictionary(one => one.Name, one => $"Java: {string.Join(", ", one.TheirPlaces)}; we: {string.Join(", ", one.OurPlaces)}");
        // Comparable: both find errors, everything that the profile needs is at hand, and the places that they name are in the resource.
        var comparable = invalid.Where(one => one is { Agrees: true, PlacesExist: true } && CaseClass.Of(one) is null).ToList();
        var equal = comparable.Count(one => one.SamePlaces);
        output.WriteLine($"All places of errors are equal in {equal} of {comparable.Count} comparable ones, in {invalid.Count - differing.Count} of all {invalid.Count} invalid ones.");
        foreach (var (name, difference) in differing)
            output.WriteLine($"{name}: {difference}");
        Ledger.Read(LedgerOf("places")).ShouldCover(differing);
        ((double)equal).ShouldBeGreaterThanOrEqualTo(comparable.Count * 0.9);
    }

    private static string LedgerOf(string part) => $"Suite/validator-{part}.ledger.json";

    private static List<JudgedCase> Run(string tier) => [.. ValidatorCase.ReadAll(Suites.Require("validator"))
        .Where(test => test.Tier == tier && test.Content is not null).SelectMany(test => test.Run())];
}

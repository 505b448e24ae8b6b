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
        var invalid = Run("core").Where(one => one is { IsInvalid: true, Agrees: true, KnowsPlaces: true, PlacesExist: true } && CaseClass.Of(one) is null).ToList();
        var differing = invalid.Where(one => !one.SamePlaces)
            .ToDictionary(one => one.Name, one => $"Java: {string.Join(", ", one.TheirPlaces)}; we: {string.Join(", ", one.OurPlaces)}");
        output.WriteLine($"All places of errors are equal in {invalid.Count - differing.Count} of {invalid.Count} agreed invalid ones.");
        foreach (var (name, difference) in differing)
            output.WriteLine($"{name}: {difference}");
        Ledger.Read(LedgerOf("places")).ShouldCover(differing);
        ((double)differing.Count).ShouldBeLessThanOrEqualTo(invalid.Count * 0.1);
    }

    private static string LedgerOf(string part) => $"Suite/validator-{part}.ledger.json";

    private static List<JudgedCase> Run(string tier) => [.. ValidatorCase.ReadAll(Suites.Require("validator"))
        .Where(test => test.Tier == tier && test.Content is not null).SelectMany(test => test.Run())];
}

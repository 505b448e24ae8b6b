using System.Globalization;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Benchmarks;

/// <summary>What an entry costs in a short Bundle and in a long one.</summary>
internal static class BundleCost
{
    private const int Rounds = 5;

    public static void Print(TextWriter output)
    {
        var validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        byte[] few = Samples.Bundle(100), many = Samples.Bundle(10_000);
        for (var round = 0; round < 200; round++)
            Cost(validator, few, 1);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Few: Cost(validator, few, 100), Many: Cost(validator, many, 1))).ToList();
        var best = (Few: rounds.Min(round => round.Few), Many: rounds.Min(round => round.Many));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"an entry of a Bundle of findings: {best.Few / 1e5:0.00} us among 100, {best.Many / 1e7:0.00} us among 10,000; quotient {best.Many / best.Few / 100:0.00}"));
    }

    private static double Cost(FhirValidator validator, byte[] bundle, int repeat)
    {
        GC.Collect();
        var began = ThreadClock.Nanoseconds();
        for (var at = 0; at < repeat; at++)
            validator.Validate(ResourceJson.Parse(bundle));
        return (ThreadClock.Nanoseconds() - began) / repeat;
    }
}

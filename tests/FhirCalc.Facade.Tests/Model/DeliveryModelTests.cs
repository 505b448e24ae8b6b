namespace FhirCalc.Facade.Tests.Model;

/// <summary>The promise: what was acknowledged is on the external server exactly once, or buried with a reason.</summary>
public sealed class DeliveryModelTests(ITestOutputHelper output)
{
    private static readonly int Runs = Environment.GetEnvironmentVariable("FHIRCALC_LONG") == "1" ? 500 : 50;

    [Fact]
    public async Task Whatever_happens_what_was_acknowledged_is_there_exactly_once_or_buried_with_a_reason()
    {
        var broken = new List<string>();
        var deaths = 0;
        for (var seed = 1; seed <= Runs; seed++)
        {
            await using var model = new DeliveryModel(seed);
            await model.RunAsync();
            deaths += model.Deaths;
            broken.AddRange((await model.BrokenPromisesAsync()).Select(one => $"seed {seed}: {one} ({model.Server})"));
        }

        output.WriteLine($"{Runs} runs, {deaths} deaths");
        broken.ShouldBeEmpty();
        deaths.ShouldBeGreaterThan(Runs / 10, "or the runs showed little");
    }
}

using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

public sealed class ConcurrencyTests
{
    private static readonly string[] Files = ["breast-calcification-mammography.json", "invalid/finding-presence-twice.json", "breast-report.json"];

    // Two seconds, or a minute in the long run.
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("FHIRCALC_LONG") == "1" ? 60 : 2);

    [Fact]
    public async Task Thirty_two_threads_get_byte_identical_outcomes_from_one_fresh_validator()
    {
        var examples = Files.Select(file => Validators.Parse(GuideExamplesTests.Example(file))).ToList();
        var expected = examples.Select(example => GuideExamplesTests.Validator.Validate(example).ToOperationOutcome()).ToList();
        // Fresh, so that all threads compile at once as well.
        var fresh = FhirValidator.Create(GuideExamplesTests.Validator.Engine.Definitions, TimeProvider.System);
        using var start = new ManualResetEventSlim();

        var threads = Enumerable.Range(0, 32).Select(seed => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                var wrong = 0;
                var started = TimeProvider.System.GetTimestamp();
                for (var round = 0; round < 30 || TimeProvider.System.GetElapsedTime(started) < Time; round++)
                {
                    var at = (seed + round) % examples.Count;
                    wrong += fresh.Validate(examples[at]).ToOperationOutcome().AsSpan().SequenceEqual(expected[at]) ? 0 : 1;
                }

                return wrong;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        start.Set();

        (await Task.WhenAll(threads)).Sum().ShouldBe(0);
    }
}

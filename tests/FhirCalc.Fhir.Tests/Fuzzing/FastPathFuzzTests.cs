using System.Text;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>All fast paths of the validator together against the general ways that they leave out: the same outcome, to the letter.</summary>
public sealed class FastPathFuzzTests(ITestOutputHelper output)
{
    private static readonly FhirValidator Fast = GuideExamplesTests.Validator;
    private static readonly FhirValidator General = GuideExamplesTests.Create(new ValidationOptions { IsGeneralOnly = true });

    [Fact]
    public async Task Examples_give_the_same_outcome_with_and_without_fast_paths() =>
        await new FuzzRun("example").Each(Corpus.Json.Count, (number, _) => Compare(Corpus.Json[number]), output);

    [Fact]
    public async Task Mutations_of_examples_give_the_same_outcome_with_and_without_fast_paths() => await new FuzzRun("mutation").Each(
        FuzzRun.Count(4_000), (_, random) => Compare(JsonMutator.Mutate(Corpus.Json[random.Next(Corpus.Json.Count)], random)), output);

    private static void Compare(byte[] text)
    {
        if (!ResourceJson.TryParse(text, null, out var resource, out _))
            return;
        var fast = Encoding.UTF8.GetString(Fast.Validate(resource).ToOperationOutcome(indented: true));
        var general = Encoding.UTF8.GetString(General.Validate(resource).ToOperationOutcome(indented: true));
        if (fast != general)
            fast.ShouldBe(general, Encoding.UTF8.GetString(text));
    }
}

using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>Whatever XML comes in, an outcome comes out; and what was read once is written and read the same.</summary>
public sealed class XmlFuzzTests(ITestOutputHelper output)
{
    private static readonly FhirValidator Validator = GuideExamplesTests.Validator;

    [Fact]
    public async Task No_mutation_of_an_example_ends_in_an_exception_or_takes_more_than_a_second()
    {
        var run = new FuzzRun("XML");
        var count = FuzzRun.Count(6_000);
        await run.Each(count, (_, random) => Attempt(run, XmlMutator.Mutate(Corpus.Xml[random.Next(Corpus.Xml.Count)], random)), output);

        run.Counted("were FHIR XML").ShouldBeGreaterThan(count / 10);
        run.Counted("refused").ShouldBeGreaterThan(count / 10);
        run.Counted("written again").ShouldBeGreaterThan(count / 20);
    }

    private static void Attempt(FuzzRun run, byte[] text)
    {
        var types = Validator.Engine.Types;
        if (!XmlResource.TryRead(text, types, out var resource, out var problem))
        {
            problem.Id.ShouldStartWith("FC00");
            run.Count("refused");
            return;
        }

        run.Count("were FHIR XML");
        var lines = text.Count(letter => letter is (byte)'\n' or (byte)'\r') + 1;
        foreach (var issue in Validator.Validate(resource).Issues)
            (issue.Line ?? 1).ShouldBeInRange(1, lines, issue.ToString());
        if (!XmlResource.TryWrite(resource, types, out var xml, out _))
            return;
        run.Count("written again");
        XmlResource.TryRead(xml, types, out var back, out problem).ShouldBeTrue(problem?.ToString());
        CanonicalJson.Hash(back!).ShouldBe(CanonicalJson.Hash(resource));
    }
}

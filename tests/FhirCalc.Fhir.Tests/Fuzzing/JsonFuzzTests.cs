using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>Whatever JSON comes in, an outcome comes out: never an exception, never a wait.</summary>
public sealed class JsonFuzzTests(ITestOutputHelper output)
{
    private const string Profile = "http://fhircalc.org/fhir/StructureDefinition/breast-calcification";

    private static readonly FhirValidator Validator = GuideExamplesTests.Validator;

    [Fact]
    public async Task No_mutation_of_an_example_ends_in_an_exception_or_takes_more_than_a_second()
    {
        var run = new FuzzRun("JSON");
        var count = FuzzRun.Count(14_000);
        await run.Each(count, (number, random) => Attempt(run, JsonMutator.Mutate(Corpus.Json[random.Next(Corpus.Json.Count)], random), number), output);

        run.Counted("were JSON").ShouldBeGreaterThan(count / 2);
        run.Counted("invalid").ShouldBeGreaterThan(count / 4);
        run.Counted("written as XML").ShouldBeGreaterThan(count / 20);
    }

    private static void Attempt(FuzzRun run, byte[] text, int number)
    {
        if (!ResourceJson.TryParse(text, null, out var resource, out var problem))
        {
            problem.Id.ShouldStartWith("FC00");
            new Outcome([problem]).IsValid.ShouldBeFalse();
            return;
        }

        run.Count("were JSON");
        var outcome = Validator.Validate(resource, number % 3 == 0 ? [Profile] : []);
        ResourceJson.Parse(outcome.ToOperationOutcome()).ResourceType.ShouldBe("OperationOutcome");
        if (!outcome.IsValid)
            run.Count("invalid");
        if (number % 10 == 0)
            LocationsShouldLeadSomewhere(resource, outcome);
        ShouldBeWrittenOrRefused(run, resource);
    }

    private static void ShouldBeWrittenOrRefused(FuzzRun run, ResourceJson resource)
    {
        if (!XmlResource.TryWrite(resource, Validator.Engine.Types, out var xml, out var problems))
        {
            problems.ShouldNotBeEmpty();
            return;
        }

        run.Count("written as XML");
        XmlResource.TryRead(xml, Validator.Engine.Types, out var back, out var problem).ShouldBeTrue(problem?.ToString());
        CanonicalJson.Hash(back!).ShouldBe(CanonicalJson.Hash(resource));
    }

    // The location evaluates to the one element that the issue is about, or that lacks or holds what it is about; line and column
    // lie within that element or its sibling with '_'.
    private static void LocationsShouldLeadSomewhere(ResourceJson resource, Outcome outcome)
    {
        var types = Validator.Engine.Types;
        var root = new Element(resource, types);
        var scope = PathScope.Of(root, DateTimeOffset.UnixEpoch);
        // A path cannot tell apart two properties of one name, or the items of an array that should be none.
        var isDoubled = outcome.Issues.Any(issue => issue.Id is StructureIssueIds.DuplicateProperty or StructureIssueIds.TwoChoices or StructureIssueIds.ArrayUnexpected);
        foreach (var issue in outcome.Issues.Where(issue => issue.Location is not null).Take(50))
        {
            var found = new PathCompiler(types).Compile(issue.Location!).Evaluate(root, scope);
            (found.Count == 1 || (found.Count > 1 && isDoubled)).ShouldBeTrue($"{found.Count} of {issue}");
            var place = (issue.Line!.Value, issue.Column!.Value);
            (isDoubled || found.Any(value => value is ElementValue { Element: var element } && (IsWithin(element.Node, place) || IsWithin(element.Extra, place)))).ShouldBeTrue(issue.ToString());
        }
    }

    private static bool IsWithin(Node node, (int, int) place) =>
        node.Exists && node.Document.PositionOf(node.Offset).CompareTo(place) <= 0 && node.Document.PositionOf(node.Offset + node.Length).CompareTo(place) > 0;
}

using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Calcification.Tests.Decisions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>What is decided without the FHIRPath engine is decided as the engine does.</summary>
public class QuickFormTests
{
    private static readonly Lazy<CalcificationAssessor> General = new(() => CalcificationAssessor.CreateWithoutQuickForms(Assessing.WithGuide, new Assessing.StoppedClock(Assessing.Now)));

    private static IEnumerable<Func<CaseBuilder>> Builders => MinimalCases.All.Values.Select(one => one.Build)
        .Concat(StatementCases.All.Values.SelectMany(one => (Func<CaseBuilder>[])[one.Holds, one.HoldsNot]))
        .Concat(GuardCases.All.Values.SelectMany(one => (Func<CaseBuilder>[])[one.Holds, one.HoldsNot])).Concat(ScoreCases.All.Values).Append(EverySite.Build);

    [Fact]
    public void Every_case_of_every_rule_gives_the_same_bytes_and_issues_either_way()
    {
        foreach (var build in Builders)
            ShouldBeTheSame(Parse(build().Json()));
    }

    [Fact]
    public void So_does_whatever_senders_may_make_of_them()
    {
        var random = new Random(5);
        var cases = Builders.Select(build => build().Json()).ToList();
        for (var i = 0; i < 1000; i++)
            ShouldBeTheSame(Parse(Mutations.Of(cases[random.Next(cases.Count)], random)));
    }

    [Fact]
    public void So_does_every_example_and_a_sample_of_all_that_can_be_stated()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Place("profiles/examples"), "*.json").Where(file => Path.GetFileName(file) != "manifest.json"))
            ShouldBeTheSame(ResourceJson.Parse(File.ReadAllBytes(file)));
        var random = new Random(7);
        foreach (var organ in OrganTables.All)
        {
            for (var i = 0; i < 40; i++)
                ShouldBeTheSame(Parse(organ.Build(organ.Inputs.ToDictionary(input => input.Name, input => input.Options[random.Next(input.Options.Length)], StringComparer.Ordinal)).Json()));
        }
    }

    [Theory]
    [InlineData("%a", "a")]
    [InlineData("%a.where(b = 'x | y)').select(c | d) | %e.first()", "a e")]
    [InlineData("%a.b.c", "a")]
    [InlineData("%a.exists()", null)]
    [InlineData("%a.count() = 1", null)]
    [InlineData("%a or %b", null)]
    [InlineData("%a.where(b).empty()", null)]
    [InlineData("iif(%a.exists(), 1, 0)", null)]
    [InlineData("%a.combine(%b)", "a b")]
    [InlineData("%a.where(b).combine(%c.d | %e).select(f)", "a c e")]
    [InlineData("%a.combine(b)", null)]
    public void Only_chains_that_give_nothing_from_nothing_are_taken_for_such(string expression, string? sources) =>
        (ChainSources.Of(expression) is { } names ? string.Join(' ', names) : null).ShouldBe(sources);

    private static void ShouldBeTheSame(ResourceJson submission)
    {
        var input = new AssessmentInput { Submission = submission, Identity = "quick" };
        var (quick, general) = (Assessing.Assessor.Assess(input), General.Value.Assess(input));
        quick.Issues.ShouldBe(general.Issues);
        quick.ToBundle().AsSpan().SequenceEqual(general.ToBundle()).ShouldBeTrue(quick.ToText());
    }

    private static ResourceJson Parse(JsonNode resource) => ResourceJson.Parse(Encoding.UTF8.GetBytes(resource.ToJsonString()));
}

using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Packaging;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Calcification.Tests.Rules;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;

namespace FhirCalc.Calcification.Tests;

/// <summary>The result of an earlier version of the rules can be had again by naming it.</summary>
public class VersionTests
{
    private const string Earlier = "0.1.0";

    public static TheoryData<string> Examples => ["breast-report.json", "coronary-report.json", "case-calciphylaxis.json", "case-lung-popcorn.json", "case-thyroid-absent.json"];

    [Fact]
    public void The_versions_at_hand_are_the_kept_ones_and_the_current_one() =>
        Assessing.Assessor.RulesVersions.ShouldBe([Earlier, CalcificationGuide.Version]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_result_of_an_earlier_version_is_the_one_that_it_gave(string example)
    {
        var text = Assess(Example(example), Earlier).ToText();

        text.ShouldNotContain(CalcificationGuide.Version);
        Golden.ShouldMatch($"tests/FhirCalc.Calcification.Tests/Versions/{Earlier}/{Path.ChangeExtension(example, ".txt")}", text);
    }

    [Fact]
    public void The_rules_of_a_version_are_its_own_and_results_name_it()
    {
        // What the versions differ in: how absence is concluded beyond the breast, and that scores are derived.
        var absent = CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.Presence("absent")).Json();
        Assess(absent, Earlier).Only().Conclusion.Code.ShouldBe("no-statement");
        Assess(absent, null).Only().Conclusion.Code.ShouldBe("absent");
        var minerals = ScoreCases.All["V22-product"]().Json();
        Assess(minerals, Earlier).Reports.Single().Scores.ShouldBeEmpty();
        Assess(minerals, CalcificationGuide.Version).Reports.Single().Scores.ShouldNotBeEmpty();

        var resources = Assess(MinimalCases.All["B7"].Build().Json(), Earlier).Resources;
        var risk = JsonNode.Parse(resources[0].Json.Span)!;
        risk["method"]!["coding"]![0]!["version"]!.GetValue<string>().ShouldBe(Earlier);
        risk.ToJsonString().ShouldContain("breast-calcification-rules|" + Earlier);
        risk.ToJsonString().ShouldNotContain("rules|" + CalcificationGuide.Version);
    }

    [Fact]
    public void The_same_input_and_version_give_the_same_bytes_again()
    {
        var another = CalcificationAssessor.Create(Assessing.WithGuide, new Assessing.StoppedClock(Assessing.Now));
        foreach (var version in another.RulesVersions)
        {
            foreach (var example in Examples.Select(row => row.Data))
            {
                var first = Assess(Example(example), version).ToBundle();
                Assess(Example(example), version, another).ToBundle().ShouldBe(first, $"{example} by {version}");
            }
        }
    }

    [Fact]
    public void A_version_that_is_not_at_hand_is_refused_and_those_at_hand_are_named() =>
        Should.Throw<ArgumentException>(() => Assess(Example("breast-report.json"), "9.9.9")).Message.ShouldContain($"{Earlier}, {CalcificationGuide.Version}");

    [Fact]
    public void A_package_of_the_guide_brings_its_version_of_the_rules()
    {
        using var written = new MemoryStream();
        GuidePackage.Write(written, []);
        using var archive = new MemoryStream(Repacked(written.ToArray(), "0.1.9"));
        var assessor = CalcificationAssessor.Create(Assessing.WithGuide, new Assessing.StoppedClock(Assessing.Now), [FhirPackage.ReadArchive(archive)]);

        assessor.RulesVersions.ShouldBe([Earlier, "0.1.9", CalcificationGuide.Version]);
        Assess(MinimalCases.All["B7"].Build().Json(), "0.1.9", assessor).Only().RuleSetVersion.ShouldBe("0.1.9");
    }

    private static Assessment Assess(JsonObject bundle, string? version, CalcificationAssessor? assessor = null) =>
        Assess(ResourceJson.Parse(Encoding.UTF8.GetBytes(bundle.ToJsonString())), version, assessor);

    private static Assessment Assess(ResourceJson submission, string? version, CalcificationAssessor? assessor = null) =>
        (assessor ?? Assessing.Assessor).Assess(new AssessmentInput { Submission = submission, Identity = "version", RulesVersion = version });

    private static ResourceJson Example(string name) => ResourceJson.Parse(File.ReadAllBytes(Repository.Place("profiles/examples/" + name)));

    // The current guide under another number: the same length, so that the archive stays whole.
    private static byte[] Repacked(byte[] tgz, string version)
    {
        using var tar = new MemoryStream();
        using (var unzipped = new GZipStream(new MemoryStream(tgz), CompressionMode.Decompress))
            unzipped.CopyTo(tar);
        var text = Encoding.Latin1.GetString(tar.ToArray()).Replace($"\"{CalcificationGuide.Version}\"", $"\"{version}\"", StringComparison.Ordinal);
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
            zip.Write(Encoding.Latin1.GetBytes(text));
        return zipped.ToArray();
    }
}

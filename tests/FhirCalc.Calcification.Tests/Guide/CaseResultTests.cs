using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>What the engine writes for the worked cases meets the profiles that the guide publishes for it.</summary>
public class CaseResultTests
{
    private static readonly Lazy<FhirValidator> Validator = new(() => FhirValidator.Create(Assessing.WithGuide, TimeProvider.System));

    public static TheoryData<string> Cases => [.. Directory.GetFiles(GuideFiles.Examples, "case-*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_and_derived_scores_of_a_case_are_valid(string file)
    {
        var resources = Assess(file).Resources;

        resources.ShouldNotBeEmpty();
        foreach (var resource in resources)
        {
            var claimed = Claimed(ResourceJson.Parse(resource.Json));
            if (resource.ResourceType is "Observation" or "RiskAssessment" or "Provenance")
                claimed.ShouldHaveSingleItem().ShouldStartWith(CalcificationGuide.CanonicalBase + "/StructureDefinition/", Case.Sensitive, file);
            Validator.Value.Validate(ResourceJson.Parse(resource.Json), []).Issues.Where(issue => issue.IsError).ShouldBeEmpty($"{file}: {resource.ResourceType}");
        }
    }

    [Fact]
    public void The_features_of_a_thyroid_nodule_give_its_level()
    {
        var level = Assess("case-thyroid-tirads.json").Resources.Select(resource => ResourceJson.Parse(resource.Json))
            .Single(resource => Claimed(resource).Contains(CalcificationGuide.CanonicalBase + "/StructureDefinition/tirads-level"));

        level.Root["valueCodeableConcept"].RawText.ShouldContain("\"tr5\"");
        level.Root["component"].RawText.ShouldContain("\"valueInteger\":7");
    }

    private static Assessment Assess(string file) => Assessing.Assessor.Assess(new AssessmentInput
    {
        Submission = ResourceJson.Parse(File.ReadAllBytes(Path.Combine(GuideFiles.Examples, file))),
        Context = [],
        Identity = file,
    });

    private static List<string> Claimed(ResourceJson resource)
    {
        var claimed = new List<string>();
        foreach (var profile in resource.Root["meta"u8]["profile"u8].Children)
            claimed.Add(profile.GetString()!);
        return claimed;
    }
}

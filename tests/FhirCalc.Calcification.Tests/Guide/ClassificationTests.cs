using FhirCalc.Calcification.Results;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>What the reviews classify can be recorded: each such statement has its codes or its invariant in the guide.</summary>
public class ClassificationTests
{
    public static TheoryData<string> Classifications => [.. Of("classification").Select(statement => statement.Code)];

    [Theory]
    [MemberData(nameof(Classifications))]
    public void A_classification_has_codes_or_an_invariant(string code) =>
        Assessing.Assessor.Evidence[code].Carried.ShouldContain(place =>
            place.StartsWith("CodeSystem/", StringComparison.Ordinal) || place.StartsWith("ValueSet/", StringComparison.Ordinal) || place.StartsWith("invariant ", StringComparison.Ordinal));

    [Fact]
    public void They_are_all_of_the_evidence() => Classifications.Count.ShouldBe(26);

    [Fact]
    public void Every_marker_of_the_first_review_has_its_role_and_where_it_is_found_as_far_as_stated()
    {
        var markers = GuideFiles.OfType("CodeSystem").Single(system => system.Text("id") == "calcification-biomarker").Items("concept").ToList();

        markers.Count.ShouldBe(Of("biomarker").Count);
        foreach (var marker in markers)
        {
            var statement = Assessing.Assessor.Evidence["M-" + marker.Text("code")!.ToUpperInvariant()];
            var properties = marker.Items("property").ToDictionary(property => property.Text("code")!, property => property.Text("valueString"));
            properties["role"].ShouldNotBeNullOrWhiteSpace(marker.Text("code"));
            var stated = statement.Says.Split("localisation: ");
            properties.GetValueOrDefault("localization").ShouldBe(stated.Length == 2 ? stated[1].TrimEnd('.') : null, marker.Text("code"));
        }
    }

    [Fact]
    public void Every_factor_of_the_second_review_has_its_direction()
    {
        var system = GuideFiles.OfType("CodeSystem").Single(candidate => candidate.Text("id") == "calcification-factor");
        var directions = system.Items("concept").Where(concept => concept.Items("concept").Any()).Select(concept => concept.Text("code"));

        directions.ShouldBe(["protective-factor", "favoring-factor"]);
        system.Items("concept").SelectMany(concept => concept.Items("concept")).Count().ShouldBeGreaterThan(25);
    }

    private static List<EvidenceStatement> Of(string kind) => [.. Assessing.Assessor.Evidence.All.Where(statement => statement.Kind == kind)];
}

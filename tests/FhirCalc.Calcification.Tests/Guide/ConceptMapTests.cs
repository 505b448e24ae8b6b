using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

public class ConceptMapTests
{
    [Fact]
    public void Every_mapped_code_is_one_of_its_code_system()
    {
        var rows = Rows().ToList();
        rows.Count.ShouldBeGreaterThan(40);
        foreach (var (map, group, element) in rows)
        {
            var system = GuideFiles.OfType("CodeSystem").Single(candidate => candidate.Text("url") == group.Text("source"));
            Codes(system).ShouldContain(element.Text("code")!, map.Text("id"));
        }
    }

    [Fact]
    public void A_target_that_is_narrower_says_in_what()
    {
        foreach (var (map, _, element) in Rows())
        {
            foreach (var target in element.Items("target").Where(target => target.Text("equivalence") == "narrower"))
                target.Text("comment").ShouldNotBeNullOrWhiteSpace($"{map.Text("id")}: {element.Text("code")}");
        }
    }

    [Fact]
    public void A_code_without_counterpart_says_so_and_names_none()
    {
        var targets = Rows().SelectMany(row => row.Element.Items("target").Select(target => (row.Map, row.Element, Target: target))).ToList();

        targets.Count(row => row.Target.Text("equivalence") == "unmatched").ShouldBeGreaterThan(20);
        foreach (var (map, element, target) in targets)
        {
            var at = $"{map.Text("id")}: {element.Text("code")}";
            if (target.Text("equivalence") == "unmatched")
            {
                target["code"].ShouldBeNull(at);
                target.Text("comment").ShouldNotBeNullOrWhiteSpace(at);
            }
            else
            {
                target.Text("code").ShouldNotBeNullOrWhiteSpace(at);
                target.Text("equivalence").ShouldBeOneOf("equivalent", "narrower", "wider", "relatedto");
            }
        }
    }

    [Fact]
    public void A_code_stands_once_in_a_group()
    {
        foreach (var group in Rows().GroupBy(row => row.Group))
            group.Select(row => row.Element.Text("code")).ShouldBeUnique($"{group.First().Map.Text("id")} to {group.Key.Text("target")}");
    }

    [Theory]
    [InlineData("calcification-morphology", "http://snomed.info/sct")]
    [InlineData("calcification-distribution", "http://snomed.info/sct")]
    [InlineData("calcification-composition", "http://snomed.info/sct")]
    [InlineData("finding-presence", "http://snomed.info/sct")]
    [InlineData("finding-presence", "http://radlex.org")]
    [InlineData("laterality", "http://snomed.info/sct")]
    [InlineData("laterality", "http://radlex.org")]
    [InlineData("vessel-layer", "http://snomed.info/sct")]
    [InlineData("birads-category", "http://snomed.info/sct")]
    [InlineData("calcification-biomarker", "http://www.genenames.org/geneId")]
    public void Every_code_of_a_system_has_its_row(string system, string target)
    {
        var url = "http://fhircalc.org/fhir/CodeSystem/" + system;
        var rows = Rows().Where(row => row.Group.Text("source") == url && row.Group.Text("target") == target).Select(row => row.Element.Text("code"));

        rows.ShouldBe(Codes(GuideFiles.OfType("CodeSystem").Single(candidate => candidate.Text("url") == url)), ignoreOrder: true);
    }

    private static IEnumerable<(JsonNode Map, JsonNode Group, JsonNode Element)> Rows() =>
        from map in GuideFiles.OfType("ConceptMap")
        from g in map.Items("group")
        from element in g.Items("element")
        select ((JsonNode)map, g, element);

    private static IEnumerable<string> Codes(JsonNode parent) =>
        parent.Items("concept").SelectMany(concept => Codes(concept).Prepend(concept.Text("code")!));
}

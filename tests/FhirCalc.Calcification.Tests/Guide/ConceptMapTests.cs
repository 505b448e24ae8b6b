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

    private static IEnumerable<(JsonNode Map, JsonNode Group, JsonNode Element)> Rows() =>
        from map in GuideFiles.OfType("ConceptMap")
        from g in map.Items("group")
        from element in g.Items("element")
        select ((JsonNode)map, g, element);

    private static IEnumerable<string> Codes(JsonNode parent) =>
        parent.Items("concept").SelectMany(concept => Codes(concept).Prepend(concept.Text("code")!));
}

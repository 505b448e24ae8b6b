using System.Text.Json.Nodes;
using System.Xml.Linq;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

public class GuideArtifactTests
{
    private const string Canonical = "http://fhircalc.org/fhir/";

    private static readonly string[] Stated = ["id", "url", "version", "name", "title", "status", "publisher", "description"];

    [Fact]
    public void Every_artifact_states_what_a_package_must_state()
    {
        GuideFiles.Artifacts.Count.ShouldBeGreaterThan(100);
        foreach (var artifact in GuideFiles.Artifacts)
        {
            // R4 gives a SearchParameter no title.
            foreach (var property in Stated.Where(property => property != "title" || artifact.Text("resourceType") != "SearchParameter"))
                artifact.Text(property).ShouldNotBeNullOrWhiteSpace($"{artifact.Text("url")} states no {property}");

            artifact["jurisdiction"].ShouldNotBeNull(artifact.Text("url"));
            artifact.Text("url").ShouldBe($"{Canonical}{artifact.Text("resourceType")}/{artifact.Text("id")}");
            artifact.ContainsKey("date").ShouldBe(artifact.Text("resourceType") == "CapabilityStatement", "the day of the build is no fact about the guide; R4 asks only a CapabilityStatement for a date");
        }
    }

    [Fact]
    public void The_version_is_that_of_the_product()
    {
        var props = XDocument.Load(Repository.Place("Directory.Build.props"));
        var version = props.Descendants("Version").Single().Value;

        GuideFiles.Artifacts.Select(artifact => artifact.Text("version")).Distinct().ShouldBe([version]);
    }

    [Fact]
    public void Every_artifact_is_valid_R4()
    {
        var validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        foreach (var resource in CalcificationGuide.Resources)
            validator.Validate(resource, []).Issues.Where(issue => issue.IsError).ShouldBeEmpty(resource.Root["url"].GetString());
    }

    [Theory]
    [InlineData("http://snomed.info/sct", "SNOMED International")]
    [InlineData("http://loinc.org", "Regenstrief")]
    [InlineData("http://dicom.nema.org/resources/ontology/DCM", "National Electrical Manufacturers Association")]
    [InlineData("http://radlex.org", "Radiological Society of North America")]
    [InlineData("http://hl7.org/fhir/sid/icd-10", "World Health Organization")]
    public void An_artifact_that_repeats_codes_of_others_says_whose_they_are(string system, string owner)
    {
        var repeating = GuideFiles.Artifacts.Where(artifact => artifact.Text("resourceType") is "ValueSet" or "ConceptMap")
            .Where(artifact => Strings(artifact).Contains(system)).ToList();

        repeating.ShouldNotBeEmpty();
        repeating.ShouldAllBe(artifact => artifact.Text("copyright")!.Contains(owner, StringComparison.Ordinal));
    }

    [Fact]
    public void No_canonical_is_used_twice() =>
        GuideFiles.Artifacts.Select(artifact => artifact.Text("url")).ShouldBeUnique();

    [Fact]
    public void Every_canonical_of_the_guide_that_is_named_exists()
    {
        var known = GuideFiles.Artifacts.Select(artifact => artifact.Text("url")!).ToHashSet();
        var missing = GuideFiles.Artifacts
            .SelectMany(artifact => CanonicalsIn(artifact).Select(url => (From: artifact.Text("url"), Url: url)))
            .Where(named => !known.Contains(named.Url))
            .ToList();

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_concept_has_a_display_and_a_definition_of_its_own()
    {
        foreach (var system in GuideFiles.OfType("CodeSystem"))
        {
            // The ids of issues are the software's.
            system.Text("content").ShouldBe(system.Text("id") == "issue-id" ? "not-present" : "complete");
            foreach (var concept in ConceptsOf(system))
            {
                concept.Text("display").ShouldNotBeNullOrWhiteSpace($"{system.Text("id")}#{concept.Text("code")}");
                concept.Text("definition").ShouldNotBeNullOrWhiteSpace($"{system.Text("id")}#{concept.Text("code")}");
            }
        }
    }

    [Fact]
    public void The_evidence_code_system_holds_every_statement()
    {
        var statements = GuideFiles.Read(Repository.Place("terminology/evidence/statements.json")).Items("statements")
            .ToDictionary(statement => statement.Text("id")!, statement => statement.Text("says"));
        var concepts = ConceptsOf(GuideFiles.OfType("CodeSystem").Single(system => system.Text("id") == "calcification-evidence"))
            .ToDictionary(concept => concept.Text("code")!, concept => concept.Text("definition"));

        concepts.Count.ShouldBe(149);
        concepts.ShouldBe(statements, ignoreOrder: true);
    }

    [Fact]
    public void Required_bindings_lie_on_sets_that_can_be_decided_here()
    {
        var sets = GuideFiles.OfType("ValueSet").ToDictionary(set => set.Text("url")!);
        var required = GuideFiles.OfType("StructureDefinition")
            .SelectMany(profile => profile["snapshot"].Items("element"))
            .Where(element => element["binding"]?.Text("strength") == "required")
            .Select(element => element["binding"]!.Text("valueSet")!)
            .Where(url => url.StartsWith(Canonical, StringComparison.Ordinal))
            .Distinct();

        foreach (var url in required)
            UndecidableIncludes(url, sets).ShouldBeEmpty(url);
    }

    private static IEnumerable<string> UndecidableIncludes(string url, Dictionary<string, JsonObject> sets) =>
        sets[url]["compose"].Items("include").SelectMany(include =>
            include.Items("valueSet").SelectMany(inner => UndecidableIncludes(inner.GetValue<string>(), sets))
                .Concat(include.Text("system") is { } system && include["concept"] is null && !system.StartsWith(Canonical, StringComparison.Ordinal)
                    ? [system]
                    : []));

    private static IEnumerable<JsonNode> ConceptsOf(JsonNode parent) =>
        parent.Items("concept").SelectMany(concept => ConceptsOf(concept).Prepend(concept));

    /// <summary>Canonicals of this guide anywhere in the artifact: as a value of their own, or quoted in an expression.</summary>
    private static IEnumerable<string> CanonicalsIn(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => CanonicalsIn(property.Value)),
        JsonArray items => items.SelectMany(CanonicalsIn),
        JsonValue value when value.TryGetValue<string>(out var text) => CanonicalsIn(text),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Strings(property.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static IEnumerable<string> CanonicalsIn(string text) =>
        text.StartsWith(Canonical, StringComparison.Ordinal)
            ? [text.Split('|', '#')[0]]
            : text.Split('\'').Where(part => part.StartsWith(Canonical, StringComparison.Ordinal));
}

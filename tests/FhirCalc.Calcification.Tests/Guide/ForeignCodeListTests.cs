using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>terminology/foreign-codes.json says of every code of another terminology where it was read.</summary>
public class ForeignCodeListTests
{
    private static readonly string[] Terminologies =
    [
        "http://snomed.info/sct", "http://loinc.org", "http://dicom.nema.org/resources/ontology/DCM", "http://www.genenames.org/geneId",
        "http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-cm", "http://www.whocc.no/atc",
        "http://radlex.org", "https://radelement.org",
    ];

    private static readonly IReadOnlyList<JsonNode> Listed =
        [.. GuideFiles.Read(Repository.Place("terminology/foreign-codes.json")).Items("codes")];

    [Fact]
    public void Every_foreign_code_of_guide_and_examples_is_listed_and_no_other()
    {
        var used = GuideFiles.Artifacts.Concat(Directory.GetFiles(GuideFiles.Examples, "*.json").Select(GuideFiles.Read)).SelectMany(Codes).Distinct().ToList();

        used.Count.ShouldBeGreaterThan(150);
        var listed = Listed.Select(code => $"{code.Text("system")}|{code.Text("code")}").ToList();
        listed.ShouldBeUnique();
        used.Except(listed).ShouldBeEmpty("used, and not listed");
        listed.Except(used).ShouldBeEmpty("listed, and not used");
    }

    [Fact]
    public void Every_listed_code_names_its_source_and_how_far_it_can_be_trusted()
    {
        foreach (var code in Listed)
        {
            code.Text("source").ShouldNotBeNullOrWhiteSpace(code.Text("code"));
            code.Text("confidence").ShouldBeOneOf("two-sources", "one-source", "doubtful");
        }
    }

    [Fact]
    public void No_artifact_names_a_terminology_that_the_list_does_not_know()
    {
        var systems = GuideFiles.OfType("ValueSet").SelectMany(set => set["compose"].Items("include")).Select(include => include.Text("system")).OfType<string>().Distinct();

        systems.Where(system => !Terminologies.Contains(system))
            .ShouldAllBe(system => system.StartsWith("http://fhircalc.org/", StringComparison.Ordinal) || system.StartsWith("http://terminology.hl7.org/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Codes(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Codes),
        JsonObject properties => properties.SelectMany(property => Codes(property.Value)).Concat(Own(properties)).Concat(Mapped(properties)),
        _ => [],
    };

    private static IEnumerable<string> Own(JsonObject node)
    {
        if (node["system"] is not JsonValue value || !value.TryGetValue<string>(out var system) || !Terminologies.Contains(system))
            return [];
        return node["concept"] is JsonArray concepts
            ? concepts.Select(concept => $"{system}|{concept!.Text("code")}")
            : node["code"] is JsonValue code ? [$"{system}|{code.GetValue<string>()}"] : [];
    }

    /// <summary>The targets of a ConceptMap's group.</summary>
    private static IEnumerable<string> Mapped(JsonObject node) =>
        node["element"] is JsonArray && node["target"] is JsonValue target && Terminologies.Contains(target.GetValue<string>())
            ? node.Items("element").SelectMany(element => element.Items("target")).Where(mapped => mapped["code"] is not null).Select(mapped => $"{target.GetValue<string>()}|{mapped.Text("code")}")
            : [];
}

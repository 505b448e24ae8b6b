using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Definitions;

/// <summary>The embedded definitions, corrected at build time, against the package that HL7 published.</summary>
public sealed class PublishedDefinitionsTests
{
    private const string Structures = "http://hl7.org/fhir/StructureDefinition/";

    // The npm package that the definitions come from lacks these; no resource or data type needs one of them.
    private static readonly string[] AbsentStructures =
    [
        "Definition", "Event", "FiveWs", "Request", // logical models
        "example-composition", "example-section-library", // examples, published without a snapshot
        "structuredefinition-json-type", "structuredefinition-rdf-type", "structuredefinition-xml-type", // of older releases
    ];

    [Fact]
    public void Every_published_StructureDefinition_is_there_with_the_same_snapshot()
    {
        var absent = Compare("StructureDefinition", Facts.OfStructure, []);

        absent.Order(StringComparer.Ordinal).ShouldBe(AbsentStructures.Select(id => Structures + id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_published_CodeSystem_is_there_with_the_same_concepts() =>
        Compare("CodeSystem", Facts.OfCodeSystem,
        [
            // Published with two codes twice and with damaged letters (CHEST and "CHEST" with a no-break space in Latin-1);
            // the npm package has each once.
            "http://terminology.hl7.org/CodeSystem/v2-0550",
            // One designation has a replacement character for a letter.
            "http://terminology.hl7.org/CodeSystem/operation-outcome",
        ]).ShouldBeEmpty();

    [Fact]
    public void Every_published_ValueSet_is_there_with_the_same_content() =>
        Compare("ValueSet", Facts.OfValueSet, []).ShouldBeEmpty();

    [Theory]
    [InlineData("StructureDefinition")]
    [InlineData("CodeSystem")]
    [InlineData("ValueSet")]
    public void There_is_no_definition_that_was_not_published(string resourceType)
    {
        var published = PristineR4.OfType(resourceType).Select(r => r.Root["url"].GetString()).ToHashSet();

        Validators.R4.Entries.Where(e => e.ResourceType == resourceType && !published.Contains(e.Url)).ShouldBeEmpty();
    }

    /// <returns>The URLs that are not embedded.</returns>
    private static List<string> Compare(string resourceType, Func<ResourceJson, List<string>> factsOf, string[] differing)
    {
        var absent = new List<string>();
        var different = new List<string>();
        foreach (var published in PristineR4.OfType(resourceType))
        {
            var url = published.Root["url"].GetString()!;
            if (!Validators.R4.TryFind(url, resourceType, out var embedded))
            {
                absent.Add(url);
                continue;
            }

            var expected = factsOf(published);
            var actual = factsOf(embedded);
            if (expected.SequenceEqual(actual))
                continue;
            different.Add(url);
            if (!differing.Contains(url))
                expected.Except(actual).Concat(actual.Except(expected).Select(fact => "not published: " + fact)).ShouldBeEmpty(url);
        }

        // A difference that is gone is to be taken off the list.
        different.ShouldBe(differing, ignoreOrder: true);
        return absent;
    }
}

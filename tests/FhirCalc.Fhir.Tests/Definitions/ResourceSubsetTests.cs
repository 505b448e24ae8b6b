using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Definitions;

public sealed class ResourceSubsetTests
{
    private const string Patient = """
        {"resourceType":"Patient","id":"1","text":{"status":"generated","div":"<div/>"},"contained":[{"resourceType":"Organization","id":"o"}],
         "modifierExtension":[{"url":"urn:x","valueString":"y"}],"active":true,"_birthDate":{"id":"b"},"birthDate":"1970-01","maritalStatus":{"text":"m"},
         "contact":[{"gender":"male"}],"communication":[{"language":{"text":"de"}}],
         "link":[{"other":{"reference":"Patient/2"},"type":"seealso"}]}
        """;

    private static readonly TypeModel Types = new(DefinitionSet.LoadR4());

    [Fact]
    public void The_summary_is_what_the_definitions_call_so() =>
        Names(ResourceSubset.Summary, Patient).ShouldBe(["resourceType", "id", "modifierExtension", "active", "_birthDate", "birthDate", "link", "meta"]);

    [Fact]
    public void Data_is_all_but_the_narrative_and_text_is_little_else()
    {
        Names(ResourceSubset.Data, Patient).ShouldNotContain("text");
        Names(ResourceSubset.Data, Patient).ShouldContain("contact");
        Names(ResourceSubset.Text, Patient).ShouldBe(["resourceType", "id", "text", "meta"]);
    }

    [Fact]
    public void Elements_bring_with_them_what_a_resource_must_have() =>
        Names(ResourceSubset.Elements(["value"]), """{"resourceType":"Observation","status":"final","code":{"text":"c"},"valueString":"v","issued":"2020-01-01T00:00:00Z"}""")
            .ShouldBe(["resourceType", "status", "code", "valueString", "meta"]);

    [Fact]
    public void In_backbone_elements_the_summary_leaves_out_too()
    {
        var part = Of(ResourceSubset.Summary, """
            {"resourceType":"ValueSet","status":"active","url":"urn:v","compose":{"include":[{"system":"urn:s","concept":[{"code":"c"}]}]},
             "expansion":{"timestamp":"2020"}}
            """);
        part.Root["compose"].Exists.ShouldBeFalse();
        part.Root["expansion"].Exists.ShouldBeFalse();

        var statement = Of(ResourceSubset.Summary, """
            {"resourceType":"CapabilityStatement","status":"active","rest":[{"mode":"server","documentation":"d","security":{"cors":true,"description":"x"},
             "resource":[{"type":"Patient","documentation":"d","interaction":[{"code":"read"}]}]}]}
            """).Root["rest"].RawText;
        statement.ShouldContain("\"security\":{\"cors\":true}");
        statement.ShouldContain("\"type\":\"Patient\"");
        statement.ShouldNotContain("documentation");
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient"}""", "SUBSETTED")]
    [InlineData("""{"resourceType":"Patient","meta":{"versionId":"1"}}""", "SUBSETTED")]
    [InlineData("""{"resourceType":"Patient","meta":{"tag":[{"code":"mine"}]}}""", "mine SUBSETTED")]
    public void It_says_that_it_is_a_part_and_values_keep_their_letters(string resource, string tags)
    {
        var codes = new List<string>();
        foreach (var tag in Of(ResourceSubset.Summary, resource).Root["meta"]["tag"].Children)
            codes.Add(tag["code"].GetString()!);
        string.Join(' ', codes).ShouldBe(tags);
        Of(ResourceSubset.Elements(["valueQuantity", "value"]), """{"resourceType":"Observation","valueQuantity":{"value":1.50}}""").Root["valueQuantity"]["value"].RawText.ShouldBe("1.50");
    }

    private static ResourceJson Of(ResourceSubset subset, string resource) =>
        ResourceJson.Parse(subset.Of(ResourceJson.Parse(Encoding.UTF8.GetBytes(resource)).Root, Types));

    private static List<string> Names(ResourceSubset subset, string resource)
    {
        var names = new List<string>();
        foreach (var property in Of(subset, resource).Root.Children)
            names.Add(property.Name);
        return names;
    }
}

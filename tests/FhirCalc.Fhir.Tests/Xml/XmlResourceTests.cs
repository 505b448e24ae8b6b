using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Xml;

public sealed class XmlResourceTests
{
    private static readonly TypeModel Types = new(Validators.R4);

    [Fact]
    public void Every_official_pair_means_the_same_in_both_forms()
    {
        var folder = Suites.Require("examples/xml-json-pairs");
        foreach (var xml in Directory.GetFiles(folder, "*.xml"))
        {
            var converted = Convert(File.ReadAllText(xml));
            var expected = ResourceJson.Parse(File.ReadAllBytes(System.IO.Path.ChangeExtension(xml, ".json")));

            Canonical(converted.Root).ShouldBe(Canonical(expected.Root), System.IO.Path.GetFileName(xml));
        }
    }

    [Fact]
    public void Primitives_become_numbers_strings_and_siblings_as_their_type_says()
    {
        var json = Convert("""
            <Patient xmlns="http://hl7.org/fhir"><!-- note --><id value="p"/><active value="true"/>
              <name><given value="A"/><given id="g"><extension url="http://x"><valueDecimal value="1.10"/></extension></given></name>
              <birthDate value="2000-01-01" id="b"/></Patient>
            """);

        Encoding.UTF8.GetString(json.Utf8.Span).ShouldBe(
            """{"resourceType":"Patient","id":"p","active":true,"name":[{"given":["A",null],"_given":[null,{"id":"g","extension":[{"url":"http://x","valueDecimal":1.10}]}]}],"birthDate":"2000-01-01","_birthDate":{"id":"b"}}""");
    }

    [Theory]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><active></Patient>", XmlIssueIds.Syntax)]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><Patient xmlns='http://hl7.org/fhir'/>", XmlIssueIds.Syntax)]
    [InlineData("<Patient/>", XmlIssueIds.Content)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>text</Patient>", XmlIssueIds.Content)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir' mood='good'/>", XmlIssueIds.Content)]
    [InlineData("<Bundle xmlns='http://hl7.org/fhir'><entry><resource/></entry></Bundle>", XmlIssueIds.Content)]
    [InlineData("not xml", XmlIssueIds.Syntax)]
    public void What_is_not_FHIR_XML_is_told(string xml, string id)
    {
        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Types, out _, out var problem).ShouldBeFalse();
        problem!.Id.ShouldBe(id);
        (problem.Line ?? 1).ShouldBe(1);
    }

    [Fact]
    public void Deep_nesting_is_told()
    {
        var xml = "<Questionnaire xmlns='http://hl7.org/fhir'>" + string.Concat(Enumerable.Repeat("<item>", 3000)) + string.Concat(Enumerable.Repeat("</item>", 3000)) + "</Questionnaire>";
        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Types, out _, out var problem).ShouldBeFalse();
        problem!.Id.ShouldBe(XmlIssueIds.TooDeep);
    }

    [Fact]
    public void A_number_that_JSON_cannot_spell_stays_a_string()
    {
        var json = Convert("<Observation xmlns='http://hl7.org/fhir'><valueQuantity><value value='01.0'/></valueQuantity></Observation>");
        json.Root["valueQuantity"]["value"].RawText.ShouldBe("\"01.0\"");
    }

    private static ResourceJson Convert(string xml)
    {
        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Types, out var resource, out var problem).ShouldBeTrue(problem?.Message);
        return resource!;
    }

    // Property order is free in JSON; white space inside the narrative is not compared, since the pairs differ in it.
    private static string Canonical(Node node) => node.Kind switch
    {
        NodeKind.Object => "{" + string.Join(",", Items(node).OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => item.Name + ":" + (item.Name == "div" ? "…" : Canonical(item)))) + "}",
        NodeKind.Array => "[" + string.Join(",", Items(node).Select(Canonical)) + "]",
        NodeKind.String => JsonText.Quote(node.GetString()!),
        _ => node.RawText,
    };

    private static List<Node> Items(Node node)
    {
        var items = new List<Node>();
        foreach (var child in node.Children)
            items.Add(child);
        return items;
    }
}

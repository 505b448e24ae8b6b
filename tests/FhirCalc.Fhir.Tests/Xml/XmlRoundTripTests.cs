using System.Text;
using System.Xml.Linq;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Xml;

/// <summary>JSON to XML to JSON gives back what went in, to the letter; and the XML is the one that others write.</summary>
public sealed class XmlRoundTripTests(ITestOutputHelper output)
{
    private static readonly TypeModel Types = new(Validators.R4);

    [Theory]
    [InlineData("examples/r4-official", 710)]
    [InlineData("examples/xml-json-pairs", 10)]
    [InlineData("examples/synthea-bundles", 3)]
    public void Every_example_comes_back_from_XML_as_it_was(string folder, int count)
    {
        var files = Directory.GetFiles(Suites.Require(folder), "*.json", SearchOption.AllDirectories);
        var refused = new List<string>();
        foreach (var file in files)
        {
            var original = ResourceJson.Parse(File.ReadAllBytes(file));
            if (!XmlResource.TryWrite(original, Types, out var xml, out var problems))
            {
                refused.Add($"{file}: {string.Join("\n", problems)}");
                continue;
            }

            XmlResource.TryRead(xml, Types, out var back, out var problem).ShouldBeTrue($"{file}: {problem}");
            if (CanonicalJson.Hash(back!) != CanonicalJson.Hash(original))
                Encoding.UTF8.GetString(back!.Utf8.Span).ShouldBe(Encoding.UTF8.GetString(original.Utf8.Span), file);
        }

        output.WriteLine($"{files.Length - refused.Count} of {files.Length} came back as they were.");
        files.Length.ShouldBe(count);
        refused.ShouldBeEmpty();
    }

    [Fact]
    public void The_XML_of_every_official_pair_has_the_elements_of_the_official_XML_in_their_order()
    {
        foreach (var file in Directory.GetFiles(Suites.Require("examples/xml-json-pairs"), "*.xml"))
        {
            var json = ResourceJson.Parse(File.ReadAllBytes(System.IO.Path.ChangeExtension(file, ".json")));
            XmlResource.TryWrite(json, Types, out var xml, out var problems).ShouldBeTrue(string.Join("\n", problems));

            Elements(XDocument.Parse(Encoding.UTF8.GetString(xml!))).ShouldBe(Elements(XDocument.Load(file)), System.IO.Path.GetFileName(file));
        }
    }

    // The pairs differ in the white space of their narratives, so those are left out.
    private static IEnumerable<string> Elements(XDocument document) => document.Descendants()
        .Where(element => element.Name.NamespaceName == "http://hl7.org/fhir")
        .Select(element => string.Join(" ", element.AncestorsAndSelf().Reverse().Select(one => one.Name.LocalName)) + string.Concat(element.Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0)
            .OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal)
            .Select(attribute => $" {attribute.Name}={attribute.Value}")));
}

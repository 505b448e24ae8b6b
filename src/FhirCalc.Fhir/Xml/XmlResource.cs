using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>Reads FHIR XML (https://hl7.org/fhir/R4/xml.html) by turning it into the FHIR JSON that means the same.</summary>
public static class XmlResource
{
    /// <summary>
    /// Converts a resource. Decimals keep their letters; comments and processing instructions are dropped; a document type
    /// declaration is refused. Places in the result count in the JSON, not in the XML.
    /// </summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> xml,
        TypeModel types,
        [NotNullWhen(true)] out ResourceJson? resource,
        [NotNullWhen(false)] out Issue? problem,
        JsonLimits? limits = null)
    {
        limits ??= JsonLimits.Default;
        resource = null;
        try
        {
            var document = Load(xml, limits);
            var buffer = new ArrayBufferWriter<byte>(xml.Length * 2);
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue }))
                new XmlToJson(json, types, limits.MaxDepth).WriteResource(document.Root!);
            return ResourceJson.TryParse(buffer.WrittenMemory, limits with { MaxBytes = int.MaxValue }, out resource, out problem);
        }
        catch (XmlException error)
        {
            problem = new Issue(XmlIssueIds.Syntax, IssueSeverity.Fatal, "structure", "The text is not XML that FHIR allows: " + error.Message)
            {
                Line = error.LineNumber > 0 ? error.LineNumber : null,
                Column = error.LineNumber > 0 ? error.LinePosition : null,
            };
            return false;
        }
        catch (XmlContentException error)
        {
            problem = error.Issue;
            return false;
        }
    }

    private static XDocument Load(ReadOnlyMemory<byte> xml, JsonLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.MaxBytes,
        };
        using var stream = new MemoryStream(xml.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, settings);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }
}

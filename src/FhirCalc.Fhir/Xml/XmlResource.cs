using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>
/// FHIR XML (https://hl7.org/fhir/R4/xml.html), read as and written from the FHIR JSON that means the same. What is written
/// reads back as it was, numbers and narrative to the letter.
/// </summary>
public static class XmlResource
{
    /// <summary>
    /// Converts a resource. Decimals and the narrative keep their letters; comments and processing instructions outside the
    /// narrative are dropped; a document type declaration is refused. Positions of the result count in the XML.
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
            var source = XmlSource.Read(xml, limits);
            var positions = new SourcePositions();
            var buffer = new ArrayBufferWriter<byte>(Math.Max(16, xml.Length * 2));
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue }))
                new XmlToJson(json, types, source, positions, limits.MaxDepth).WriteResource(source.Root);
            if (!ResourceJson.TryParse(buffer.WrittenMemory, limits with { MaxBytes = int.MaxValue }, out var converted, out problem))
            {
                // The JSON has one line; its column leads to the place in the XML.
                var (line, column) = positions.Of((problem.Column ?? 1) - 1);
                problem = problem with { Line = line, Column = column };
                return false;
            }

            resource = converted.ConvertedFrom(positions);
            return true;
        }
        catch (XmlException error)
        {
            // The platform names every element that is still open, however many there are: 300 characters tell enough.
            problem = new Issue(XmlIssueIds.Syntax, IssueSeverity.Fatal, "structure", "The text is not XML that FHIR allows: " + Excerpt.Of(error.Message, 300))
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

    /// <summary>
    /// Writes a resource as FHIR XML: elements in the order of their definitions, in UTF-8, without indentation. What XML
    /// cannot say, or would not give back as it was, is a problem; then nothing is written.
    /// </summary>
    public static bool TryWrite(
        ResourceJson resource,
        TypeModel types,
        [NotNullWhen(true)] out byte[]? xml,
        out IReadOnlyList<Issue> problems,
        JsonLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(types);
        var found = new XmlProblems(resource, types);
        using var buffer = new MemoryStream(resource.Utf8.Length * 2);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(buffer, settings))
            new JsonToXml(writer, types, found, (limits ?? JsonLimits.Default).MaxDepth).WriteResource(resource.Root);
        problems = found.Issues;
        xml = problems.Count == 0 ? buffer.ToArray() : null;
        return xml is not null;
    }
}

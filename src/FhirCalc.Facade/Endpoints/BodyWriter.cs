using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Writes a resource as the client wants it. Inside the service everything is JSON.</summary>
internal sealed class BodyWriter(TypeModel types)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The text, or the issue that says why there is none.</summary>
    public (ReadOnlyMemory<byte> Body, Issue? Problem) Write(ReadOnlyMemory<byte> json, AnswerFormat format)
    {
        if (!format.IsXml)
            return (format.IsPretty ? Pretty(json) : json, null);
        if (ResourceJson.TryParse(json, null, out var resource, out var problem) && XmlResource.TryWrite(resource, types, out var xml, out var problems))
            return (format.IsPretty ? PrettyXml(xml) : xml, null);
        return (default, new Issue(FacadeIssueIds.NotAcceptable, IssueSeverity.Error, "not-supported",
            "The answer cannot be written as XML without loss; ask for application/fhir+json. " + (problem?.Message ?? "")));
    }

    // Numbers and strings keep their value to the letter; only blanks are added.
    private static ReadOnlyMemory<byte> Pretty(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonLimits.Default.MaxDepth });
        using var buffer = new MemoryStream(json.Length * 2);
        using (var writer = new Utf8JsonWriter(buffer, Indented))
            document.RootElement.WriteTo(writer);
        return buffer.ToArray();
    }

    private static ReadOnlyMemory<byte> PrettyXml(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        using var buffer = new MemoryStream(xml.Length * 2);
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) }))
            writer.WriteNode(reader, defattr: false);
        return buffer.ToArray();
    }
}

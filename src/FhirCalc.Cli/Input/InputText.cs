using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Cli.Input;

/// <summary>The text of one resource, not yet read.</summary>
/// <param name="Source">File name, with <c>:line</c> for NDJSON.</param>
/// <param name="Bytes">The text.</param>
/// <param name="IsLine">Whether it is a line of NDJSON, which is never XML.</param>
/// <param name="Types">The types that XML needs.</param>
internal sealed record InputText(string Source, byte[] Bytes, bool IsLine, Func<TypeModel> Types)
{
    /// <summary>Reads the text as JSON, or as XML where it looks like that.</summary>
    public InputResource Read()
    {
        if (!IsLine && LooksLikeXml(Bytes))
        {
            return XmlResource.TryRead(Bytes, Types(), out var converted, out var xmlProblem)
                ? new InputResource(Source, Bytes.Length, converted, null)
                : new InputResource(Source, Bytes.Length, null, xmlProblem);
        }

        return ResourceJson.TryParse(Bytes, null, out var resource, out var problem)
            ? new InputResource(Source, Bytes.Length, resource, null)
            : new InputResource(Source, Bytes.Length, null, problem);
    }

    private static bool LooksLikeXml(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}

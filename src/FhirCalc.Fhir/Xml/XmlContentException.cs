using System.Xml;
using System.Xml.Linq;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Xml;

/// <summary>Ends a conversion with an issue; it never leaves this folder.</summary>
internal sealed class XmlContentException(string id, string message, XObject place) : Exception(message)
{
    public Issue Issue { get; } = new(id, IssueSeverity.Fatal, "structure", message)
    {
        Line = ((IXmlLineInfo)place).LineNumber,
        Column = ((IXmlLineInfo)place).LinePosition,
    };
}

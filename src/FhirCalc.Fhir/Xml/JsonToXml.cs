using System.Globalization;
using System.Xml;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>
/// Writes the XML form of a JSON tree, in the order of the definitions. Everything in the JSON is either written or named
/// as a problem.
/// </summary>
internal sealed class JsonToXml(XmlWriter xml, TypeModel types, XmlProblems problems, int maxDepth)
{
    private const string Fhir = "http://hl7.org/fhir";

    private readonly JsonShape _shape = new(problems);
    private int _depth;

    public void WriteResource(Node resource)
    {
        if (resource["resourceType"u8].GetString() is not { } name || !types.IsResource(name))
        {
            problems.Add(XmlIssueIds.NotExpressible, resource, "A resource is expected: an object whose 'resourceType' names an R4 resource.");
            return;
        }

        xml.WriteStartElement(name, Fhir);
        WriteContent(resource, types.Require(name));
        xml.WriteEndElement();
    }

    // Attributes and children, inside an element that is already open.
    private void WriteContent(Node owner, TypeDefinition type)
    {
        if (++_depth > maxDepth)
            problems.Add(XmlIssueIds.TooDeep, owner, FormattableString.Invariant($"Elements are nested more than {maxDepth} levels deep."));
        else
            WriteProperties(_shape.Properties(owner, type), type);
        _depth--;
    }

    private void WriteProperties(List<JsonProperty> properties, TypeDefinition type)
    {
        foreach (var property in properties.Where(property => property.IsAttributeOf(type)))
        {
            if (property.Extra.Exists)
                problems.Add(XmlIssueIds.NotExpressible, property.Extra, $"'{property.Name}' is an attribute in XML and can have no id or extensions.");
            if (!property.Value.Exists)
                continue;
            if (property.Value.IsString)
                xml.WriteAttributeString(property.Name, Characters(property.Value));
            else
                problems.Add(XmlIssueIds.NotExpressible, property.Value, $"'{property.Name}' must be a string.");
        }

        foreach (var element in type.Elements)
        {
            foreach (var property in properties.Where(property => property.Element == element && !property.IsAttributeOf(type)))
                WriteElements(property);
        }
    }

    private void WriteElements(JsonProperty property)
    {
        foreach (var (value, extra) in _shape.Items(property))
        {
            if (property.Type.Name == "xhtml")
            {
                WriteNarrative(value, extra);
                continue;
            }

            xml.WriteStartElement(property.Name, Fhir);
            if (property.Type.Kind == TypeKind.Primitive)
                WritePrimitive(property, value, extra);
            else if (property.Type.Kind == TypeKind.Resource)
                WriteResource(value);
            else
                WriteContent(value, property.Type);
            xml.WriteEndElement();
        }
    }

    private void WritePrimitive(JsonProperty property, Node value, Node extra)
    {
        // The id goes first, as an attribute; attributes must be complete before the first child.
        if (value.Exists)
            xml.WriteAttributeString("value", value.IsString ? Characters(value) : value.RawText);
        if (extra.Exists)
            WriteContent(extra, property.Type);
    }

    private void WriteNarrative(Node value, Node extra)
    {
        if (extra.Exists)
            problems.Add(XmlIssueIds.NotExpressible, extra, "The div of a narrative can have no id or extensions beside it in XML.");
        if (value.GetString() is not { } text)
            return;
        if (NarrativeText.WhyNot(text) is { } why)
            problems.Add(XmlIssueIds.Narrative, value, $"The narrative cannot be written as XML: {why}.");
        else
            xml.WriteRaw(text);
    }

    private string Characters(Node value)
    {
        var text = value.GetString()!;
        for (var at = 0; at < text.Length; at++)
        {
            // Surrogates come in pairs: reading JSON has made sure of it.
            if (XmlConvert.IsXmlChar(text[at]) || char.IsSurrogate(text[at]))
                continue;
            problems.Add(XmlIssueIds.Character, value, string.Create(CultureInfo.InvariantCulture, $"The text holds U+{(int)text[at]:X4}, which XML cannot spell."));
            return "";
        }

        return text;
    }
}

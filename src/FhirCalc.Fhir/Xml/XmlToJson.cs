using System.Text.Json;
using System.Xml.Linq;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>
/// Writes the JSON form of an XML element tree. The types say what JSON needs and XML does not show: which elements are
/// arrays, which values are numbers. Elements that no type knows are carried over for the validator to name. Notes for each
/// value where its element stands in the XML.
/// </summary>
internal sealed class XmlToJson(Utf8JsonWriter json, TypeModel types, XmlSource source, SourcePositions positions, int maxDepth)
{
    private static readonly XNamespace Fhir = "http://hl7.org/fhir";
    private static readonly XName Div = XName.Get("div", NarrativeText.Namespace);

    private int _depth;

    public void WriteResource(XElement element)
    {
        Check(element);
        Mark(element);
        json.WriteStartObject();
        json.WriteString("resourceType", element.Name.LocalName);
        WriteContent(element, types.Find(element.Name.LocalName));
        json.WriteEndObject();
    }

    // Attributes and children of a complex element, inside an object that is already open.
    private void WriteContent(XElement element, TypeDefinition? type)
    {
        if (++_depth > maxDepth)
            throw new XmlContentException(XmlIssueIds.TooDeep, FormattableString.Invariant($"Elements are nested more than {maxDepth} levels deep."), element);
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0))
        {
            if (attribute.Name != "id" && !(attribute.Name == "url" && type?.Name == "Extension"))
                throw new XmlContentException(XmlIssueIds.Content, $"The attribute '{attribute.Name}' is not allowed on '{element.Name.LocalName}'; only id, and url on an extension, are.", attribute);
            json.WritePropertyName(attribute.Name.LocalName);
            Mark(element);
            json.WriteStringValue(attribute.Value);
        }

        CheckText(element);
        foreach (var group in element.Elements().GroupBy(child => child.Name))
            WriteProperty(type, [.. group]);
        _depth--;
    }

    private void WriteProperty(TypeDefinition? owner, XElement[] elements)
    {
        var name = elements[0].Name.LocalName;
        if (elements[0].Name == Div)
        {
            if (elements.Length > 1)
                throw new XmlContentException(XmlIssueIds.Content, "A narrative holds exactly one div.", elements[1]);
            json.WritePropertyName(name);
            Mark(elements[0]);
            json.WriteStringValue(source.TextOf(elements[0]));
            return;
        }

        Check(elements[0]);
        ElementDefinition? definition = null;
        TypeDefinition? type = null;
        owner?.TryChild(System.Text.Encoding.UTF8.GetBytes(name), out definition, out type);
        var isArray = elements.Length > 1 || definition is { IsArray: true };
        if (type is null ? elements[0].Attribute("value") is not null : type.Kind == TypeKind.Primitive)
        {
            WritePrimitives(name, type, elements, isArray);
            return;
        }

        json.WritePropertyName(name);
        WriteAll(elements, isArray, element => WriteComplex(element, type));
    }

    private void WriteComplex(XElement element, TypeDefinition? type)
    {
        if (type is { Kind: TypeKind.Resource })
        {
            CheckText(element);
            var inner = element.Elements().ToList();
            if (inner.Count != 1)
                throw new XmlContentException(XmlIssueIds.Content, $"'{element.Name.LocalName}' holds {inner.Count} elements; exactly one resource is expected.", element);
            WriteResource(inner[0]);
            return;
        }

        json.WriteStartObject();
        WriteContent(element, type);
        json.WriteEndObject();
    }

    private void WritePrimitives(string name, TypeDefinition? type, XElement[] elements, bool isArray)
    {
        if (elements.Any(element => element.Attribute("value") is not null))
        {
            json.WritePropertyName(name);
            WriteAll(elements, isArray, element => WriteValue(element.Attribute("value")?.Value, type?.Name));
        }

        if (!elements.Any(HasExtra))
            return;
        json.WritePropertyName("_" + name);
        WriteAll(elements, isArray, element =>
        {
            if (!HasExtra(element))
            {
                json.WriteNullValue();
                return;
            }

            json.WriteStartObject();
            WriteContent(WithoutValue(element), type);
            json.WriteEndObject();
        });
    }

    private void WriteAll(XElement[] elements, bool isArray, Action<XElement> write)
    {
        Mark(elements[0]);
        if (isArray)
            json.WriteStartArray();
        foreach (var element in elements)
        {
            Mark(element);
            write(element);
        }

        if (isArray)
            json.WriteEndArray();
    }

    private void Mark(XElement element)
    {
        var (line, column) = XmlSource.PositionOf(element);
        positions.Add((int)(json.BytesCommitted + json.BytesPending), line, column);
    }

    private void WriteValue(string? value, string? type)
    {
        if (value is null)
            json.WriteNullValue();
        else if (type == "boolean" && value is "true" or "false")
            json.WriteBooleanValue(value == "true");
        else if (type is "integer" or "positiveInt" or "unsignedInt" or "decimal" && JsonNumber.Is(value))
            json.WriteRawValue(value);
        else
            json.WriteStringValue(value);
    }

    private static bool HasExtra(XElement element) => element.HasElements || element.Attributes().Any(attribute => attribute.Name != "value" && !attribute.IsNamespaceDeclaration);

    private static XElement WithoutValue(XElement element)
    {
        element.Attribute("value")?.Remove();
        return element;
    }

    private static void Check(XElement element)
    {
        if (element.Name.Namespace != Fhir)
            throw new XmlContentException(XmlIssueIds.Content, $"'{element.Name.LocalName}' is not in the namespace {Fhir}.", element);
    }

    private static void CheckText(XElement element)
    {
        if (element.Nodes().OfType<XText>().FirstOrDefault(text => !string.IsNullOrWhiteSpace(text.Value)) is { } text)
            throw new XmlContentException(XmlIssueIds.Content, $"'{element.Name.LocalName}' holds text between its elements; FHIR XML puts values into the attribute 'value'.", text);
    }
}

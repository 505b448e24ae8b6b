using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>
/// Takes JSON objects apart by their types. Whatever would not come back from XML as it was (an unknown property, a list
/// where one value belongs, a number in quotes) is named as a problem and left out.
/// </summary>
internal sealed class JsonShape(XmlProblems problems)
{
    /// <summary>The properties that the type knows, each once.</summary>
    public List<JsonProperty> Properties(Node owner, TypeDefinition type)
    {
        var properties = new List<JsonProperty>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in owner.Children)
        {
            var name = child.Name;
            if (!seen.Add(name))
            {
                problems.Add(XmlIssueIds.NotExpressible, child, $"The property '{name}' appears twice.");
                continue;
            }

            if (name == "resourceType" && type.Kind == TypeKind.Resource)
                continue;
            var isExtra = name.StartsWith('_');
            if (!type.TryChild(Encoding.UTF8.GetBytes(isExtra ? name[1..] : name), out var element, out var childType)
                || (isExtra && childType.Kind != TypeKind.Primitive) || (type.Kind == TypeKind.Primitive && element.Name == "value"))
            {
                problems.Add(XmlIssueIds.NotExpressible, child, $"{type.Name} has no property '{name}'.");
                continue;
            }

            Join(properties, isExtra ? name[1..] : name, element, childType, isExtra ? default : child, isExtra ? child : default);
        }

        return properties;
    }

    /// <summary>The values of a property one by one, with the siblings of primitives.</summary>
    public List<(Node Value, Node Extra)> Items(JsonProperty property)
    {
        var items = new List<(Node, Node)>();
        if (!HasShape(property.Value, property.Element.IsArray, property.Name) || !HasShape(property.Extra, property.Element.IsArray, "_" + property.Name))
            return items;
        if (!property.Element.IsArray)
        {
            AddItem(items, property, property.Value, property.Extra);
            return items;
        }

        List<Node> values = List(property.Value), extras = List(property.Extra);
        if (property.Value.Exists && property.Extra.Exists && values.Count != extras.Count)
        {
            problems.Add(XmlIssueIds.NotExpressible, property.Extra, $"'{property.Name}' and '_{property.Name}' must have equally many items.");
            return items;
        }

        if (values.Count == 0 && extras.Count == 0)
            problems.Add(XmlIssueIds.NotExpressible, property.Value.Exists ? property.Value : property.Extra, $"The list '{property.Name}' is empty.");
        else if (AllNull(values) || AllNull(extras))
            problems.Add(XmlIssueIds.NotExpressible, AllNull(values) ? property.Value : property.Extra, "A list of nulls has no form in XML.");
        else
        {
            for (var at = 0; at < Math.Max(values.Count, extras.Count); at++)
                AddItem(items, property, at < values.Count ? values[at] : default, at < extras.Count ? extras[at] : default);
        }

        return items;
    }

    private static void Join(List<JsonProperty> properties, string name, ElementDefinition element, TypeDefinition type, Node value, Node extra)
    {
        var at = properties.FindIndex(property => property.Name == name);
        if (at < 0)
            properties.Add(new JsonProperty(name, element, type, value, extra));
        else
            properties[at] = properties[at] with { Value = value.Exists ? value : properties[at].Value, Extra = extra.Exists ? extra : properties[at].Extra };
    }

    private bool HasShape(Node node, bool isArray, string name)
    {
        if (!node.Exists || (node.IsArray == isArray && node.Kind != NodeKind.Null))
            return true;
        problems.Add(XmlIssueIds.NotExpressible, node, $"'{name}' must {(isArray ? "be a list" : "hold one value, not a list or null")}.");
        return false;
    }

    private void AddItem(List<(Node, Node)> items, JsonProperty property, Node value, Node extra)
    {
        var place = value.Exists ? value : extra;
        if (value.Kind == NodeKind.Null && property.Element.IsArray)
            value = default;
        if (extra.Kind == NodeKind.Null && property.Element.IsArray)
            extra = default;
        if (!value.Exists && !extra.Exists)
            problems.Add(XmlIssueIds.NotExpressible, place, "A null without id or extensions has no form in XML.");
        else if (value.Exists && !IsOfKind(value, property.Type))
            problems.Add(XmlIssueIds.NotExpressible, value, $"{Expected(property.Type)} is expected for '{property.Name}'.");
        else if (extra.Exists && (!extra.IsObject || extra.Count == 0))
            problems.Add(XmlIssueIds.NotExpressible, extra, $"An object with id or extensions is expected for '_{property.Name}'.");
        else
            items.Add((value, extra));
    }

    private static bool IsOfKind(Node value, TypeDefinition type) => type switch
    {
        { Kind: not TypeKind.Primitive } => value.IsObject,
        { Name: "boolean" } => value.Kind is NodeKind.True or NodeKind.False,
        { Name: "decimal" or "integer" or "positiveInt" or "unsignedInt" } => value.Kind == NodeKind.Number,
        _ => value.IsString,
    };

    private static string Expected(TypeDefinition type) => type switch
    {
        { Kind: not TypeKind.Primitive } => "An object",
        { Name: "boolean" } => "true or false",
        { Name: "decimal" or "integer" or "positiveInt" or "unsignedInt" } => "A number without quotes",
        _ => "A string",
    };

    private static bool AllNull(List<Node> items) => items.Count > 0 && items.TrueForAll(item => item.Kind == NodeKind.Null);

    private static List<Node> List(Node array)
    {
        var items = new List<Node>();
        foreach (var item in array.Children)
            items.Add(item);
        return items;
    }
}

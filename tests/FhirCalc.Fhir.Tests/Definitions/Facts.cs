using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Definitions;

/// <summary>What a definition states, as lines of text: narrative, prose and the order of properties do not count.</summary>
internal static class Facts
{
    private const string ElementDefinition = "http://hl7.org/fhir/StructureDefinition/elementdefinition-";
    private const string MaxValueSet = ElementDefinition + "maxValueSet";
    private const string BestPractice = ElementDefinition + "bestpractice";

    // Prose, and what only other tools read. The pack leaves these out.
    private static readonly HashSet<string> LeftOut =
    [
        "text", "meta", "contact", "publisher", "copyright", "purpose", "description", "_description", "date", "identifier",
        "definition", "comment", "requirements", "alias", "mapping", "example", "meaningWhenMissing", "orderMeaning",
        "isModifierReason", "label", "representation", "xpath", "differential",
    ];

    private static readonly string[] StructureFields = ["type", "kind", "abstract", "derivation", "baseDefinition", "version"];
    private static readonly string[] CodeSystemFields =
        ["content", "caseSensitive", "hierarchyMeaning", "version", "property", "valueSet"];

    private static readonly string[] ValueSetFields = ["version", "compose", "expansion", "status"];

    // Said only when true.
    private static readonly HashSet<string> Flags = ["isSummary", "isModifier"];

    public static List<string> OfStructure(ResourceJson definition)
    {
        var root = definition.Root;
        List<string> facts = [.. StructureFields.Select(n => n + "=" + Text(root[n], ""))];
        facts.AddRange(Items(root["context"]).Select(c => "context=" + Text(c, "")));
        facts.AddRange(Items(root["snapshot"]["element"]).Select(e => Text(e, "element")));
        return facts;
    }

    public static List<string> OfCodeSystem(ResourceJson definition)
    {
        var root = definition.Root;
        List<string> facts = [.. CodeSystemFields.Select(n => n + "=" + Text(root[n], ""))];
        AddConcepts(root["concept"], "", facts);
        return facts;
    }

    public static List<string> OfValueSet(ResourceJson definition) =>
        [.. ValueSetFields.Select(n => n + "=" + Text(definition.Root[n], n))];

    private static void AddConcepts(Node concepts, string parent, List<string> facts)
    {
        foreach (var concept in concepts.Children)
        {
            var code = concept["code"].GetString();
            facts.Add($"{parent}>{code} {Text(concept["display"], "")} {Text(concept["property"], "")} {Text(concept["designation"], "")}");
            AddConcepts(concept["concept"], code!, facts);
        }
    }

    private static string Text(Node node, string name) => node.Kind switch
    {
        NodeKind.Object => "{" + string.Join(",", Properties(node, name).Order(StringComparer.Ordinal)) + "}",
        NodeKind.Array => "[" + string.Join(",", Items(node).Where(item => !IsOtherExtension(item, name)).Select(item => Text(item, name))) + "]",
        NodeKind.String => node.GetString()!,
        _ => node.RawText,
    };

    private static List<string> Properties(Node node, string name)
    {
        var properties = new List<string>();
        foreach (var child in node.Children)
        {
            var isProse = LeftOut.Contains(child.Name) || (child.Name == "code" && name == "element");
            var isFalse = Flags.Contains(child.Name) && child.RawText == "false";
            if (!isProse && !isFalse && !IsNoise(child, name))
                properties.Add(child.Name + ":" + Text(child, child.Name));
        }

        return properties;
    }

    // An element's own extensions are left out, and those of bindings and constraints but for two that are rules;
    // the extensions of a type say its regular expression and stay.
    private static bool IsNoise(Node child, string parent) => child.Name == "extension" && parent switch
    {
        "element" => true,
        "binding" or "constraint" => !Items(child).Any(e => e["url"].GetString() is MaxValueSet or BestPractice),
        _ => false,
    };

    private static bool IsOtherExtension(Node item, string parent) =>
        parent == "extension" && item["url"].GetString() is { } url && url.StartsWith(ElementDefinition, StringComparison.Ordinal) &&
        url is not (MaxValueSet or BestPractice);

    private static List<Node> Items(Node array)
    {
        var items = new List<Node>();
        foreach (var item in array.Children)
            items.Add(item);
        return items;
    }
}

using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Says where a value stands, as FHIRPath from the root of its text.</summary>
public static class ElementLocation
{
    // Names of elements that FHIRPath reads as operators unless they are quoted; R4 has only Narrative.div.
    private static readonly string[] Keywords = ["div", "mod", "and", "or", "xor", "implies", "true", "false"];

    /// <summary>
    /// The path to a value. Where the types know no such child it ends with the element that holds the value, so that it
    /// always evaluates.
    /// </summary>
    public static string Of(ResourceJson document, TypeModel types, Node target)
    {
        var at = new Element(document, types);
        var path = new StringBuilder(at.Type.Name);
        while (!IsAt(at, target) && TryStep(ref at, target, path))
        {
            // Down to the target.
        }

        return path.ToString();
    }

    /// <summary>The name of an element as FHIRPath spells it.</summary>
    internal static string Spell(string name) => Array.IndexOf(Keywords, name) < 0 ? name : $"`{name}`";

    private static bool IsAt(Element element, Node target) => element.Node == target || element.Extra == target;

    private static bool TryStep(ref Element at, Node target, StringBuilder path)
    {
        var position = 0;
        ElementDefinition? last = null;
        foreach (var child in at.Children())
        {
            position = child.Definition == last ? position + 1 : 0;
            last = child.Definition;
            if (!child.Node.Contains(target) && !child.Extra.Contains(target))
                continue;
            path.Append('.').Append(Spell(child.Name));
            if (child.Definition!.IsArray)
                path.Append('[').Append(position).Append(']');
            at = child;
            return true;
        }

        return false;
    }
}

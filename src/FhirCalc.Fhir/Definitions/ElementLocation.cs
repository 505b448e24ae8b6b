using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Says where a value stands, as FHIRPath from the root of its text.</summary>
public static class ElementLocation
{
    /// <summary>
    /// The path to a value. Where the types know no such child the path goes on with the JSON names, which does not
    /// evaluate but still shows the place.
    /// </summary>
    public static string Of(ResourceJson document, TypeModel types, Node target)
    {
        var at = new Element(document, types);
        var path = new StringBuilder(document.ResourceType.Length > 0 ? document.ResourceType : "Resource");
        while (!IsAt(at, target))
        {
            if (!TryStep(ref at, target, path))
            {
                AppendRest(path, at, target);
                break;
            }
        }

        return path.ToString();
    }

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
            path.Append('.').Append(child.Name);
            if (child.Definition!.IsArray)
                path.Append('[').Append(position).Append(']');
            at = child;
            return true;
        }

        return false;
    }

    private static void AppendRest(StringBuilder path, Element at, Node target)
    {
        var start = at.Node.Contains(target) ? at.Node : at.Extra;
        var rest = target.PathFrom(start);
        if (rest.Length > 0)
            path.Append(rest[0] == '[' ? "" : ".").Append(rest);
    }
}

using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// A part of a resource, as <c>_summary</c> and <c>_elements</c> ask for it (R4 search, 3.1.1.5.8 and 9). What is left is a
/// valid resource that says it is incomplete: mandatory and modifying elements stay, and <c>meta.tag</c> is SUBSETTED.
/// </summary>
public sealed class ResourceSubset
{
    private const string Tag = """{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}""";

    private readonly Func<ElementDefinition, bool> _keeps;

    private ResourceSubset(Func<ElementDefinition, bool> keeps) => _keeps = keeps;

    /// <summary><c>_summary=true</c>: what the definitions mark as summary, in backbone elements too.</summary>
    public static ResourceSubset Summary { get; } = new(element => element.IsSummary || IsNeeded(element)) { IsDeep = true };

    /// <summary><c>_summary=text</c>: the narrative and what is mandatory.</summary>
    public static ResourceSubset Text { get; } = new(element => element.Name == "text" || element.Min > 0);

    /// <summary><c>_summary=data</c>: all but the narrative.</summary>
    public static ResourceSubset Data { get; } = new(element => element.Name != "text");

    private bool IsDeep { get; init; }

    /// <summary><c>_elements</c>: the elements of the resource that are named, without <c>[x]</c>.</summary>
    public static ResourceSubset Elements(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return new ResourceSubset(element => wanted.Contains(element.Name) || IsNeeded(element));
    }

    /// <summary>The part as JSON; values keep their letters. A resource of an unknown type stays whole.</summary>
    public byte[] Of(Node resource, TypeModel types)
    {
        if (types.Find(resource["resourceType"u8].GetString() ?? "") is not { Kind: TypeKind.Resource } type)
            return resource.Raw.ToArray();
        var text = new StringBuilder();
        WriteObject(resource, type, text);
        return Marked(ResourceJson.Parse(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool IsNeeded(ElementDefinition element) => element.IsModifier || element.Min > 0;

    private static byte[] Marked(ResourceJson part)
    {
        var (writer, meta) = (new SpliceWriter(part), part.Root["meta"u8]);
        if (meta["tag"u8] is { IsArray: true, Count: > 0 } tags)
            writer.Replace(tags, tags.RawText[..^1] + "," + Tag + "]");
        else if (meta.IsObject)
            writer.InsertProperty(meta, "tag", "[" + Tag + "]");
        else
            writer.InsertProperty(part.Root, "meta", """{"tag":[""" + Tag + "]}");
        return writer.ToUtf8();
    }

    private void WriteObject(Node node, TypeDefinition type, StringBuilder text)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var property in node.Children)
        {
            // The extensions of a primitive go with it.
            var (name, child) = (property.Name.TrimStart('_'), default(TypeDefinition));
            if (name is not ("resourceType" or "id" or "meta"))
            {
                if (!type.TryChild(Encoding.UTF8.GetBytes(name), out var element, out child) || !_keeps(element))
                    continue;
            }

            text.Append(isFirst ? "" : ",").Append(JsonText.Quote(property.Name)).Append(':');
            isFirst = false;
            WriteValue(property, IsDeep && child is { Kind: TypeKind.Backbone } ? child : null, text);
        }

        text.Append('}');
    }

    private void WriteValue(Node value, TypeDefinition? type, StringBuilder text)
    {
        if (type is null || !(value.IsArray || value.IsObject))
        {
            text.Append(value.RawText);
            return;
        }

        if (value.IsObject)
        {
            WriteObject(value, type, text);
            return;
        }

        text.Append('[');
        var isFirst = true;
        foreach (var item in value.Children)
        {
            text.Append(isFirst ? "" : ",");
            isFirst = false;
            WriteValue(item, type, text);
        }

        text.Append(']');
    }
}

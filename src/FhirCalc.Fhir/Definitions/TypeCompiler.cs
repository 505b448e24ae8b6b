using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Builds a type and its inner (backbone) types from a snapshot.</summary>
internal static class TypeCompiler
{
    private const string RegexExtension = "http://hl7.org/fhir/StructureDefinition/regex";

    public static TypeDefinition Compile(TypeModel model, string name, ResourceJson definition)
    {
        var source = definition.Root;
        var all = new List<ElementDefinition>();
        foreach (var element in source["snapshot"u8]["element"u8].Children)
        {
            var read = new ElementDefinition(element);
            if (read.SliceName is null)
                all.Add(read);
        }

        var childrenOf = all.Skip(1).ToLookup(element => element.Path[..element.Path.LastIndexOf('.')], StringComparer.Ordinal);
        var kind = source["kind"u8].GetString() switch
        {
            "primitive-type" => TypeKind.Primitive,
            "resource" => TypeKind.Resource,
            _ => TypeKind.Complex,
        };
        var baseUrl = source["baseDefinition"u8].GetString();
        var inner = new Dictionary<string, TypeDefinition>(StringComparer.Ordinal);
        var type = new TypeDefinition(model, name, kind, source["url"u8].GetString() ?? "", baseUrl?[(baseUrl.LastIndexOf('/') + 1)..], all[0], inner)
        {
            IsAbstract = source["abstract"u8].Kind == NodeKind.True,
            PrimitivePattern = kind == TypeKind.Primitive ? Pattern(all) : null,
        };
        foreach (var group in childrenOf.Where(group => group.Key != name))
        {
            var owner = all.First(element => element.Path == group.Key);
            inner.Add(group.Key, new TypeDefinition(model, group.Key, TypeKind.Backbone, type.Url, owner.Types[0].Code, owner, inner));
        }

        foreach (var (path, backbone) in inner)
            backbone.SetElements([.. childrenOf[path]]);
        // The value of a primitive is the JSON value itself, not a child.
        type.SetElements([.. childrenOf[name].Where(element => kind != TypeKind.Primitive || element.Name != "value")]);
        return type;
    }

    private static string? Pattern(List<ElementDefinition> elements)
    {
        var value = elements.Find(element => element.Name == "value");
        foreach (var type in value?.Source["type"u8].Children ?? default)
        {
            foreach (var extension in type["extension"u8].Children)
            {
                if (extension["url"u8].GetString() == RegexExtension)
                    return extension["valueString"u8].GetString();
            }
        }

        return null;
    }
}

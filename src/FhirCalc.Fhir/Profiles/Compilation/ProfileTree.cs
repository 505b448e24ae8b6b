using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>A StructureDefinition read into a tree, before anything is compiled.</summary>
/// <param name="Url">Canonical.</param>
/// <param name="Type">The core type that it constrains.</param>
/// <param name="Root">The root element.</param>
/// <param name="Base">Canonical of the definition it derives from, if its rules are not part of the tree (a differential).</param>
/// <param name="Source">The StructureDefinition.</param>
internal sealed record ProfileTree(string Url, TypeDefinition Type, ElementNode Root, string? Base, ResourceJson Source)
{
    private readonly Dictionary<string, ElementNode> _byId = Index(Root);

    /// <summary>The element of this id, as a content reference names it.</summary>
    public ElementNode? Find(string id) => _byId.GetValueOrDefault(id);

    private static Dictionary<string, ElementNode> Index(ElementNode root)
    {
        var byId = new Dictionary<string, ElementNode>(StringComparer.Ordinal);
        var open = new Stack<ElementNode>([root]);
        while (open.TryPop(out var node))
        {
            byId.TryAdd(node.Id, node);
            foreach (var below in node.Children.Concat(node.Slices))
                open.Push(below);
        }

        return byId;
    }
}

using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>
/// Reads the flat element list of a StructureDefinition into a tree. Position is given by path and slice name, in the order
/// of the list (spec: profiling.html#slicing).
/// </summary>
internal sealed class TreeReader
{
    private readonly TypeModel _types;
    private readonly Action<string, string> _problem;
    private readonly Dictionary<string, ElementNode> _current = new(StringComparer.Ordinal);

    private TreeReader(TypeModel types, Action<string, string> problem)
    {
        _types = types;
        _problem = problem;
    }

    /// <summary>Reads the tree; <paramref name="problem"/> takes element id and message of what has no place.</summary>
    public static ElementNode Read(TypeDefinition type, Node elements, TypeModel types, Action<string, string> problem)
    {
        var root = new ElementNode(type.Name, null) { Content = type };
        var reader = new TreeReader(types, problem);
        reader._current[type.Name] = root;
        foreach (var element in elements.Children)
        {
            var definition = new ElementDefinition(element);
            if (definition.Path == type.Name)
                root.Definition = definition;
            else
                reader.Place(definition);
        }

        return root;
    }

    private void Place(ElementDefinition definition)
    {
        var dot = definition.Path.LastIndexOf('.');
        if (dot < 0 || ParentOf(definition.Path[..dot]) is not { } parent)
        {
            _problem(definition.Id, "The element has no place in the type that is constrained.");
            return;
        }

        var node = Attach(parent, definition.Path[(dot + 1)..], definition);
        if (node is null)
        {
            _problem(definition.Id, $"{parent.Content?.Name ?? parent.Id} has no element '{definition.Path[(dot + 1)..]}'.");
            return;
        }

        var below = definition.Path + ".";
        foreach (var stale in _current.Keys.Where(path => path.StartsWith(below, StringComparison.Ordinal)).ToList())
            _current.Remove(stale);
        _current[definition.Path] = node;
    }

    // A differential names only what it constrains: the elements above are filled in.
    private ElementNode? ParentOf(string path)
    {
        if (_current.TryGetValue(path, out var known))
            return known;
        var dot = path.LastIndexOf('.');
        if (dot < 0 || ParentOf(path[..dot]) is not { } parent)
            return null;
        var node = Attach(parent, path[(dot + 1)..], null);
        if (node is not null)
            _current[path] = node;
        return node;
    }

    private ElementNode? Attach(ElementNode parent, string segment, ElementDefinition? definition)
    {
        var name = segment.EndsWith("[x]", StringComparison.Ordinal) ? segment[..^3] : segment;
        if (!TryCore(parent, name, out var core, out var impliedType))
            return null;
        var sliceName = definition?.SliceName ?? (impliedType is null ? null : name);
        var owner = parent.Child(core.Name);
        if (sliceName is null)
        {
            if (owner is null)
                parent.Add(owner = new ElementNode(core.Name, parent) { Core = core });
            return Define(owner, parent, definition);
        }

        if (owner is null)
        {
            parent.Add(owner = new ElementNode(core.Name, parent) { Core = core });
            Define(owner, parent, null);
        }

        var slash = sliceName.LastIndexOf('/');
        var cutFrom = slash > 0 ? owner.Slice(sliceName[..slash]) ?? owner : owner;
        if (cutFrom.Slice(sliceName) is { } same)
            return Define(same, parent, definition);
        var slice = new ElementNode(core.Name, parent) { Core = core, SliceName = sliceName, ImpliedType = impliedType };
        cutFrom.AddSlice(slice);
        return Define(slice, parent, definition);
    }

    private ElementNode Define(ElementNode node, ElementNode parent, ElementDefinition? definition)
    {
        node.Definition = definition ?? node.Definition;
        node.Content = ContentOf(node, parent);
        return node;
    }

    private TypeDefinition? ContentOf(ElementNode node, ElementNode parent)
    {
        var codes = node.ImpliedType is { } implied ? [implied] : node.Types.Select(type => type.Code).Distinct(StringComparer.Ordinal).ToList();
        if (node.Core?.ContentReference is not null)
            return parent.Content!.TypeOfChild(node.Core, "");
        if (codes.Count != 1)
            return codes.Count == 0 ? null : _types.Find("Element");
        // A type that R4 does not have leaves no place for elements below.
        return _types.Find(codes[0]) is null ? null : parent.Content?.TypeOfChild(node.Core!, codes[0]);
    }

    private static bool TryCore(ElementNode parent, string name, out ElementDefinition core, out string? impliedType)
    {
        impliedType = null;
        core = null!;
        if (parent.Content is not { } content)
            return false;
        if (content.Element(name) is { } known)
        {
            core = known;
            return true;
        }

        if (!content.TryChild(Encoding.UTF8.GetBytes(name), out var choice, out var type))
            return false;
        (core, impliedType) = (choice, type.Name);
        return true;
    }
}

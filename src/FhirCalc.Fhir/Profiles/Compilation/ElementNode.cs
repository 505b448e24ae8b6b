using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>One element of a profile in its tree: children by name, and the slices cut from it.</summary>
internal sealed class ElementNode(string name, ElementNode? parent)
{
    private readonly List<ElementNode> _children = [];
    private readonly List<ElementNode> _slices = [];

    /// <summary>Name as FHIRPath has it, without <c>[x]</c>.</summary>
    public string Name => name;

    public ElementNode? Parent => parent;

    /// <summary>What the profile says; null where it only says something about what lies below.</summary>
    public ElementDefinition? Definition { get; set; }

    /// <summary>The element in the core type that this one constrains; null for the root.</summary>
    public ElementDefinition? Core { get; init; }

    /// <summary>The type of its content; null when there are several.</summary>
    public TypeDefinition? Content { get; set; }

    /// <summary>Name of the slice, or null for the unsliced element.</summary>
    public string? SliceName { get; init; }

    /// <summary>For a slice that is named by its JSON property (<c>valueQuantity</c>): the type this implies.</summary>
    public string? ImpliedType { get; init; }

    /// <summary>Position in the tree for messages when the profile has no element of its own there.</summary>
    public string Id => Definition?.Id ?? (parent is null ? name : $"{parent.Id}.{name}{(SliceName is null ? "" : ":" + SliceName)}");

    /// <summary>Whether what belongs to the slice has the value demanded here: its condition has asked for it.</summary>
    public bool IsToldBySlice { get; set; }

    public IReadOnlyList<ElementNode> Children => _children;

    public IReadOnlyList<ElementNode> Slices => _slices;

    public int Min => Definition?.Min ?? 0;

    public int Max => Definition?.Max ?? int.MaxValue;

    public IEnumerable<TypeReference> Types => Definition?.Types.Count > 0 ? Definition.Types : Core?.Types ?? [];

    public ElementNode? Child(string childName) => _children.Find(child => child.Name == childName);

    public ElementNode? Slice(string sliceName) => _slices.Find(slice => slice.SliceName == sliceName);

    public void Add(ElementNode node) => (node.SliceName is null ? _children : throw new ArgumentException("A slice is no child.", nameof(node))).Add(node);

    public void AddSlice(ElementNode slice) => _slices.Add(slice);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace FhirCalc.Fhir.Definitions;

/// <summary>A type: its children by JSON name and by path name. Immutable once compiled.</summary>
public sealed class TypeDefinition
{
    private static readonly FrozenSet<string> OtherThanText = FrozenSet.Create(
        StringComparer.Ordinal, "boolean", "integer", "positiveInt", "unsignedInt", "decimal", "date", "dateTime", "instant", "time");

    private readonly string? _baseName;
    private readonly Dictionary<string, TypeDefinition> _inner;
    private readonly Dictionary<string, ElementDefinition> _byName = new(StringComparer.Ordinal);
    private bool? _isQuantity;
    private ChildTable _children = ChildTable.Empty;

    internal TypeDefinition(
        TypeModel model, string name, TypeKind kind, string url, string? baseName, ElementDefinition root, Dictionary<string, TypeDefinition> inner)
    {
        Model = model;
        Name = name;
        Kind = kind;
        Url = url;
        Root = root;
        _baseName = baseName;
        _inner = inner;
        IsText = kind == TypeKind.Primitive && !OtherThanText.Contains(name);
    }

    /// <summary>The model that this type belongs to.</summary>
    public TypeModel Model { get; }

    /// <summary><c>Observation</c>, <c>Quantity</c>; for a backbone its path, <c>Observation.component</c>.</summary>
    public string Name { get; }

    /// <summary>Canonical of the StructureDefinition.</summary>
    public string Url { get; }

    /// <summary>What kind of type it is.</summary>
    public TypeKind Kind { get; }

    /// <summary>Whether it is a primitive that FHIRPath sees as a string.</summary>
    internal bool IsText { get; }

    /// <summary>Whether it is a Quantity or one of its specialisations, which FHIRPath sees as an amount.</summary>
    internal bool IsQuantity => _isQuantity ??= Kind == TypeKind.Complex && IsSubtypeOf("Quantity");

    /// <summary>Whether no instance has exactly this type.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>The first element of the snapshot; for a backbone the element that holds it.</summary>
    public ElementDefinition Root { get; }

    /// <summary>The type that this one specialises; null for <c>Element</c> and <c>Resource</c>.</summary>
    public TypeDefinition? Base => _baseName is null ? null : Model.Find(_baseName);

    /// <summary>Children in the order of the snapshot.</summary>
    public IReadOnlyList<ElementDefinition> Elements { get; private set; } = [];

    /// <summary>For a primitive: the regular expression that its text must match as a whole, if the definition has one.</summary>
    public string? PrimitivePattern { get; init; }

    /// <summary>Invariants on the type itself.</summary>
    public IReadOnlyList<ConstraintDefinition> Constraints => Root.Constraints;

    /// <summary>Whether this type or one that it specialises has the name.</summary>
    public bool IsSubtypeOf(string name)
    {
        for (var type = this; type is not null; type = type.Base)
        {
            if (type.Name == name)
                return true;
        }

        return false;
    }

    /// <summary>The child of this path name (<c>value</c> for <c>value[x]</c>), or null.</summary>
    public ElementDefinition? Element(string pathName) => _byName.GetValueOrDefault(pathName);

    /// <summary>
    /// The child that JSON spells so, with its type: <c>valueQuantity</c> gives <c>value[x]</c> and <c>Quantity</c>.
    /// The leading <c>_</c> of a primitive's sibling is not part of the name.
    /// </summary>
    public bool TryChild(ReadOnlySpan<byte> jsonName, [NotNullWhen(true)] out ElementDefinition? element, [NotNullWhen(true)] out TypeDefinition? type)
    {
        var slot = _children.Find(jsonName);
        element = slot?.Element;
        type = slot?.Type(this);
        return slot is not null;
    }

    /// <summary>The type that a child has when its type code is this one; inner types and content references included.</summary>
    public TypeDefinition TypeOfChild(ElementDefinition element, string typeCode)
    {
        if (_inner.TryGetValue(element.Path, out var backbone))
            return backbone;
        if (element.ContentReference is { } reference && _inner.TryGetValue(reference[(reference.IndexOf('#') + 1)..], out var shared))
            return shared;
        return Model.Require(typeCode);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal void SetElements(ElementDefinition[] elements)
    {
        Elements = elements;
        foreach (var element in elements)
            _byName.Add(element.Name, element);
        _children = new ChildTable(elements);
    }
}

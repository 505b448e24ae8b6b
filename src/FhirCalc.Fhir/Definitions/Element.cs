using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// A value that knows its FHIR type. For a primitive it also holds the <c>_name</c> sibling with its id and extensions.
/// Looks forward only; the default is the missing element.
/// </summary>
public readonly struct Element : IEquatable<Element>
{
    private readonly ResourceJson? _document;
    private readonly TypeDefinition? _type;
    private readonly int _value;
    private readonly int _extra;

    /// <summary>The resource at the root of a text. An unknown <c>resourceType</c> makes it a bare <c>Resource</c>.</summary>
    public Element(ResourceJson resource, TypeModel types)
        : this(resource.Root, default, ConcreteType(resource.Root, types.Require("Resource")), null)
    {
    }

    internal Element(Node value, Node extra, TypeDefinition type, ElementDefinition? definition)
    {
        _document = value.Exists ? value.Document : extra.Document;
        _value = value.Exists ? value.Index : -1;
        _extra = extra.Exists ? extra.Index : -1;
        _type = type;
        Definition = definition;
    }

    /// <summary>False for the default element.</summary>
    public bool Exists => _document is not null;

    /// <summary>The JSON value; missing when a primitive has only extensions.</summary>
    public Node Node => _document is null || _value < 0 ? default : new Node(_document, _value);

    /// <summary>The object with id and extensions of a primitive, if there is one.</summary>
    public Node Extra => _document is null || _extra < 0 ? default : new Node(_document, _extra);

    /// <summary>The type; for a choice the one that the JSON name gives, for a contained resource that of its <c>resourceType</c>.</summary>
    /// <exception cref="InvalidOperationException">The element is missing.</exception>
    public TypeDefinition Type => _type ?? throw new InvalidOperationException("A missing element has no type.");

    /// <summary>The definition in the parent's type; null for a root.</summary>
    public ElementDefinition? Definition { get; }

    /// <summary>Name in FHIRPath: <c>value</c> for <c>valueQuantity</c>; for a root the type's name.</summary>
    public string Name => Definition?.Name ?? _type?.Name ?? "";

    /// <summary>Whether the type is a primitive.</summary>
    public bool IsPrimitive => _type?.Kind == TypeKind.Primitive;

    /// <summary>Whether this is a primitive with a value, not only with extensions.</summary>
    public bool HasValue => IsPrimitive && Node.Kind is NodeKind.String or NodeKind.Number or NodeKind.True or NodeKind.False;

    /// <summary>Value of a primitive as text: a string without escapes, numbers and booleans as written; else null.</summary>
    public string? Text => !HasValue ? null : Node.GetString() ?? Node.RawText;

    /// <summary>Whether two elements are the same place of the same text.</summary>
    public static bool operator ==(Element left, Element right) => left.Equals(right);

    /// <summary>Whether two elements are different places.</summary>
    public static bool operator !=(Element left, Element right) => !left.Equals(right);

    /// <summary>The children of this path name in source order, arrays flattened.</summary>
    public ElementChildren Children(string pathName) => new(this, pathName);

    /// <summary>All children in source order, arrays flattened. What the type does not know is left out.</summary>
    public ElementChildren Children() => new(this, null);

    /// <summary>The first child of this name, or the missing element.</summary>
    public Element Child(string pathName)
    {
        foreach (var child in Children(pathName))
            return child;
        return default;
    }

    /// <summary>The place as FHIRPath from the root of the text: <c>Bundle.entry[0].resource.component[2].value</c>.</summary>
    public string Location() => _document is null ? "" : ElementLocation.Of(_document, Type.Model, Node.Exists ? Node : Extra);

    /// <inheritdoc/>
    public bool Equals(Element other) => ReferenceEquals(_document, other._document) && _value == other._value && _extra == other._extra;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Element other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_document, _value, _extra);

    /// <summary>The location, for a debugger.</summary>
    public override string ToString() => Location();

    internal static TypeDefinition ConcreteType(Node value, TypeDefinition declared)
    {
        if (declared.Kind != TypeKind.Resource || !declared.IsAbstract)
            return declared;
        return declared.Model.FindResource(value["resourceType"u8]) ?? declared;
    }
}

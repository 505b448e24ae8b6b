using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>Where the properties of one child stand in an object. The default is: nowhere (no child has index 0, the root).</summary>
internal struct Found
{
    private int _value;
    private int _sibling;

    /// <summary>Number of the spelling met.</summary>
    public int Name { get; private set; }

    public readonly bool IsMissing => (_value | _sibling) == 0;

    public readonly int Value => _value;

    public readonly int Sibling => _sibling;

    /// <summary>Notes a property; false when its place is taken.</summary>
    public bool TryTake(int name, int index, bool isSibling)
    {
        ref var place = ref (isSibling ? ref _sibling : ref _value);
        if (place != 0)
            return false;
        Name = name;
        place = index;
        return true;
    }
}

/// <summary>A child of an object under its spelling, with the <c>_name</c> sibling.</summary>
internal readonly struct Property(Node owner, Found found, StructureName spelled)
{
    /// <summary>A child without sibling.</summary>
    public static Property Of(Node owner, Node value, StructureName spelled)
    {
        var found = default(Found);
        found.TryTake(spelled.Number, value.Index, isSibling: false);
        return new Property(owner, found, spelled);
    }

    public Node Owner => owner;

    public StructureName Spelled => spelled;

    public Node Value => found.Value == 0 ? default : new Node(owner.Document, found.Value);

    public Node Sibling => found.Sibling == 0 ? default : new Node(owner.Document, found.Sibling);
}

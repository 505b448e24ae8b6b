using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>What a path name means in the types that it meets; looked up once for each.</summary>
internal sealed class ChildNames(string name)
{
    // A step meets one type, or the few of a choice; it does not remember more.
    private const int Most = 8;

    // Replaced as a whole: a thread that misses the entry of another makes its own, to the same effect.
    private ChildName[] _known = [];

    public ChildName In(TypeDefinition owner)
    {
        foreach (var known in _known)
        {
            if (ReferenceEquals(known.Owner, owner))
                return known;
        }

        var found = new ChildName(owner, owner.Element(name));
        if (_known.Length < Most)
            _known = [.. _known, found];
        return found;
    }
}

/// <summary>Whether a JSON property is meant by a path name.</summary>
internal enum NameMatch : byte
{
    Other,

    Value,

    /// <summary>The property that holds id and extensions of the value.</summary>
    Sibling,
}

/// <summary>What a path name means in one type.</summary>
internal sealed class ChildName
{
    private readonly byte[] _name;
    private readonly bool _isPrimitive;

    public ChildName(TypeDefinition owner, ElementDefinition? definition)
    {
        Owner = owner;
        Definition = definition;
        _name = definition?.NameUtf8 ?? [];
        // A choice is spelled with the type, which then says what it is.
        if (definition is not { IsChoice: false } || !owner.TryChild(_name, out _, out var type))
            return;
        Type = type;
        _isPrimitive = type.Kind == TypeKind.Primitive;
    }

    public TypeDefinition Owner { get; }

    /// <summary>Null when the type has no such child.</summary>
    public ElementDefinition? Definition { get; }

    /// <summary>Its type; null for a choice.</summary>
    public TypeDefinition? Type { get; }

    /// <summary>Compares with the name of a property, escapes and all; a value comes with its type.</summary>
    public NameMatch Match(ReadOnlySpan<byte> spelled, out TypeDefinition? type)
    {
        type = Type;
        if (type is null)
            return MatchChoice(spelled, out type);
        if (spelled.Length == _name.Length)
            return spelled.SequenceEqual(_name) ? NameMatch.Value : NameMatch.Other;
        return _isPrimitive && spelled.Length == _name.Length + 1 && spelled[0] == (byte)'_' && spelled[1..].SequenceEqual(_name)
            ? NameMatch.Sibling
            : NameMatch.Other;
    }

    private NameMatch MatchChoice(ReadOnlySpan<byte> spelled, out TypeDefinition? type)
    {
        type = null;
        if (Definition is null)
            return NameMatch.Other;
        if (spelled.StartsWith(_name))
            return Owner.TryChild(spelled, out var found, out type) && found == Definition ? NameMatch.Value : NameMatch.Other;
        return spelled.Length > _name.Length && spelled[0] == (byte)'_' && spelled[1..].StartsWith(_name) ? NameMatch.Sibling : NameMatch.Other;
    }
}

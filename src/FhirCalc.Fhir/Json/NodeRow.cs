namespace FhirCalc.Fhir.Json;

/// <summary>One value of a JSON text as 20 bytes. Children follow their parent; <see cref="Next"/> jumps over them.</summary>
internal struct NodeRow
{
    private const uint KindMask = 0x7;
    private const uint NameEscapedBit = 0x8;
    private const uint ValueEscapedBit = 0x10;
    private const uint OddNamesBit = 0x20;
    private const int NameLengthShift = 6;

    /// <summary>Longest property name.</summary>
    public const int LongestName = int.MaxValue >> NameLengthShift;

    private uint _packed;

    /// <summary>First byte of the value (the quote of a string).</summary>
    public int Start;

    /// <summary>Bytes of the value, quotes and brackets included.</summary>
    public int Length;

    /// <summary>Row after this value and all below it.</summary>
    public int Next;

    /// <summary>First byte of the property name, after its quote.</summary>
    public int NameStart;

    public NodeRow(NodeKind kind, int start, int length, bool valueEscaped, int nameStart, int nameLength, bool nameEscaped)
    {
        Start = start;
        Length = length;
        Next = 0;
        NameStart = nameStart;
        _packed = (uint)kind | (nameEscaped ? NameEscapedBit : 0) | (valueEscaped ? ValueEscapedBit : 0) | ((uint)nameLength << NameLengthShift);
    }

    public readonly NodeKind Kind => (NodeKind)(_packed & KindMask);

    public readonly bool NameEscaped => (_packed & NameEscapedBit) != 0;

    public readonly bool ValueEscaped => (_packed & ValueEscapedBit) != 0;

    /// <summary>Whether some property of this object is spelled with an escape, begins with <c>_</c>, or has no name at all.</summary>
    public readonly bool HasOddNames => (_packed & OddNamesBit) != 0;

    public readonly int NameLength => (int)(_packed >> NameLengthShift);

    public void MarkOddNames() => _packed |= OddNamesBit;
}

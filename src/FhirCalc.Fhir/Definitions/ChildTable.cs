using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Finds the child of a type by its JSON name: a small open-addressed table over the name's bytes.</summary>
internal sealed class ChildTable
{
    public static readonly ChildTable Empty = new([]);

    private readonly Slot?[] _slots;

    public ChildTable(IReadOnlyList<ElementDefinition> elements)
    {
        var all = elements.SelectMany(Spellings).ToList();
        _slots = new Slot?[BitOperations.RoundUpToPowerOf2((uint)Math.Max(all.Count * 2, 2))];
        foreach (var slot in all)
        {
            var at = Hash(slot.Name) & (_slots.Length - 1);
            while (_slots[at] is not null)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = slot;
        }
    }

    public Slot? Find(ReadOnlySpan<byte> name)
    {
        var at = Hash(name) & (_slots.Length - 1);
        while (_slots[at] is { } slot)
        {
            if (name.SequenceEqual(slot.Name))
                return slot;
            at = (at + 1) & (_slots.Length - 1);
        }

        return null;
    }

    private static IEnumerable<Slot> Spellings(ElementDefinition element) => element.IsChoice
        ? element.Types.Select(type => new Slot(element.Name + char.ToUpperInvariant(type.Code[0]) + type.Code[1..], element, type.Code))
        : [new Slot(element.Name, element, element.Types.Count > 0 ? element.Types[0].Code : "")];

    // First and last bytes tell the names of one type apart well enough; the comparison decides.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong head, tail;
        if (name.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(name);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]);
        }
        else
        {
            head = 0;
            foreach (var character in name)
                head = (head << 8) | character;
            tail = head;
        }

        var mixed = (head * 0x9E3779B97F4A7C15) ^ (tail * 0xC2B2AE3D27D4EB4F) ^ ((ulong)name.Length << 40);
        return (int)(mixed >> 33);
    }

    /// <summary>One JSON name. Its type is looked up at first use, since types refer to each other in circles.</summary>
    internal sealed class Slot(string name, ElementDefinition element, string typeCode)
    {
        private TypeDefinition? _type;

        public byte[] Name { get; } = Encoding.UTF8.GetBytes(name);

        public ElementDefinition Element => element;

        public TypeDefinition Type(TypeDefinition owner) => _type ??= owner.TypeOfChild(element, typeCode);
    }
}

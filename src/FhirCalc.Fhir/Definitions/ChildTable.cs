using System.Numerics;
using System.Text;
using FhirCalc.Fhir.Json;

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
            var at = Utf8Hash.Of(slot.Name) & (_slots.Length - 1);
            while (_slots[at] is not null)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = slot;
        }
    }

    public Slot? Find(ReadOnlySpan<byte> name)
    {
        var at = Utf8Hash.Of(name) & (_slots.Length - 1);
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

    /// <summary>One JSON name. Its type is looked up at first use, since types refer to each other in circles.</summary>
    internal sealed class Slot(string name, ElementDefinition element, string typeCode)
    {
        private TypeDefinition? _type;

        public byte[] Name { get; } = Encoding.UTF8.GetBytes(name);

        public ElementDefinition Element => element;

        public TypeDefinition Type(TypeDefinition owner) => _type ??= owner.TypeOfChild(element, typeCode);
    }
}

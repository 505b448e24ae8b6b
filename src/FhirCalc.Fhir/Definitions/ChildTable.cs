using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Finds the child of a type by its JSON name.</summary>
internal sealed class ChildTable(IEnumerable<ElementDefinition> elements)
{
    public static readonly ChildTable Empty = new([]);

    private readonly Utf8Table<Slot> _slots = new([.. elements.SelectMany(Spellings).Select(slot => (slot.Name, slot))]);

    public Slot? Find(ReadOnlySpan<byte> name) => _slots.Find(name);

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

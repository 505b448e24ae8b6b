using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// The codings that one element has in its children of one name (<c>component</c> by <c>code</c>), or in a concept of its own,
/// read once however many expressions ask. Belongs to one thread.
/// </summary>
internal sealed class CodedIndex
{
    private CodedChildren? _asked;
    private ResourceJson? _document;
    private int _owner;
    private int _known;
    private Entry[] _entries = new Entry[8];

    /// <summary>Whether the content is not plain, so that the general way must be gone.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>One bit for each symbol met, by its number modulo 64: a quick no.</summary>
    public ulong Present { get; private set; }

    /// <summary>How many walks over the entries are under way; such an index is not filled anew.</summary>
    public int Readers { get; set; }

    /// <summary>The type of the children.</summary>
    public TypeDefinition? ItemType { get; private set; }

    /// <summary>The definition of the children.</summary>
    public ElementDefinition? ItemDefinition { get; private set; }

    /// <summary>Children and symbols in source order; a child stands here once for each of its codings that somebody asks for.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, Count);

    private int Count { get; set; }

    /// <summary>Whether this is the index that is wanted, and no symbol wanted is newer than it.</summary>
    public bool Is(CodedChildren asked, Node owner, int newest) =>
        ReferenceEquals(_asked, asked) && _owner == owner.Index && ReferenceEquals(_document, owner.Document) && newest < _known;

    public void Clear() => (_asked, _document, Readers) = (null, null, 0);

    public void Fill(CodedChildren asked, in Element owner)
    {
        var node = owner.Node;
        (_asked, _document, _owner, _known) = (asked, node.Document, node.Index, asked.Symbols.Count);
        (Count, Present, IsOpen, ItemType, ItemDefinition) = (0, 0, false, null, null);
        IsOpen = !(asked.Items is null ? TryConcepts(asked.Concept, owner.Type, node, 0) : TryItems(asked, asked.Items.In(owner.Type), node));
    }

    private bool TryItems(CodedChildren asked, ChildName items, Node owner)
    {
        if (items.Type is not { Kind: not (TypeKind.Primitive or TypeKind.Resource) } type)
            return false;
        (ItemType, ItemDefinition) = (type, items.Definition);
        foreach (var property in owner.Children)
        {
            switch (items.Match(property.NameUtf8, out _))
            {
                case NameMatch.Sibling:
                case NameMatch.Value when !property.IsArray:
                    return false;
                case NameMatch.Value:
                    foreach (var item in property.Children)
                    {
                        if (!item.IsObject || !TryConcepts(asked.Concept, type, item, item.Index))
                            return false;
                    }

                    break;
            }
        }

        return true;
    }

    private bool TryConcepts(ChildNames concept, TypeDefinition type, Node owner, int item)
    {
        var child = concept.In(type);
        if (child.Type is not { Name: "CodeableConcept" })
            return false;
        foreach (var property in owner.Children)
        {
            if (child.Match(property.NameUtf8, out _) == NameMatch.Value && (!property.IsObject || !TryCodings(property, item)))
                return false;
        }

        return true;
    }

    private bool TryCodings(Node concept, int item)
    {
        foreach (var property in concept.Children)
        {
            if (!property.NameUtf8.SequenceEqual("coding"u8))
                continue;
            if (!property.IsArray)
                return false;
            foreach (var coding in property.Children)
            {
                if (!PlainCoding.TryRead(coding, out var plain))
                    return false;
                if (plain is { HasSystem: true, HasCode: true } && _asked!.Symbols.Find(plain.System, plain.Code) is >= 0 and var symbol)
                    Add(new Entry(item, symbol));
            }
        }

        return true;
    }

    private void Add(Entry entry)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        _entries[Count++] = entry;
        Present |= 1UL << (entry.Symbol & 63);
    }

    /// <param name="Item">Row of the child; 0 for a concept of the element itself.</param>
    /// <param name="Symbol">Number of the coding.</param>
    public readonly record struct Entry(int Item, int Symbol);
}

using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Validation.Content;
using FhirCalc.Fhir.Validation.Primitives;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>A core type, compiled for the structural pass. Its children are found by their JSON names.</summary>
internal sealed class StructureType
{
    private readonly Utf8Table<StructureName> _names;

    public StructureType(TypeDefinition definition, StructureTypes types, ContentRules content, CompileContext context)
    {
        Definition = definition;
        Format = definition.Kind == TypeKind.Primitive ? PrimitiveFormats.Find(definition.Name) : null;
        IsResource = definition.Kind == TypeKind.Resource;
        IsExtension = definition.Name == "Extension";
        Rules = [.. ConstraintKinds.CompileAll(new ElementFacts(definition.Root, [], $"{definition.Url}#{definition.Root.Id}"), context), .. content.For(definition)];
        Children = [.. definition.Elements.Select((element, slot) => new StructureChild(element, slot, definition, content, context))];
        MandatorySlots = Children.Where(child => child.Definition.Min > 0).Aggregate(0UL, (slots, child) => slots | 1UL << child.Slot);
        Mandatory = [.. Children.Where(child => child.Definition.Min > 0)];
        var names = new List<(byte[], StructureName)>();
        foreach (var child in Children)
        {
            foreach (var (name, code) in Spellings(child.Definition))
                names.Add((Encoding.UTF8.GetBytes(name), new StructureName(names.Count, name, child, TypeOf(child, code), definition, types)));
        }

        Names = [.. names.Select(item => item.Item2)];
        _names = new Utf8Table<StructureName>(names);
    }

    public TypeDefinition Definition { get; }

    /// <summary>How a primitive is written; null for a type with children.</summary>
    public PrimitiveFormat? Format { get; }

    public bool IsResource { get; }

    public bool IsExtension { get; }

    /// <summary>Children in the order of the definition; their slot is their index.</summary>
    public StructureChild[] Children { get; }

    /// <summary>All spellings, by number.</summary>
    public StructureName[] Names { get; }

    public StructureChild[] Mandatory { get; }

    /// <summary>The slots of the mandatory children, where there are no more than 64.</summary>
    public ulong MandatorySlots { get; }

    /// <summary>Rules on the type itself.</summary>
    public Assertion[] Rules { get; }

    public StructureName? Find(ReadOnlySpan<byte> name) => _names.Find(name);

    // The R4 snapshots call the id of a resource a string; its definition and all other versions say id.
    private string TypeOf(StructureChild child, string code) => IsResource && child.Definition.Name == "id" ? "id" : code;

    private static IEnumerable<(string Name, string TypeCode)> Spellings(ElementDefinition element) => element.IsChoice
        ? element.Types.Select(type => (element.Name + char.ToUpperInvariant(type.Code[0]) + type.Code[1..], type.Code))
        : [(element.Name, element.Types.Count > 0 ? element.Types[0].Code : "")];
}

/// <summary>An element of a type with the rules that its definition adds to those of its type.</summary>
internal sealed class StructureChild
{
    public StructureChild(ElementDefinition definition, int slot, TypeDefinition owner, ContentRules content, CompileContext context)
    {
        Definition = definition;
        (IsArray, Min, Max) = (definition.IsArray, definition.Min, definition.Max);
        Slot = slot;
        Rule = $"{owner.Url}#{definition.Id}";
        Rules = [.. ConstraintKinds.CompileAll(new ElementFacts(definition, RootsOf(definition, owner), Rule), context), .. content.For(definition)];
    }

    public ElementDefinition Definition { get; }

    public int Slot { get; }

    public string Rule { get; }

    public Assertion[] Rules { get; }

    public bool IsArray { get; }

    public int Min { get; }

    public int Max { get; }

    private static List<ElementDefinition> RootsOf(ElementDefinition definition, TypeDefinition owner)
    {
        var roots = new List<ElementDefinition>();
        foreach (var code in definition.Types.Count > 0 ? definition.Types.Select(type => type.Code).Distinct() : [""])
        {
            for (var type = owner.TypeOfChild(definition, code); type is not null; type = type.Base)
                roots.Add(type.Root);
        }

        return roots;
    }
}

/// <summary>One JSON name of a child; a choice has one for each type.</summary>
internal sealed class StructureName(int number, string name, StructureChild child, string typeCode, TypeDefinition owner, StructureTypes types)
{
    private StructureType? _type;

    public int Number => number;

    public string Name => name;

    public StructureChild Child { get; } = child;

    /// <summary>Whether this is <c>id</c>, which alone is no content.</summary>
    public bool IsId { get; } = name == "id";

    /// <summary>Looked up at first use, since types refer to each other in circles.</summary>
    public StructureType Type => _type ??= types.Of(owner.TypeOfChild(Child.Definition, typeCode));
}

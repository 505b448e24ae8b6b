using System.Globalization;
using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>One element of a snapshot, read once.</summary>
public sealed class ElementDefinition
{
    private const string FhirTypeExtension = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";
    private const string BestPracticeExtension = "http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice";
    private const string SystemTypes = "http://hl7.org/fhirpath/System.";

    /// <summary>Reads an ElementDefinition from its JSON.</summary>
    public ElementDefinition(Node source)
    {
        Source = source;
        Path = source["path"u8].GetString() ?? "";
        Id = source["id"u8].GetString() ?? Path;
        SliceName = source["sliceName"u8].GetString();
        var name = Path[(Path.LastIndexOf('.') + 1)..];
        IsChoice = name.EndsWith("[x]", StringComparison.Ordinal);
        Name = IsChoice ? name[..^3] : name;
        NameUtf8 = Encoding.UTF8.GetBytes(Name);
        Min = int.TryParse(source["min"u8].RawText, NumberStyles.None, CultureInfo.InvariantCulture, out var min) ? min : 0;
        Max = ReadMax(source["max"u8]);
        IsArray = ReadMax(source["base"u8]["max"u8].Exists ? source["base"u8]["max"u8] : source["max"u8]) > 1;
        IsModifier = source["isModifier"u8].Kind == NodeKind.True;
        IsSummary = source["isSummary"u8].Kind == NodeKind.True;
        ContentReference = source["contentReference"u8].GetString();
        Types = ReadTypes(source["type"u8]);
        Binding = source["binding"u8] is { Exists: true } binding
            ? new BindingDefinition(binding["strength"u8].GetString() ?? "", binding["valueSet"u8].GetString())
            : null;
        Constraints = ReadConstraints(source["constraint"u8]);
    }

    /// <summary>The ElementDefinition as it stands: fixed and pattern values, minValue, maxLength and so on.</summary>
    public Node Source { get; }

    /// <summary>Element id, such as <c>Observation.component:size.value[x]</c>.</summary>
    public string Id { get; }

    /// <summary>Path, such as <c>Observation.component.value[x]</c>.</summary>
    public string Path { get; }

    /// <summary>Last part of the path without <c>[x]</c>: the name that FHIRPath uses.</summary>
    public string Name { get; }

    /// <summary>The name as JSON spells it, or for a choice begins with it.</summary>
    internal byte[] NameUtf8 { get; }

    /// <summary>Name of the slice that this element defines, or null.</summary>
    public string? SliceName { get; }

    /// <summary>Fewest occurrences.</summary>
    public int Min { get; }

    /// <summary>Most occurrences; <see cref="int.MaxValue"/> stands for <c>*</c>.</summary>
    public int Max { get; }

    /// <summary>Whether JSON spells it as an array, which the base definition decides.</summary>
    public bool IsArray { get; }

    /// <summary>Whether the name carries the type (<c>value[x]</c>).</summary>
    public bool IsChoice { get; }

    /// <summary>Whether it can change the meaning of the rest.</summary>
    public bool IsModifier { get; }

    /// <summary>Whether it belongs to the summary.</summary>
    public bool IsSummary { get; }

    /// <summary><c>#</c> and the id of the element whose content it shares, or null.</summary>
    public string? ContentReference { get; }

    /// <summary>The types it may have; empty for the root and for content references.</summary>
    public IReadOnlyList<TypeReference> Types { get; }

    /// <summary>Its binding, or null.</summary>
    public BindingDefinition? Binding { get; }

    /// <summary>Its invariants, inherited ones included.</summary>
    public IReadOnlyList<ConstraintDefinition> Constraints { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static int ReadMax(Node max) =>
        int.TryParse(max.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue;

    private static TypeReference[] ReadTypes(Node types)
    {
        var list = new List<TypeReference>();
        foreach (var type in types.Children)
            list.Add(new TypeReference(TypeCode(type), Canonicals(type["profile"u8]), Canonicals(type["targetProfile"u8])));
        return [.. list];
    }

    // Ids and primitive values carry a FHIRPath system type; the FHIR type stands in an extension.
    private static string TypeCode(Node type)
    {
        var code = type["code"u8].GetString() ?? "";
        if (!code.StartsWith(SystemTypes, StringComparison.Ordinal))
            return code;
        foreach (var extension in type["extension"u8].Children)
        {
            if (extension["url"u8].GetString() == FhirTypeExtension)
                return extension["valueUrl"u8].GetString() ?? extension["valueUri"u8].GetString() ?? "string";
        }

        return "string";
    }

    private static string[] Canonicals(Node list)
    {
        var canonicals = new List<string>();
        foreach (var item in list.Children)
            canonicals.Add(item.GetString() ?? "");
        return [.. canonicals];
    }

    private static ConstraintDefinition[] ReadConstraints(Node list)
    {
        var constraints = new List<ConstraintDefinition>();
        foreach (var item in list.Children)
        {
            constraints.Add(new ConstraintDefinition(
                item["key"u8].GetString() ?? "",
                item["severity"u8].GetString() ?? "error",
                item["human"u8].GetString() ?? "",
                item["expression"u8].GetString(),
                item["source"u8].GetString(),
                IsBestPractice(item)));
        }

        return [.. constraints];
    }

    private static bool IsBestPractice(Node constraint)
    {
        foreach (var extension in constraint["extension"u8].Children)
        {
            if (extension["url"u8].GetString() == BestPracticeExtension)
                return extension["valueBoolean"u8].Kind == NodeKind.True;
        }

        return false;
    }
}

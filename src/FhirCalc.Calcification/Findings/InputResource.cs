using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Findings;

/// <summary>A resource of the submission or of its context, with the names by which others refer to it.</summary>
internal sealed class InputResource(Element element, string? fullUrl, int position, Func<string, string>? referenceOf)
{
    private string? _location;
    private string? _reference;
    private long _time = -1;

    public Element Element => Value.Element;

    public string Type => Element.Type.Name;

    public string? FullUrl { get; } = fullUrl;

    /// <summary>Place in the input, to break ties.</summary>
    public int Position { get; } = position;

    /// <summary>Type and id, or null without an id.</summary>
    public string? RelativeReference { get; } = RelativeOf(element);

    /// <summary>The reference that results use; null for a resource without any name.</summary>
    public string? Reference => _reference ??= (FullUrl ?? RelativeReference) is { } own ? referenceOf?.Invoke(own) ?? own : null;

    /// <summary>The name that tells this resource from every other of the input.</summary>
    public string Key => Reference ?? "#" + Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>Identity of the patient it is about; null where it names none.</summary>
    public string? SubjectKey { get; set; }

    public bool IsFinding { get; } = FindingCodes.IsFinding(element);

    /// <summary>The resource as expressions see it.</summary>
    public ElementValue Value { get; } = new(element);

    /// <summary>When what it states was the case, to put the newest first: ticks in UTC, 0 without a date.</summary>
    public long Time => _time < 0 ? _time = ClinicalTime.Of(Element.Node) : _time;

    /// <summary>Place of the resource in its text, as FHIRPath.</summary>
    public string Location => _location ??= Element.Location();

    public Node Status => Element.Node["status"u8];

    public string? Version => Element.Node["meta"u8]["versionId"u8].GetString();

    /// <summary>What the references of a property say, be it one or many.</summary>
    public string[] References(ReadOnlySpan<byte> property)
    {
        var value = Element.Node[property];
        if (value.IsObject)
            return value["reference"u8].GetString() is { } one ? [one] : [];
        if (!value.IsArray)
            return [];
        var references = new string[value.Count];
        var count = 0;
        foreach (var item in value.Children)
        {
            if (item["reference"u8].GetString() is { } reference)
                references[count++] = reference;
        }

        return count == references.Length ? references : references[..count];
    }

    private static string? RelativeOf(Element element)
    {
        var id = element.Node["id"u8];
        Span<char> text = stackalloc char[PlainText.Longest];
        if (PlainText.TryRead(id, text, out var length))
            return string.Concat(element.Type.Name, "/", text[..length]);
        return id.GetString() is { } other ? element.Type.Name + "/" + other : null;
    }
}

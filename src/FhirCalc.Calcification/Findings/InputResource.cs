using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>A resource of the submission or of its context, with the names by which others refer to it.</summary>
internal sealed class InputResource(Element element, string? fullUrl, int position, Func<string, string>? referenceOf)
{
    private string? _location;
    private string? _reference;

    public Element Element { get; } = element;

    public string Type { get; } = element.Type.Name;

    public string? Id { get; } = element.Node["id"u8].GetString();

    public string? FullUrl { get; } = fullUrl;

    /// <summary>Place in the input, to break ties.</summary>
    public int Position { get; } = position;

    /// <summary>Type and id, or null without an id.</summary>
    public string? RelativeReference { get; } = element.Node["id"u8].GetString() is { } id ? element.Type.Name + "/" + id : null;

    /// <summary>The reference that results use; null for a resource without any name.</summary>
    public string? Reference => _reference ??= (FullUrl ?? RelativeReference) is { } own ? referenceOf?.Invoke(own) ?? own : null;

    /// <summary>The name that tells this resource from every other of the input.</summary>
    public string Key => Reference ?? "#" + Position.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Identity of the patient it is about; null where it names none.</summary>
    public string? SubjectKey { get; set; }

    /// <summary>Place of the resource in its text, as FHIRPath.</summary>
    public string Location => _location ??= Element.Location();

    public string? Status { get; } = element.Node["status"u8].GetString();

    public string? Version => Element.Node["meta"u8]["versionId"u8].GetString();

    public IEnumerable<string> References(string property)
    {
        var value = Element.Node[property];
        if (value.IsObject)
            return value["reference"u8].GetString() is { } one ? [one] : [];
        return value.IsArray ? Items(value) : [];
    }

    private static List<string> Items(Node array)
    {
        var references = new List<string>();
        foreach (var item in array.Children)
        {
            if (item["reference"u8].GetString() is { } reference)
                references.Add(reference);
        }

        return references;
    }
}

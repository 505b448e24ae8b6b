using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Conformance;

/// <summary>A conformance resource of the embedded guide.</summary>
internal sealed record GuideResource(string Type, string Id, ResourceJson Content)
{
    public string ETag { get; } = ContentTag.Of(Content.Utf8.Span);

    public string? Url => Text("url");

    public string? Version => Text("version");

    /// <summary>A property of the resource that is a string.</summary>
    public string? Text(string name) => Content.Root[name].GetString();

    /// <summary>The values of a property: one, those of a list, or none.</summary>
    public IEnumerable<string> Values(string name)
    {
        var value = Content.Root[name];
        if (!value.IsArray)
            return Of(value) is { } one ? [one] : [];
        var values = new List<string>();
        foreach (var item in value.Children)
        {
            if (Of(item) is { } text)
                values.Add(text);
        }

        return values;

        static string? Of(Node node) => node.Kind is NodeKind.True or NodeKind.False ? node.RawText : node.GetString();
    }
}

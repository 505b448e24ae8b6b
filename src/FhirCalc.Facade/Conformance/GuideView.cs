using FhirCalc.Fhir.Definitions;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Facade.Conformance;

/// <summary>How much of a resource of the guide is asked for.</summary>
/// <param name="Subset">Null for all of it.</param>
/// <param name="IsCount">Only how many there are.</param>
internal sealed record GuideView(ResourceSubset? Subset, bool IsCount)
{
    public const string Summary = "_summary";
    public const string Elements = "_elements";

    /// <exception cref="FormatException">A value that is not known; the message is for the client.</exception>
    public static GuideView Of(string query)
    {
        var view = new GuideView(null, false);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if (name == Summary)
                view = OfSummary(value);
            else if (name == Elements && value.Length > 0)
                view = new GuideView(ResourceSubset.Elements(value.Split(',').Select(Last)), false);
        }

        return view;
    }

    public ReadOnlyMemory<byte> Show(GuideResource resource, TypeModel types) =>
        Subset is null ? resource.Content.Utf8 : Subset.Of(resource.Content.Root, types);

    private static GuideView OfSummary(string value) => value switch
    {
        "true" => new GuideView(ResourceSubset.Summary, false),
        "text" => new GuideView(ResourceSubset.Text, false),
        "data" => new GuideView(ResourceSubset.Data, false),
        "count" => new GuideView(null, true),
        "false" or "" => new GuideView(null, false),
        _ => throw new FormatException("_summary is one of true, text, data, count, false."),
    };

    // The type may stand before the name, where several types are searched.
    private static string Last(string element) => element[(element.LastIndexOf('.') + 1)..];
}

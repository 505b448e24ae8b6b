using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The examples hang together: what one names is another, or is in the same Bundle.</summary>
public class ExampleReferenceTests
{
    private static readonly IReadOnlyList<(string File, JsonObject Resource)> Examples =
        [.. GuideFiles.Manifest.Where(example => example["issue"] is null)
            .Select(example => (example.Text("file")!, GuideFiles.Read(Path.Combine(GuideFiles.Examples, example.Text("file")!))))];

    [Fact]
    public void What_an_example_refers_to_is_an_example()
    {
        var known = Examples.Select(example => $"{example.Resource.Text("resourceType")}/{example.Resource.Text("id")}").ToHashSet();
        var dangling = Examples.Where(example => example.Resource.Text("resourceType") != "Bundle")
            .SelectMany(example => References(example.Resource).Select(reference => (example.File, Reference: reference)))
            .Where(named => !known.Contains(named.Reference.Split("/_history/")[0]));

        dangling.ShouldBeEmpty();
    }

    [Fact]
    public void What_an_entry_of_a_submission_names_by_urn_is_in_it()
    {
        foreach (var (file, bundle) in Examples.Where(example => example.Resource.Text("resourceType") == "Bundle"))
        {
            var entries = bundle.Items("entry").Select(entry => entry.Text("fullUrl")!).ToHashSet();
            References(bundle).Where(reference => reference.StartsWith("urn:", StringComparison.Ordinal) && !entries.Contains(reference)).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void No_two_examples_have_the_same_type_and_id() =>
        Examples.Where(example => example.Resource["id"] is not null).Select(example => $"{example.Resource.Text("resourceType")}/{example.Resource.Text("id")}").ShouldBeUnique();

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(References),
        JsonObject properties => properties.SelectMany(property => property is { Key: "reference", Value: JsonValue value } && value.TryGetValue<string>(out var text) ? [text] : References(property.Value)),
        _ => [],
    };
}

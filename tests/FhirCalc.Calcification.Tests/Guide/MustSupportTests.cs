using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>What a receiver must not ignore is shown by an example of the profile that says so, or of one derived from it.</summary>
public class MustSupportTests
{
    private static readonly Dictionary<string, JsonObject> Profiles = GuideFiles.OfType("StructureDefinition")
        .Where(definition => definition.Text("derivation") == "constraint")
        .ToDictionary(definition => definition.Text("url")!);

    private static readonly IReadOnlyList<(string Profile, JsonNode Resource)> Shown =
        [.. GuideFiles.Manifest.Where(example => example["issue"] is null).SelectMany(example => ResourcesOf(example.Text("profile")!, GuideFiles.Read(Path.Combine(GuideFiles.Examples, example.Text("file")!))))];

    public static TheoryData<string> OfResources =>
        [.. Profiles.Where(profile => profile.Value.Text("type") != "Extension").Select(profile => profile.Key)];

    [Theory]
    [MemberData(nameof(OfResources))]
    public void Every_must_support_element_appears_in_an_example(string profile)
    {
        var examples = Shown.Where(shown => IsOf(shown.Profile, profile)).Select(shown => shown.Resource).ToList();
        var elements = Profiles[profile]["differential"].Items("element")
            .Where(element => element["mustSupport"]?.GetValue<bool>() == true)
            .Select(element => element.Text("id")!).ToList();

        examples.ShouldNotBeEmpty();
        elements.Where(element => !Find(profile, element, examples).Any()).ShouldBeEmpty(profile);
    }

    [Fact]
    public void Every_must_support_part_of_an_extension_appears_in_an_example_or_a_rule()
    {
        var used = Shown.Select(shown => shown.Resource).Concat(GuideFiles.Artifacts.Where(artifact => artifact.Text("resourceType") != "StructureDefinition"))
            .SelectMany(ExtensionParts).ToHashSet();
        var parts = Profiles.Values.Where(profile => profile.Text("type") == "Extension").SelectMany(extension => extension["differential"].Items("element")
            .Where(element => element["mustSupport"] is not null && element["sliceName"] is not null)
            .Select(element => $"{extension.Text("url")}#{element.Text("sliceName")}")).ToList();

        parts.Count.ShouldBeGreaterThan(10);
        parts.Except(used).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_such_elements() =>
        OfResources.Sum(profile => Profiles[profile.Data]["differential"].Items("element").Count(element => element["mustSupport"] is not null)).ShouldBeGreaterThan(200);

    [Fact]
    public void An_element_that_no_example_has_is_not_found() =>
        Find(GuideBase + "calcification-finding", "Observation.component:size.valueQuantity.comparator", Shown.Select(shown => shown.Resource)).ShouldBeEmpty();

    private const string GuideBase = "http://fhircalc.org/fhir/StructureDefinition/";

    private static IEnumerable<(string, JsonNode)> ResourcesOf(string profile, JsonObject resource)
    {
        yield return (profile, resource);
        foreach (var inner in resource.Items("entry").Select(entry => entry["resource"]!))
        {
            foreach (var claimed in inner["meta"].Items("profile"))
                yield return (claimed.GetValue<string>(), inner);
        }
    }

    /// <summary>The parts of extensions anywhere in a resource, as url#part.</summary>
    private static IEnumerable<string> ExtensionParts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(ExtensionParts),
        JsonObject properties => properties.SelectMany(property => ExtensionParts(property.Value))
            .Concat(properties["url"] is not null ? properties.Items("extension").Select(part => $"{properties.Text("url")}#{part.Text("url")}") : []),
        _ => [],
    };

    private static bool IsOf(string claimed, string profile) =>
        claimed == profile || (Profiles.TryGetValue(claimed, out var definition) && IsOf(definition.Text("baseDefinition")!, profile));

    /// <summary>The nodes that an element id means: a slice of components by the pattern of its code, of extensions by the url.</summary>
    private static IEnumerable<JsonNode> Find(string profile, string id, IEnumerable<JsonNode> resources)
    {
        var snapshot = Profiles[profile]["snapshot"].Items("element").ToDictionary(element => element.Text("id")!);
        var nodes = resources;
        var path = "";
        foreach (var step in id.Split('.'))
        {
            path = path.Length == 0 ? step : $"{path}.{step}";
            if (path == step)
                continue;
            var name = step.Split(':')[0];
            nodes = nodes.SelectMany(node => Children(node, name)).ToList();
            if (!step.Contains(':', StringComparison.Ordinal))
                continue;
            if (snapshot.GetValueOrDefault(path + ".code")?["patternCodeableConcept"] is { } pattern)
                nodes = nodes.Where(node => node["code"].Items("coding").Any(coding => coding.Text("code") == pattern.Items("coding").First().Text("code")));
            else if (name == "extension")
                nodes = nodes.Where(node => node.Text("url") == snapshot[path].Items("type").First().Items("profile").First().GetValue<string>());
        }

        return nodes;
    }

    private static IEnumerable<JsonNode> Children(JsonNode node, string name)
    {
        if (node is not JsonObject properties)
            yield break;
        foreach (var (key, value) in properties)
        {
            var isChoice = name.EndsWith("[x]", StringComparison.Ordinal) && key.StartsWith(name[..^3], StringComparison.Ordinal) && key.Length > name.Length - 3 && char.IsUpper(key[name.Length - 3]);
            if (key != name && !isChoice)
                continue;
            foreach (var item in value as JsonArray ?? [value!.DeepClone()])
                yield return item!;
        }
    }
}

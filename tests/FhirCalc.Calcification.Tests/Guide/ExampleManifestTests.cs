using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

public class ExampleManifestTests
{
    private static readonly string[] Folders = ["", "invalid", "warning"];

    [Fact]
    public void Every_profile_has_a_valid_and_three_invalid_examples()
    {
        foreach (var profile in Profiles())
        {
            var examples = GuideFiles.Manifest.Where(example => example.Text("profile") == profile.Text("url")).ToList();
            examples.ShouldContain(example => Valid(example) && example["issue"] == null, profile.Text("id"));
            examples.Count(example => !Valid(example)).ShouldBeGreaterThanOrEqualTo(3, profile.Text("id"));
        }
    }

    [Fact]
    public void Every_constraint_has_an_example_that_breaks_it()
    {
        var constraints = GuideFiles.OfType("StructureDefinition")
            .SelectMany(definition => definition["snapshot"].Items("element"))
            .SelectMany(element => element.Items("constraint"))
            .Select(constraint => constraint.Text("key")!)
            .Where(key => key.StartsWith("fc-", StringComparison.Ordinal))
            .ToHashSet();
        var broken = GuideFiles.Manifest
            .Select(example => example["issue"]?.Text("key"))
            .ToHashSet();

        constraints.Count.ShouldBeGreaterThan(30);
        constraints.Where(key => !broken.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_component_appears_in_a_valid_example()
    {
        var components = GuideFiles.OfType("CodeSystem").Single(system => system.Text("id") == "calcification-component").Items("concept");
        var shown = GuideFiles.Manifest.Where(example => example["issue"] is null)
            .SelectMany(example => ComponentCodes(GuideFiles.Read(Path.Combine(GuideFiles.Examples, example.Text("file")!))))
            .ToHashSet();

        components.Select(component => component.Text("code")).Where(code => !shown.Contains(code)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_that_lies_there_is_listed()
    {
        var lying = Folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(GuideFiles.Examples, folder), "*.json")
                .Select(file => Path.Combine(folder, Path.GetFileName(file)).Replace('\\', '/')))
            .Where(file => file != "manifest.json");

        GuideFiles.Manifest.Select(example => example.Text("file")).ShouldBe(lying, ignoreOrder: true);
    }

    [Fact]
    public void An_invalid_example_expects_an_error_and_a_warning_example_a_warning()
    {
        foreach (var example in GuideFiles.Manifest.Where(example => example["issue"] is not null))
            example["issue"]!.Text("severity").ShouldBe(Valid(example) ? "warning" : "error", example.Text("file"));
    }

    private static IEnumerable<string?> ComponentCodes(JsonObject resource) =>
        resource.Items("component").SelectMany(component => component["code"].Items("coding")).Select(coding => coding.Text("code"))
            .Concat(resource.Items("entry").SelectMany(entry => ComponentCodes(entry["resource"]!.AsObject())));

    private static IEnumerable<JsonObject> Profiles() => GuideFiles.OfType("StructureDefinition")
        .Where(definition => definition.Text("derivation") == "constraint" && definition.Text("type") != "Extension");

    private static bool Valid(JsonObject example) => example["valid"]!.GetValue<bool>();
}

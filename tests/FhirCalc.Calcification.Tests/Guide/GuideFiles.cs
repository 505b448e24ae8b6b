using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The compiled guide and its examples, as they lie in the repository.</summary>
internal static class GuideFiles
{
    public static string Examples => Repository.Place("profiles/examples");

    public static IReadOnlyList<JsonObject> Artifacts { get; } =
        [.. new[] { "profiles", "terminology", "rules" }
            .SelectMany(folder => Directory.GetFiles(Repository.Place(folder + "/generated"), "*.json").Order(StringComparer.Ordinal))
            .Select(Read)];

    public static IReadOnlyList<JsonObject> Manifest { get; } =
        [.. Read(Path.Combine(Examples, "manifest.json"))["examples"]!.AsArray().Select(example => example!.AsObject())];

    public static IEnumerable<JsonObject> OfType(string resourceType) =>
        Artifacts.Where(artifact => artifact.Text("resourceType") == resourceType);

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();

    public static string? Text(this JsonNode node, string property) => node[property]?.GetValue<string>();

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string property) =>
        node?[property]?.AsArray().Select(item => item!) ?? [];
}

using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The compiled guide and its examples, as they lie in the repository.</summary>
internal static class GuideFiles
{
    public static string Root { get; } = FindRoot();

    public static string Examples => Path.Combine(Root, "profiles", "examples");

    public static IReadOnlyList<JsonObject> Artifacts { get; } =
        [.. new[] { "profiles", "terminology", "rules" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder, "generated"), "*.json").Order(StringComparer.Ordinal))
            .Select(Read)];

    public static IReadOnlyList<JsonObject> Manifest { get; } =
        [.. Read(Path.Combine(Examples, "manifest.json"))["examples"]!.AsArray().Select(example => example!.AsObject())];

    public static IEnumerable<JsonObject> OfType(string resourceType) =>
        Artifacts.Where(artifact => artifact.Text("resourceType") == resourceType);

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();

    public static string? Text(this JsonNode node, string property) => node[property]?.GetValue<string>();

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string property) =>
        node?[property]?.AsArray().Select(item => item!) ?? [];

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(thisFile)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FhirCalc.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("No folder above the tests holds FhirCalc.sln.");
    }
}

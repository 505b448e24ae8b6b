using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Packaging;

/// <summary>
/// The embedded guide as a FHIR NPM package (https://confluence.hl7.org/display/FHIR/NPM+Package+Specification), for tools that know
/// nothing of this software. The same guide and examples give the same bytes.
/// </summary>
public static class GuidePackage
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The name of the archive.</summary>
    public static string FileName => $"{CalcificationGuide.PackageId}-{CalcificationGuide.Version}.tgz";

    /// <summary>Writes the archive.</summary>
    /// <exception cref="ArgumentException">Two examples have the same type and id.</exception>
    public static void Write(Stream to, IReadOnlyList<GuideExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var guide = CalcificationGuide.Resources.Single(resource => resource.ResourceType == "ImplementationGuide");
        using var archive = new PackageWriter(to);
        archive.Add("package/package.json", Utf8(Manifest(guide.Root)));

        // 1. The artifacts as they are embedded; the ImplementationGuide names the examples as well.
        archive.AddFolder("package", CalcificationGuide.Resources.Select(resource => new PackageFile(
            resource, resource.Root["id"u8].GetString()!, resource == guide ? WithExamples(guide, examples) : resource.Utf8.ToArray())));

        // 2. The examples, in a folder of their own: nobody takes them for definitions.
        archive.AddFolder("package/example", examples.Select(example => new PackageFile(example.Resource, example.Id, example.ToUtf8())));
    }

    private static JsonObject Manifest(Node guide) => new()
    {
        ["name"] = CalcificationGuide.PackageId,
        ["version"] = CalcificationGuide.Version,
        ["type"] = "IG",
        ["canonical"] = CalcificationGuide.CanonicalBase,
        ["title"] = guide["title"u8].GetString(),
        ["description"] = guide["description"u8].GetString(),
        ["license"] = guide["license"u8].GetString(),
        ["author"] = guide["publisher"u8].GetString(),
        ["url"] = First(First(guide["contact"u8])["telecom"u8])["value"u8].GetString(),
        ["fhirVersions"] = new JsonArray(First(guide["fhirVersion"u8]).GetString()),
        ["jurisdiction"] = "http://unstats.un.org/unsd/methods/m49/m49.htm#001",
        ["dependencies"] = new JsonObject { ["hl7.fhir.r4.core"] = First(guide["fhirVersion"u8]).GetString() },
    };

    private static byte[] WithExamples(ResourceJson guide, IReadOnlyList<GuideExample> examples)
    {
        var copy = JsonNode.Parse(guide.Utf8.Span)!.AsObject();
        var resources = copy["definition"]!["resource"]!.AsArray();
        foreach (var example in examples)
        {
            resources.Add((JsonNode)new JsonObject
            {
                ["reference"] = new JsonObject { ["reference"] = $"{example.Resource.ResourceType}/{example.Id}" },
                ["name"] = example.Id,
                ["exampleCanonical"] = example.Profile,
            });
        }

        return Utf8(copy);
    }

    private static Node First(Node array)
    {
        foreach (var item in array.Children)
            return item;
        return default;
    }

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Indented) + "\n");
}

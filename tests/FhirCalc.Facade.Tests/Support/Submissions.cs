using System.Text.Json.Nodes;

namespace FhirCalc.Facade.Tests.Support;

/// <summary>The example submissions of the repository, and changed copies of them.</summary>
internal static class Submissions
{
    public static string Breast { get; } = Repository.Read("profiles/examples/breast-report.json");

    /// <summary>A copy that is another submission.</summary>
    public static string Another(string identifier) => With(bundle => bundle["identifier"] = new JsonObject { ["system"] = "urn:test", ["value"] = identifier });

    public static string With(Action<JsonObject> change)
    {
        var bundle = JsonNode.Parse(Breast)!.AsObject();
        change(bundle);
        return bundle.ToJsonString();
    }

    public static JsonObject Resource(JsonObject bundle, string type) =>
        bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).First(resource => (string)resource["resourceType"]! == type);
}

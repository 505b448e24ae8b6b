using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>The embedded rules with a change, to test what loading and combining do with other rules.</summary>
internal static class ChangedRules
{
    private const string Extension = CalcificationGuide.CanonicalBase + "/StructureDefinition/";

    public static CalcificationAssessor Assessor(string plan, Action<JsonObject> change) =>
        CalcificationAssessor.Create(Definitions(plan, change), TimeProvider.System);

    public static DefinitionSet Definitions(string plan, Action<JsonObject> change)
    {
        var url = CalcificationGuide.CanonicalBase + "/PlanDefinition/" + plan;
        Assessing.WithGuide.TryFind(url, "PlanDefinition", out var resource).ShouldBeTrue();
        var json = JsonNode.Parse(resource!.Utf8.Span)!.AsObject();
        change(json);
        return Assessing.WithGuide.With(new PackageIdentity("test", "1"), [ResourceJson.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()))]);
    }

    public static JsonObject Rule(JsonObject plan, string id) =>
        plan["action"]![0]!["action"]!.AsArray().Select(action => action!.AsObject()).Single(action => (string?)action["id"] == id);

    public static JsonObject Fact(JsonObject plan, string name) => plan["extension"]!.AsArray().Select(extension => extension!.AsObject())
        .Single(extension => (string?)extension["url"] == Extension + "rule-fact" && Part(extension, "name")?["valueCode"]?.GetValue<string>() == name);

    public static JsonObject? Part(JsonObject extension, string url) => extension["extension"]!.AsArray().Select(part => part!.AsObject()).SingleOrDefault(part => (string?)part["url"] == url);

    public static void AddOverride(JsonObject rule, string other) => rule["extension"]!.AsArray()
        .Single(extension => (string?)extension!["url"] == Extension + "rule-effect")!["extension"]!.AsArray()
        .Add(new JsonObject { ["url"] = "overrides", ["valueCode"] = other });
}

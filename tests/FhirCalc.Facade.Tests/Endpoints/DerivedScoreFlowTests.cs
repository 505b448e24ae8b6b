using System.Net;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

/// <summary>A derived score goes the way of every result: delivered once, with references that lead to what it is derived from.</summary>
public sealed class DerivedScoreFlowTests
{
    [Fact]
    public async Task A_derived_score_is_on_the_external_server_beside_the_prediction_that_it_supports_and_a_repeat_makes_no_second_one()
    {
        await using var facade = await RunningFacade.StartAsync();
        var submission = WithoutProduct(Repository.Read("profiles/examples/case-calciphylaxis.json"));

        (await facade.PostAsync("/fhir", submission)).Status.ShouldBe(HttpStatusCode.OK);
        (await facade.PostAsync("/fhir", submission)).Status.ShouldBe(HttpStatusCode.OK);

        var observations = await Resources(facade, "Observation");
        var score = observations.Where(observation => Code(observation) == "calcium-phosphate-product").ShouldHaveSingleItem();
        foreach (var source in score["derivedFrom"]!.AsArray())
            (await facade.GetAsync("/fhir/" + (string)source!["reference"]!)).Status.ShouldBe(HttpStatusCode.OK);
        (await facade.GetAsync("/fhir/" + (string)score["device"]!["reference"]!)).Status.ShouldBe(HttpStatusCode.OK);

        var reference = "Observation/" + (string)score["id"]!;
        (await Resources(facade, "RiskAssessment")).ShouldHaveSingleItem()["basis"]!.AsArray().Select(basis => (string)basis!["reference"]!).ShouldContain(reference);
        (await Resources(facade, "Provenance"))[0]["target"]!.AsArray().Select(target => (string)target!["reference"]!).ShouldContain(reference);
    }

    // The product that a sender states is used as it is; without it, ours is derived from calcium and phosphate.
    private static string WithoutProduct(string text)
    {
        var bundle = JsonNode.Parse(text)!;
        var entries = bundle["entry"]!.AsArray();
        var product = entries.Single(entry => (string?)entry!["resource"]!["code"]?["coding"]?[0]?["code"] == "calcium-phosphate-product")!;
        entries.Remove(product);
        foreach (var entry in entries)
            if (entry!["resource"]!["result"] is JsonArray results)
                results.RemoveAll(result => (string?)result!["reference"] == (string?)product["fullUrl"]);
        return bundle.ToJsonString();
    }

    private static async Task<List<JsonObject>> Resources(RunningFacade facade, string type) =>
        [.. JsonNode.Parse((await facade.GetAsync("/fhir/" + type)).Body)!["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject())];

    private static string? Code(JsonObject observation) => (string?)observation["code"]!["coding"]![0]!["code"];
}

using System.Net;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>External servers differ: a real one behind WireMock, which gives it oddities. What is delivered is there once.</summary>
public sealed class OddServerTests(ExternalServers servers)
{
    public static TheoryData<string> Oddities { get; } =
    [
        "transactions refused with 422", "transactions refused by a page", "update-as-create refused with 400", "neither transactions nor update-as-create",
        "no CapabilityStatement", "a CapabilityStatement that is a page", "a base that redirects", "429 with a RateLimit header",
    ];

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task What_is_submitted_is_there_once_also_after_a_repeat(string oddity)
    {
        var real = await servers.SandboxAsync();
        var server = await servers.FaultyAsync(real);
        await MakeOddAsync(server, oddity);
        await using var facade = await FacadeProcess.StartAsync(server.BaseUrl, ("Upstream:AttemptTimeout", "00:00:05"), ("Upstream:BreakAfter", "100"));
        var submission = new Submission();

        var answer = await facade.Fhir.PostAsync("", submission.Json);
        var repeat = await facade.Fhir.PostAsync("", submission.Json);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        repeat.Body.ShouldBe(answer.Body);
        using var external = new FhirEndpoint(real);
        (await submission.OnServerAsync(external)).ShouldBe(Submission.Once);
        (await facade.SubmissionsAsync("buried")).ShouldBeEmpty();
    }

    private static async Task MakeOddAsync(FaultyServer server, string oddity)
    {
        var page = new { status = 400, headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" }, body = "<html>Sorry</html>" };
        switch (oddity)
        {
            case "transactions refused with 422":
                await server.AlwaysAsync("POST", "/?", new { status = 422 });
                break;
            case "transactions refused by a page":
                await server.AlwaysAsync("POST", "/?", page);
                break;
            case "update-as-create refused with 400":
                await server.AlwaysAsync("POST", "/?", page, bodyContains: "\"method\":\"PUT\"");
                await server.AlwaysAsync("PUT", "/.*", page);
                break;
            case "neither transactions nor update-as-create":
                await server.AlwaysAsync("POST", "/?", new { status = 501 });
                await server.AlwaysAsync("PUT", "/.*", new { status = 405 });
                break;
            case "no CapabilityStatement":
                await server.AlwaysAsync("GET", "/metadata", new { status = 404 });
                break;
            case "a CapabilityStatement that is a page":
                await server.AlwaysAsync("GET", "/metadata", page with { status = 200 });
                break;
            case "a base that redirects":
                await server.AlwaysAsync("POST", "", new { status = 308, headers = new Dictionary<string, string> { ["Location"] = server.BasePath + "/" } });
                break;
            default:
                await server.NextAsync(new { status = 429, headers = new Dictionary<string, string> { ["RateLimit"] = "limit=1, remaining=0, reset=1" } });
                break;
        }
    }
}

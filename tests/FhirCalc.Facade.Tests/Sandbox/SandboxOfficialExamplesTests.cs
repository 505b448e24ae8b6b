using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Tests.Sandbox;

/// <summary>What others published goes in and comes out as it was.</summary>
public sealed partial class SandboxOfficialExamplesTests : IAsyncLifetime
{
    private SandboxFixture _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxFixture.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Every_official_example_comes_back_with_nothing_but_id_and_meta_of_the_server()
    {
        var files = Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json");
        var changed = new List<string>();
        foreach (var file in files)
        {
            var sent = await File.ReadAllTextAsync(file, Encoding.UTF8, TestContext.Current.CancellationToken);
            var resource = JsonNode.Parse(sent)!;
            var (type, id) = ((string)resource["resourceType"]!, (string)resource["id"]!);
            var put = await _sandbox.SendAsync("PUT", $"{type}/{id}", sent);
            ((int)put.Status).ShouldBeInRange(200, 201, $"{file}: {put.Body}");
            var served = (await _sandbox.GetAsync($"{type}/{id}")).Body;
            var same = resource["meta"] is null ? OwnMeta().Replace(served, "") == sent : Loosely(served) == Loosely(sent);
            if (!same)
                changed.Add(Path.GetFileName(file));
        }

        files.Length.ShouldBeGreaterThan(700);
        changed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Transactions_of_synthetic_patients_are_stored_with_all_their_links()
    {
        foreach (var file in Directory.GetFiles(Suites.Require("examples/synthea-bundles"), "*.json"))
        {
            var bundle = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var answer = await _sandbox.SendAsync("POST", "", bundle);

            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
            var entries = JsonNode.Parse(bundle)!["entry"]!.AsArray();
            answer.Entries.Count().ShouldBe(entries.Count);
            foreach (var entry in answer.Entries)
            {
                var place = entry.GetProperty("response").GetProperty("location").GetString()!;
                (await _sandbox.GetAsync(place)).Body.ShouldNotContain("\"reference\":\"urn:uuid:", Case.Sensitive, place);
            }
        }
    }

    /// <summary>Without what the server changes in a meta of the client, and without commas and blanks; every other letter stays.</summary>
    private static string Loosely(string json) => Leftovers().Replace(VersionFields().Replace(json, ""), "");

    [GeneratedRegex(""",\"meta\":\{\"versionId\":\"1\",\"lastUpdated\":\"[^\"]*\"\}""")]
    private static partial Regex OwnMeta();

    [GeneratedRegex("""\"(versionId|lastUpdated)\"\s*:\s*\"[^\"]*["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionFields();

    [GeneratedRegex(@"[\s,]")]
    private static partial Regex Leftovers();
}

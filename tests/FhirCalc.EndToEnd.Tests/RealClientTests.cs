using System.Diagnostics;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>Clients that no one here wrote, as they are published: each script walks through what its client can do.</summary>
public sealed class RealClientTests
{
    private const string Folder = "tests/FhirCalc.EndToEnd.Tests/clients";

    [Fact]
    public async Task Fhir_kit_client_reads_writes_searches_submits_and_calls_operations() =>
        (await RunAsync("fhir-kit.mjs", Repository.Place("profiles/examples/breast-report.json")))
            .ShouldBe(["capabilities", "create", "read", "update", "update with a stale version", "update by search", "vread and history", "invalid content",
                "transaction", "batch", "search by GET and by POST", "every page", "operation"]);

    [Fact]
    public async Task Fhirclient_reads_writes_resolves_references_and_pages() =>
        (await RunAsync("smart.mjs")).ShouldBe(["capabilities", "create", "update", "request", "references resolved", "every page", "not found"]);

    /// <summary>The steps that went well. A step that does not ends the script with an error.</summary>
    private static async Task<List<string>> RunAsync(string script, params string[] arguments)
    {
        await NodePackages.InstallAsync(Repository.Place(Folder));
        await using var facade = await FacadeProcess.StartAsync();
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.Place(Folder), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[script, facade.Fhir.BaseUrl, .. arguments])
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0, await output + errors);
        return [.. (await output).Split('\n').Where(line => line.StartsWith("ok ", StringComparison.Ordinal)).Select(line => line[3..].Trim())];
    }
}

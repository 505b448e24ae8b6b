using System.Net;
using System.Text.Json;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>One real report through intake, validation, assessment, commit and delivery, against each external server.</summary>
public sealed class BreastReportFlowTests(ExternalServers servers)
{
    [Fact]
    public Task The_report_flows_to_the_embedded_sandbox() => FlowAsync(upstream: null);

    [Fact]
    public async Task The_report_flows_to_a_sandbox_elsewhere() => await FlowAsync(await servers.SandboxAsync());

    [Fact]
    public async Task The_report_flows_to_a_server_that_nobody_here_wrote() => await FlowAsync(await servers.MedplumAsync());

    [Fact]
    public async Task The_report_flows_through_WireMock() =>
        await FlowAsync((await servers.FaultyAsync(await servers.SandboxAsync())).BaseUrl, behindProxy: true);

    /// <param name="upstream">Base of the external server; none for the one inside.</param>
    /// <param name="behindProxy">Whether the server's links name another address than the one that the facade knows.</param>
    private static async Task FlowAsync(string? upstream, bool behindProxy = false)
    {
        await using var facade = await FacadeProcess.StartAsync(upstream);
        using var external = new FhirEndpoint(upstream ?? facade.EmbeddedSandbox);
        var submission = new Submission();

        // 1. The submission is answered with what became of each entry.
        var answer = await facade.Fhir.PostAsync("", submission.Json);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Json.GetProperty("type").GetString().ShouldBe("transaction-response");
        answer.Entries.ShouldAllBe(entry => entry.GetProperty("response").GetProperty("status").GetString()!.StartsWith("20", StringComparison.Ordinal));
        answer.Entries.Count.ShouldBeGreaterThan(Submission.Sent.Values.Sum() + 1, "results follow the entries as sent");

        // 2. Everything is on the external server once, and readable through the facade where the answer says.
        (await submission.OnServerAsync(external)).ShouldBe(Submission.Once);
        foreach (var entry in answer.Entries)
        {
            var place = entry.GetProperty("response").GetProperty("location").GetString()!;
            var address = string.Join('/', place.Split('/').Take(2));
            var read = await facade.Fhir.GetAsync(address);
            read.Status.ShouldBe(HttpStatusCode.OK, $"{address}: {read.Body}");
            read.ResourceType.ShouldBe(place.Split('/')[0]);
            (await external.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
        }

        await CheckResultsAsync(facade.Fhir, submission, behindProxy);

        // 3. A repeat gets the first answer and changes nothing.
        var repeat = await facade.Fhir.PostAsync("", submission.Json);
        repeat.Status.ShouldBe(answer.Status);
        repeat.Body.ShouldBe(answer.Body);
        (await submission.OnServerAsync(external)).ShouldBe(Submission.Once);
    }

    private static async Task CheckResultsAsync(FhirEndpoint facade, Submission submission, bool behindProxy)
    {
        var report = (await facade.GetAsync(submission.ReportSearch)).Entries.Single().GetProperty("resource");
        var patient = report.GetProperty("subject").GetProperty("reference").GetString()!;
        patient.ShouldStartWith("Patient/");
        foreach (var result in report.GetProperty("result").EnumerateArray())
            (await facade.GetAsync(result.GetProperty("reference").GetString()!)).ResourceType.ShouldBe("Observation");

        var found = (await facade.GetAsync($"RiskAssessment?subject={patient}")).Entries;
        found.Count.ShouldBe(2, "one for each breast");
        foreach (var entry in found)
        {
            // Medplum's repository leaves fullUrl out.
            if (!behindProxy && entry.TryGetProperty("fullUrl", out var fullUrl))
                fullUrl.GetString()!.ShouldStartWith(facade.BaseUrl, Case.Sensitive, "links lead back to the facade");
            await CheckRiskAsync(facade, entry.GetProperty("resource"));
        }

        found.ShouldContain(entry => entry.ToString().Contains("CodeSystem/calcification-evidence", StringComparison.Ordinal), "conclusions cite their evidence");
    }

    private static async Task CheckRiskAsync(FhirEndpoint facade, JsonElement risk)
    {
        risk.GetProperty("status").GetString().ShouldBe("preliminary");
        risk.GetProperty("basis").GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var basis in risk.GetProperty("basis").EnumerateArray())
            (await facade.GetAsync(basis.GetProperty("reference").GetString()!)).Status.ShouldBe(HttpStatusCode.OK, basis.ToString());

        var provenance = (await facade.GetAsync($"Provenance?target=RiskAssessment/{risk.GetProperty("id").GetString()}")).Entries.ShouldHaveSingleItem();
        var agent = provenance.GetProperty("resource").GetProperty("agent")[0].GetProperty("who").GetProperty("reference").GetString()!;
        (await facade.GetAsync(agent)).ResourceType.ShouldBe("Device");
    }
}

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
        await FlowAsync((await servers.FaultyAsync(await servers.SandboxAsync())).BaseUrl);

    private static async Task FlowAsync(string? upstream)
    {
        await using var facade = await FacadeProcess.StartAsync(upstream);
        using var external = new FhirEndpoint(upstream ?? facade.EmbeddedSandbox);
        var submission = new Submission();

        // 1. The submission is answered with what became of each entry.
        var answer = await facade.Fhir.PostAsync("", submission.Json);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Json.GetProperty("type").GetString().ShouldBe("transaction-response");
        answer.Entries.ShouldAllBe(entry => entry.GetProperty("response").GetProperty("status").GetString()!.StartsWith("20", StringComparison.Ordinal));
        answer.Entries.Count.ShouldBeGreaterThanOrEqualTo(Submission.Sent.Values.Sum() + 1);

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

        await CheckResultsAsync(facade.Fhir, submission);

        // 3. A repeat gets the first answer and changes nothing.
        var repeat = await facade.Fhir.PostAsync("", submission.Json);
        repeat.Status.ShouldBe(answer.Status);
        repeat.Body.ShouldBe(answer.Body);
        (await submission.OnServerAsync(external)).ShouldBe(Submission.Once);
    }

    private static async Task CheckResultsAsync(FhirEndpoint facade, Submission submission)
    {
        var report = (await facade.GetAsync(submission.ReportSearch)).Entries.Single().GetProperty("resource");
        var patient = report.GetProperty("subject").GetProperty("reference").GetString()!;
        patient.ShouldStartWith("Patient/");
        foreach (var result in report.GetProperty("result").EnumerateArray())
            (await facade.GetAsync(result.GetProperty("reference").GetString()!)).ResourceType.ShouldBe("Observation");
    }
}

using System.Text.Json;

namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class AssessCommandTests
{
    private static readonly string BreastReport = Repository.Place("profiles/examples/breast-report.json");

    [Fact]
    public async Task Text_is_a_report_that_cites_its_sources()
    {
        var run = await CommandLine.Run(null, "assess", BreastReport, "--format", "text");

        run.ExitCode.ShouldBe(0, run.Errors + run.Output);
        run.Output.ShouldContain("malignancy", Case.Insensitive);
        run.Output.ShouldContain("10.3390/ijms22010120");
    }

    [Fact]
    public async Task Lines_give_one_result_Bundle_each_and_the_same_ones_every_time()
    {
        var first = await CommandLine.Run(null, "assess", BreastReport, BreastReport, "--format", "ndjson");

        var lines = first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        using var bundle = JsonDocument.Parse(lines[0]);
        bundle.RootElement.GetProperty("resourceType").GetString().ShouldBe("Bundle");
        bundle.RootElement.GetProperty("entry").EnumerateArray()
            .Select(entry => entry.GetProperty("resource").GetProperty("resourceType").GetString())
            .ShouldContain("RiskAssessment");
        var risk = bundle.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource"))
            .First(resource => resource.GetProperty("resourceType").GetString() == "RiskAssessment");
        risk.GetProperty("status").GetString().ShouldBe("preliminary");
    }

    [Fact]
    public async Task A_submission_that_breaks_its_profiles_is_not_assessed()
    {
        var run = await CommandLine.Run("""{"resourceType":"Bundle","type":"nonsense"}""", "assess", "-", "--format", "ndjson");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("""{"resourceType":"OperationOutcome""");
    }
}

using System.Text.Json;

namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class ValidateCommandTests
{
    private const string Valid = """{"resourceType":"Patient","id":"p"}""";
    private const string Invalid = """{"resourceType":"Patient","birthDate":"yesterday"}""";

    private static readonly string BreastReport = Repository.Place("profiles/examples/breast-report.json");

    [Fact]
    public async Task A_valid_file_exits_with_0_and_says_so()
    {
        var run = await CommandLine.Run(null, "validate", BreastReport, "--stats");

        run.ExitCode.ShouldBe(0, run.Output + run.Errors);
        run.Output.ShouldContain("breast-report.json (Bundle): valid");
        run.Errors.ShouldContain("1 resources");
        run.Errors.ShouldContain("MB/s");
    }

    [Fact]
    public async Task An_error_exits_with_1_and_names_place_and_rule()
    {
        var run = await CommandLine.Run(Invalid, "validate", "-");

        run.ExitCode.ShouldBe(1, run.Errors);
        run.Output.ShouldContain("INVALID, 1 error");
        run.Output.ShouldContain("Patient.birthDate at 1:");
    }

    [Fact]
    public async Task A_person_is_told_first_what_is_wrong()
    {
        var run = await CommandLine.Run("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Patient"}},{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111112","resource":{"resourceType":"Patient","birthDate":"yesterday"}}]}""", "validate", "-");

        run.Output.Split('\n')[1].ShouldStartWith("  error ");
        run.Output.ShouldContain("  information ");
    }

    [Fact]
    public async Task Lines_give_one_outcome_each_in_input_order()
    {
        var run = await CommandLine.Run(Valid + "\n" + Invalid + "\n{\"resourceType\":\n" + Valid, "validate", "-", "--format", "ndjson");

        run.ExitCode.ShouldBe(1);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(Worst).ShouldBe(["information", "error", "fatal", "information"]);
    }

    [Fact]
    public async Task Json_is_one_array_of_outcomes()
    {
        var run = await CommandLine.Run(null, "validate", BreastReport, BreastReport, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.EnumerateArray().Select(outcome => outcome.GetProperty("resourceType").GetString()).ShouldBe(["OperationOutcome", "OperationOutcome"]);
    }

    [Fact]
    public async Task Xml_is_validated_as_well()
    {
        var run = await CommandLine.Run("<Patient xmlns='http://hl7.org/fhir'><birthDate value='1970-01-01'/></Patient>", "validate", "-");

        run.ExitCode.ShouldBe(0, run.Output + run.Errors);
    }

    [Theory]
    [InlineData("no-such-file.json", "no-such-file.json")]
    [InlineData("--no-such-option", "--no-such-option")]
    [InlineData("- --profile http://example.org/none", "http://example.org/none")]
    [InlineData("- --package no-such.tgz", "no-such.tgz")]
    public async Task Wrong_usage_exits_with_2_and_says_what_is_wrong(string arguments, string named)
    {
        var run = await CommandLine.Run(Valid, ["validate", .. arguments.Split(' ')]);

        run.ExitCode.ShouldBe(2, run.Output);
        run.Errors.ShouldContain(named);
        run.Errors.ShouldNotContain("   at ");
    }

    private static string Worst(string line)
    {
        string[] order = ["information", "warning", "error", "fatal"];
        using var json = JsonDocument.Parse(line);
        var severities = json.RootElement.GetProperty("issue").EnumerateArray().Select(issue => issue.GetProperty("severity").GetString());
        return order[severities.Max(severity => Array.IndexOf(order, severity))];
    }
}

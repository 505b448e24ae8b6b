namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class RulesCommandTests
{
    [Fact]
    public async Task Rules_are_printed_by_statement_with_condition_grade_and_source()
    {
        var run = await CommandLine.Run(null, "rules", "--evidence", "B13");

        run.ExitCode.ShouldBe(0, run.Errors + run.Output);
        run.Output.ShouldContain("risk: Malignancy, moderate");
        run.Output.ShouldContain("when %microcalcification and %grouped and %noMass");
        run.Output.ShouldContain("doi:10.3390/ijms22010120");
        run.Output.ShouldNotContain("B9 ");
    }

    [Fact]
    public async Task An_organ_without_rules_is_wrong_usage()
    {
        var run = await CommandLine.Run(null, "rules", "--organ", "spleen");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("No rule fits");
    }
}

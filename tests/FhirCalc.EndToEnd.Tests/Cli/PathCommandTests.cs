namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class PathCommandTests
{
    private const string Observation = """{"resourceType":"Observation","valueQuantity":{"value":1.10,"unit":"mm"}}""";

    [Fact]
    public async Task Json_gives_type_and_value_and_keeps_the_letters_of_a_decimal()
    {
        var run = await CommandLine.Run(Observation, "path", "Observation.value.value | 'mm'", "-", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.Trim().ShouldBe("""[{"type":"decimal","value":"1.10"},{"type":"string","value":"mm"}]""");
    }

    [Fact]
    public async Task Text_gives_one_value_a_line()
    {
        var run = await CommandLine.Run(Observation, "path", "Observation.value.unit | true", "-");

        run.Output.ShouldBe("mm\ntrue\n");
    }

    [Theory]
    [InlineData("Observation.value.nonsense()", "nonsense")]
    [InlineData("1 +", "(at 4)")]
    [InlineData("(1 | 2) + 1", "cannot be evaluated")]
    public async Task An_unusable_expression_exits_with_2(string expression, string told)
    {
        var run = await CommandLine.Run(Observation, "path", expression, "-");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(told);
    }
}

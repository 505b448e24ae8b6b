namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class ProfileCommandTests
{
    [Fact]
    public async Task Show_prints_children_slices_and_rules()
    {
        var run = await CommandLine.Run(null, "profile", "show", "http://fhircalc.org/fhir/StructureDefinition/breast-calcification");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("slice presence 1..1: code contains");
        run.Output.ShouldContain("fc-20 (error)");
        run.Output.ShouldContain("code from http://fhircalc.org/fhir/ValueSet/breast-site (required)");
    }

    [Fact]
    public async Task An_unknown_profile_exits_with_2()
    {
        var run = await CommandLine.Run(null, "profile", "show", "http://example.org/none");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("http://example.org/none");
    }
}

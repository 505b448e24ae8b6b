namespace FhirCalc.EndToEnd.Tests.Cli;

/// <summary>Whatever is wrong with a command line, it is told what would be right, on standard error, with status 2.</summary>
public sealed class WrongUsageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fhircalc-usage-");

    [Theory]
    [InlineData("", "A command is missing. There are: validate, ")]
    [InlineData("frobnicate", "There is no command 'frobnicate'. There are: validate, ")]
    [InlineData("audit", "A command is missing. There are: verify.")]
    [InlineData("validate README.md --packge x", "There is no option '--packge' here.")]
    [InlineData("validate src", "'src' is a folder: name its files")]
    [InlineData("validate none.json", "There is no file 'none.json'.")]
    [InlineData("audit verify README.md --expect 3", "--expect takes an event as the log noted it")]
    [InlineData("backup README.md", "'FILE' missing")]
    public async Task It_is_told(string arguments, string told)
    {
        var run = await CommandLine.Run(null, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldContain(told);
        run.Errors.ShouldNotContain("   at ", Case.Sensitive, "no stack");
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_nothing_that_looks_like_one()
    {
        var copy = Path.Combine(_folder.FullName, "copy.db");

        var run = await CommandLine.Run(null, "backup", "README.md", copy);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("file is not a database");
        File.Exists(copy).ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

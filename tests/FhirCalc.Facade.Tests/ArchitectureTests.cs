using System.Text.RegularExpressions;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests;

public sealed partial class ArchitectureTests
{
    private const int MostLines = 150;

    [Theory]
    [InlineData("Telemetry", "Operations")]
    [InlineData("Upstream", "Operations")]
    [InlineData("Audit", "Operations", "Upstream")]
    [InlineData("Outbox", "Operations", "Upstream", "Audit")]
    [InlineData("Context", "Operations", "Upstream")]
    [InlineData("Intake", "Operations", "Upstream", "Audit", "Outbox", "Context")]
    [InlineData("Subscriptions", "Operations", "Upstream", "Audit", "Outbox", "Context", "Intake")]
    [InlineData("Security", "Operations", "Upstream", "Outbox", "Intake", "Endpoints")]
    [InlineData("Conformance", "Operations", "Upstream")]
    [InlineData("Endpoints", "Context", "Operations", "Upstream", "Conformance", "Audit", "Outbox", "Intake", "Security", "Subscriptions")]
    public void A_folder_uses_only_those_before_it(string folder, params string[] allowed)
    {
        foreach (var (file, text) in Sources(folder))
        {
            foreach (Match use in Use().Matches(text))
                allowed.Append(folder).Append("Telemetry").ShouldContain(use.Groups["folder"].Value, file);
        }
    }

    [Fact]
    public void What_all_folders_use_of_Operations_uses_no_folder()
    {
        foreach (var name in new[] { "FacadeIssueIds.cs", "StartException.cs", "TimeRangeAttribute.cs" })
        {
            var text = Sources("Operations").Single(source => source.File == name).Text;
            Use().Matches(text).Select(use => use.Groups["folder"].Value).Distinct().ShouldBe(["Operations"], name);
        }
    }

    [Fact]
    public void Files_stay_short()
    {
        Sources("").Where(source => source.Text.Split('\n').Length > MostLines).Select(source => source.File).ShouldBeEmpty();
        Repository.Read("src/FhirCalc.Facade/Program.cs").Split('\n').Length.ShouldBeLessThan(80);
    }

    private static List<(string File, string Text)> Sources(string folder)
    {
        var root = Repository.Place("src/FhirCalc.Facade/" + folder);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file))).ToList();
        files.ShouldNotBeEmpty();
        return files;
    }

    [GeneratedRegex("""\bFhirCalc\.Facade\.(?<folder>[A-Z][a-z]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}

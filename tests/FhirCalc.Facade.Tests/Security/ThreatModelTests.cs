using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Tests.Security;

public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var tests = Directory.EnumerateFiles(Repository.Place("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var named = TestName().Matches(Repository.Read("docs/threat-model.md"));

        named.Count.ShouldBeGreaterThan(40);
        foreach (Match name in named)
        {
            var isThere = new Regex($@"class {name.Groups["class"].Value}\b[\s\S]*(\[Fact|\[Theory)[\s\S]*\b{name.Groups["test"].Value}\(", RegexOptions.CultureInvariant);
            tests.Exists(isThere.IsMatch).ShouldBeTrue(name.Value);
        }
    }

    [Fact]
    public void Every_line_of_what_is_done_names_a_test()
    {
        var done = Repository.Read("docs/threat-model.md").Split("## What is done")[1].Split("## Left to the operator")[0];
        foreach (var line in done.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| threat", StringComparison.Ordinal)))
            TestName().IsMatch(line).ShouldBeTrue(line);
    }

    [GeneratedRegex("""`(?<class>[A-Z][A-Za-z]+Tests)\.(?<test>[A-Z][A-Za-z0-9_]+)`""", RegexOptions.CultureInvariant)]
    private static partial Regex TestName();
}

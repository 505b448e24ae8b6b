using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Tests.Security;

public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var tests = Directory.EnumerateFiles(Repository.Place("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).SelectMany(RunIn).ToHashSet(StringComparer.Ordinal);
        var named = TestName().Matches(Repository.Read("docs/threat-model.md"));

        named.Count.ShouldBeGreaterThan(40);
        foreach (Match name in named)
            tests.ShouldContain($"{name.Groups["class"].Value}.{name.Groups["test"].Value}");
    }

    /// <summary>The tests of a file that are really run: a method below an attribute that says so, and that skips nothing.</summary>
    private static IEnumerable<string> RunIn(string file)
    {
        var (type, isTest) = ("", false);
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
        {
            if (Class().Match(line) is { Success: true } found)
                type = found.Groups["name"].Value;
            if (line.StartsWith("[Fact", StringComparison.Ordinal) || line.StartsWith("[Theory", StringComparison.Ordinal))
                isTest = !line.Contains("Skip", StringComparison.Ordinal);
            if (Method().Match(line) is not { Success: true } method)
                continue;
            if (isTest)
                yield return $"{type}.{method.Groups["name"].Value}";
            isTest = false;
        }
    }

    [Fact]
    public void Every_line_of_what_is_done_names_a_test()
    {
        var done = Repository.Read("docs/threat-model.md").Split("## What is done")[1].Split("## Left to the operator")[0];
        foreach (var line in done.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| threat", StringComparison.Ordinal)))
            TestName().IsMatch(line).ShouldBeTrue(line);
    }

    [GeneratedRegex("""^public sealed (partial )?class (?<name>[A-Za-z]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Class();

    [GeneratedRegex("""^public [A-Za-z<>?\[\] ]* (?<name>[A-Z][A-Za-z0-9_]+)\(""", RegexOptions.CultureInvariant)]
    private static partial Regex Method();

    [GeneratedRegex("""`(?<class>[A-Z][A-Za-z]+Tests)\.(?<test>[A-Z][A-Za-z0-9_]+)`""", RegexOptions.CultureInvariant)]
    private static partial Regex TestName();
}

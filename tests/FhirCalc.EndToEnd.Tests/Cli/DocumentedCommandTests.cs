using System.Text.RegularExpressions;

namespace FhirCalc.EndToEnd.Tests.Cli;

/// <summary>Each command line that a document names is one that the program knows, with its options.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly string[] Documents = ["README.md", "docs/operations.md", "docs/security.md", "docs/delivery.md", "deploy/fhircalc.service"];

    [Fact]
    public async Task Every_command_named_is_known_with_its_options()
    {
        var named = Documents
            .SelectMany(document => CommandLines().Matches(Repository.Read(document)).Select(match => (document, line: match.Groups["line"].Value)))
            .Select(one => (one.document, Verbs: Words().Match(one.line).Value.Trim(), Options: Option().Matches(one.line).Select(option => option.Value)))
            .GroupBy(one => one.Verbs).ToList();
        named.Count.ShouldBeGreaterThan(8, "or they are written otherwise now");

        foreach (var command in named)
        {
            var help = await CommandLine.Run(null, [.. command.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

            var places = string.Join(", ", command.Select(one => one.document).Distinct());
            (help.ExitCode, help.Errors).ShouldBe((0, ""), $"fhircalc {command.Key} in {places}");
            help.Output.ShouldContain($"fhircalc {command.Key}", Case.Sensitive, places);
            foreach (var option in command.SelectMany(one => one.Options).Distinct())
                help.Output.ShouldContain(option, Case.Sensitive, $"fhircalc {command.Key} in {places}");
        }
    }

    // In backquotes, or on a line of an example.
    [GeneratedRegex("""(?:`|^)fhircalc (?<line>[a-z][^`\n]*)""", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    // The verbs: small letters up to the first word that is anything else.
    [GeneratedRegex("^(?:[a-z]+(?: |$))+")]
    private static partial Regex Words();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}

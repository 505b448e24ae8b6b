using System.Text.RegularExpressions;

namespace FhirCalc.Calcification.Tests.Architecture;

public sealed partial class FolderTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Findings"] = [],
        ["Rules"] = ["Findings"],
        ["Scores"] = ["Findings", "Rules"],
        ["Results"] = ["Findings", "Rules", "Scores"],
        ["Packaging"] = [],
    };

    [Theory]
    [InlineData("Findings")]
    [InlineData("Rules")]
    [InlineData("Scores")]
    [InlineData("Results")]
    [InlineData("Packaging")]
    public void A_folder_uses_only_the_folders_before_it(string folder)
    {
        var files = Directory.GetFiles(Repository.Place("src/FhirCalc.Calcification/" + folder), "*.cs");

        files.ShouldNotBeEmpty();
        foreach (var file in files)
            Used().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(used => used != folder).ShouldBeSubsetOf(MayUse[folder], file);
    }

    [GeneratedRegex(@"\bFhirCalc\.Calcification\.(Findings|Rules|Scores|Results|Packaging)\b")]
    private static partial Regex Used();
}

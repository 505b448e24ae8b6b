using System.Text.RegularExpressions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Architecture;

public sealed partial class ArchitectureTests
{
    // Each folder of the engine may use those that stand before it in its row.
    private static readonly Dictionary<string, string[]> EngineFolders = new()
    {
        ["Issues"] = [],
        ["Json"] = ["Issues"],
        ["Definitions"] = ["Issues", "Json"],
        ["Path"] = ["Issues", "Json", "Definitions"],
        ["Terminology"] = ["Issues", "Json", "Definitions", "Path"],
        ["Profiles"] = ["Issues", "Json", "Definitions", "Path", "Terminology"],
        ["Validation"] = ["Issues", "Json", "Definitions", "Path", "Terminology", "Profiles"],
        ["Xml"] = ["Issues", "Json", "Definitions"],
        ["Packages"] = ["Issues", "Json", "Definitions"],
    };

    private static readonly string Source = Repository.Place("src");

    [Fact]
    public void A_folder_of_the_engine_uses_only_the_folders_before_it()
    {
        var broken = new List<string>();
        foreach (var file in Files("FhirCalc.Fhir"))
        {
            var folder = System.IO.Path.GetRelativePath(System.IO.Path.Combine(Source, "FhirCalc.Fhir"), file).Split('/', '\\')[0];
            EngineFolders.ShouldContainKey(folder, file);
            foreach (Match use in UsedFolder().Matches(File.ReadAllText(file)))
            {
                var used = use.Groups[1].Value;
                if (used != folder && !EngineFolders[folder].Contains(used))
                    broken.Add($"{file} uses {used}");
            }
        }

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_uses_the_base_class_library_only() =>
        typeof(ResourceJson).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name != "netstandard")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("FhirCalc.Fhir", "System.Net.Http|System.Net.Sockets|Microsoft.AspNetCore|Microsoft.Data")]
    [InlineData("FhirCalc.Calcification", "System.Net|System.IO.File|Microsoft.AspNetCore|Microsoft.Data")]
    // The command line opens the service's database file for its operator: to back it up, and to verify its audit chain.
    [InlineData("FhirCalc.Cli", "System.Net|Microsoft.AspNetCore", "ServiceClient.cs")]
    public void Only_the_service_has_sockets_and_the_engine_knows_no_database(string project, string forbidden, params string[] but)
    {
        var pattern = new Regex(@"\b(" + forbidden.Replace(".", "\\.", StringComparison.Ordinal) + @")\b");

        // What the command line asks of a running service, it asks in one place.
        Files(project).Where(file => pattern.IsMatch(File.ReadAllText(file))).Select(System.IO.Path.GetFileName).ShouldBe(but);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Directory.GetDirectories(Source).SelectMany(project => Files(System.IO.Path.GetFileName(project)))
            .Where(file => File.ReadLines(file).Count() > 400)
            .ShouldBeEmpty();

    [GeneratedRegex(@"\bFhirCalc\.Fhir\.([A-Z][a-zA-Z]+)")]
    private static partial Regex UsedFolder();

    private static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}

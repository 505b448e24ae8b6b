using System.Diagnostics;
using System.Text.Json;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

public sealed class SupplyChainTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fhircalc-sbom-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the runtime is told to load, and the definitions that the build packs in.</summary>
    [Fact]
    public async Task The_bill_of_materials_names_what_the_programs_contain_with_hashes_and_nothing_else()
    {
        var file = Path.Combine(_folder.FullName, "sbom.json");
        using (var node = Process.Start(new ProcessStartInfo("node", [Repository.Place("scripts/sbom.mjs"), file]) { RedirectStandardOutput = true })!)
            await node.WaitForExitAsync(Cancel);
        using var bill = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancel));
        var listed = bill.RootElement.GetProperty("components").EnumerateArray().ToList();

        listed.Select(one => one.GetProperty("purl").GetString()).ShouldBe(
            Packages(Built.Facade).Concat(Packages(Built.CommandLine)).Distinct().Append("pkg:npm/%40medplum/definitions@4.5.2"), ignoreOrder: true);
        listed.ShouldAllBe(one => one.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length == 128);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> Packages(string program)
    {
        using var loaded = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(program, ".deps.json")));
        return [.. loaded.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => "pkg:nuget/" + library.Name.Replace('/', '@'))];
    }
}

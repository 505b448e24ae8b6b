namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class PackageCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fhircalc-package-");

    [Fact]
    public async Task The_package_is_written_and_judges_as_the_embedded_guide_does()
    {
        var written = await CommandLine.Run(null, "package", "--to", folder.FullName);

        written.ExitCode.ShouldBe(0, written.Errors);
        var archive = folder.GetFiles().ShouldHaveSingleItem();
        archive.Name.ShouldMatch(@"^fhircalc\.calcification-\d+\.\d+\.\d+\.tgz$");
        written.Output.ShouldContain(archive.Name);

        string[] files =
        [
            Repository.Place("profiles/examples/case-thyroid-petal-like.json"),
            Repository.Place("profiles/examples/invalid/composition-from-mammography.json"),
            Repository.Place("profiles/examples/warning/breast-without-side.json"),
        ];
        var packed = await CommandLine.Run(null, ["validate", .. files, "--format", "ndjson", "--package", archive.FullName]);
        var embedded = await CommandLine.Run(null, ["validate", .. files, "--format", "ndjson"]);
        packed.ExitCode.ShouldBe(1, packed.Errors);
        packed.Output.ShouldBe(embedded.Output);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_wrong_usage()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var run = await CommandLine.Run(null, "package", "--to", Path.Combine(file, "below"));

        run.ExitCode.ShouldBe(2, run.Output);
        run.Errors.ShouldContain("cannot be written");
    }

    [Fact]
    public async Task A_package_with_an_unusable_profile_serves_for_the_rest_and_is_told_about()
    {
        var sound = await File.ReadAllTextAsync(Repository.Place("profiles/generated/StructureDefinition-tirads-features.json"), TestContext.Current.CancellationToken);
        var broken = sound.Replace("StructureDefinition/tirads-features", "StructureDefinition/broken", StringComparison.Ordinal)
            .Replace("\"expression\": \"component.where(", "\"expression\": \"component where (", StringComparison.Ordinal);
        broken.ShouldNotBe(sound);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "broken.json"), broken, TestContext.Current.CancellationToken);
        const string Patient = """{"resourceType":"Patient","id":"p"}""";

        var other = await CommandLine.Run(Patient, "validate", "-", "--package", folder.FullName);
        var claimed = await CommandLine.Run("""{"resourceType":"Observation","meta":{"profile":["http://fhircalc.org/fhir/StructureDefinition/broken"]},"status":"final","code":{"text":"x"}}""",
            "validate", "-", "--package", folder.FullName);

        other.ExitCode.ShouldBe(0, other.Output + other.Errors);
        other.Errors.ShouldContain("cannot be used");
        claimed.ExitCode.ShouldBe(1, claimed.Output + claimed.Errors);
        claimed.Output.ShouldContain("The profile http://fhircalc.org/fhir/StructureDefinition/broken cannot be used");
    }

    public void Dispose() => folder.Delete(recursive: true);
}

using System.Diagnostics;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The FHIR NPM package that the build writes, read back by the engine as any other package.</summary>
public sealed class GuidePackageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fhircalc-package-");

    [Fact]
    public void The_package_holds_every_artifact_and_depends_on_R4()
    {
        var package = Read(Pack("once"));

        package.Identity.ShouldBe(new PackageIdentity(CalcificationGuide.PackageId, CalcificationGuide.Version));
        package.Dependencies.ShouldBe([new PackageIdentity("hl7.fhir.r4.core", "4.0.1")]);
        package.Problems.ShouldBeEmpty();
        package.Resources.Select(resource => resource.Root["url"].GetString())
            .ShouldBe(GuideFiles.Artifacts.Select(artifact => artifact.Text("url")), ignoreOrder: true);
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes() =>
        File.ReadAllBytes(Pack("once")).ShouldBe(File.ReadAllBytes(Pack("again")));

    [Fact]
    public void The_package_judges_every_example_as_the_embedded_guide_does()
    {
        var r4 = DefinitionSet.LoadR4();
        var packed = FhirValidator.Create(Read(Pack("once")).AddTo(r4), TimeProvider.System);
        var embedded = FhirValidator.Create(CalcificationGuide.AddTo(r4), TimeProvider.System);

        packed.LoadProblems.ShouldBeEmpty();
        foreach (var example in GuideFiles.Manifest)
        {
            var resource = ResourceJson.Parse(File.ReadAllBytes(Path.Combine(GuideFiles.Examples, example.Text("file")!)));
            string[] profiles = [example.Text("profile")!];
            Told(packed, resource, profiles).ShouldBe(Told(embedded, resource, profiles), example.Text("file"));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<string> Told(FhirValidator validator, ResourceJson resource, string[] profiles) =>
        [.. validator.Validate(resource, profiles).Issues.Select(issue => $"{issue.Id} {issue.Severity} {issue.Location} {issue.Rule}")];

    private static FhirPackage Read(string archive)
    {
        using var stream = File.OpenRead(archive);
        return FhirPackage.ReadArchive(stream);
    }

    private string Pack(string name)
    {
        var to = Path.Combine(folder.FullName, name);
        var start = new ProcessStartInfo("node", [Repository.Place("build/guide/package.mjs"), to]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var said = node.StandardOutput.ReadToEnd();
        var problem = node.StandardError.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0, said + problem);
        return Directory.GetFiles(to, "*.tgz").ShouldHaveSingleItem();
    }
}

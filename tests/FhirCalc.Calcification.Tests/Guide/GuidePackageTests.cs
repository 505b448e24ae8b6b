using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Packaging;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The FHIR NPM package of the guide, read back by the engine as any other package, and looked into as others see it.</summary>
public sealed class GuidePackageTests
{
    private static readonly byte[] Archive = Pack(Examples());
    private static readonly Dictionary<string, JsonObject> Files = Unpack(Archive);

    [Fact]
    public void The_package_holds_every_artifact_and_depends_on_R4()
    {
        var package = FhirPackage.ReadArchive(new MemoryStream(Archive));

        package.Identity.ShouldBe(new PackageIdentity(CalcificationGuide.PackageId, CalcificationGuide.Version));
        package.Dependencies.ShouldBe([new PackageIdentity("hl7.fhir.r4.core", "4.0.1")]);
        package.Problems.ShouldBeEmpty();
        package.Resources.Select(resource => resource.Root["url"].GetString())
            .ShouldBe(GuideFiles.Artifacts.Select(artifact => artifact.Text("url")), ignoreOrder: true);
    }

    [Fact]
    public void The_manifest_says_what_the_package_is()
    {
        var manifest = Files["package/package.json"];

        manifest.Text("name").ShouldBe("fhircalc.calcification");
        manifest.Text("version").ShouldBe(CalcificationGuide.Version);
        manifest.Text("canonical").ShouldBe(CalcificationGuide.CanonicalBase);
        manifest["fhirVersions"]!.AsArray().Select(version => version!.GetValue<string>()).ShouldBe(["4.0.1"]);
        foreach (var name in new[] { "title", "description", "license", "author", "url", "jurisdiction" })
            manifest.Text(name).ShouldNotBeNullOrWhiteSpace(name);
    }

    [Theory]
    [InlineData("package")]
    [InlineData("package/example")]
    public void The_index_names_the_files_of_its_folder_and_what_is_in_them(string folder)
    {
        var listed = Files[folder + "/.index.json"].Items("files").ToList();

        listed.Select(file => $"{folder}/{file.Text("filename")}").ShouldBe(
            Files.Keys.Where(path => Path.GetDirectoryName(path)!.Replace('\\', '/') == folder && !path.EndsWith("/.index.json", StringComparison.Ordinal) && path != "package/package.json"),
            ignoreOrder: true);
        foreach (var file in listed)
        {
            var resource = Files[$"{folder}/{file.Text("filename")}"];
            file.Text("resourceType").ShouldBe(resource.Text("resourceType"));
            file.Text("id").ShouldBe(resource.Text("id"));
            file.Text("url").ShouldBe(resource.Text("url"));
        }
    }

    [Fact]
    public void Every_profile_and_extension_comes_with_its_snapshot()
    {
        var definitions = Files.Values.Where(file => file.Text("resourceType") == "StructureDefinition").ToList();

        definitions.Count.ShouldBeGreaterThan(35);
        definitions.ShouldAllBe(definition => definition["snapshot"].Items("element").Any());
    }

    [Fact]
    public void Every_example_lies_in_the_folder_of_examples_and_is_named_by_the_guide()
    {
        var examples = Files.Where(file => file.Key.StartsWith("package/example/", StringComparison.Ordinal) && file.Value["resourceType"] is not null)
            .Select(file => $"{file.Value.Text("resourceType")}/{file.Value.Text("id")}").ToList();
        var named = Files.Values.Single(file => file.Text("resourceType") == "ImplementationGuide")["definition"].Items("resource")
            .Where(resource => resource["exampleCanonical"] is not null).Select(resource => resource["reference"]!.Text("reference"));

        examples.Count.ShouldBe(GuideFiles.Manifest.Count(example => example["issue"] is null));
        named.ShouldBe(examples, ignoreOrder: true);
    }

    [Fact]
    public void The_same_guide_gives_the_same_bytes() => Pack(Examples()).ShouldBe(Archive);

    [Fact]
    public void An_example_under_the_name_of_another_is_refused() =>
        Should.Throw<ArgumentException>(() => Pack([.. Examples(), Examples()[0]])).Message.ShouldContain("twice");

    [Fact]
    public void The_package_judges_every_example_as_the_embedded_guide_does()
    {
        var r4 = DefinitionSet.LoadR4();
        var packed = FhirValidator.Create(FhirPackage.ReadArchive(new MemoryStream(Archive)).AddTo(r4), TimeProvider.System);
        var embedded = FhirValidator.Create(CalcificationGuide.AddTo(r4), TimeProvider.System);

        packed.LoadProblems.ShouldBeEmpty();
        foreach (var example in GuideFiles.Manifest)
        {
            var resource = ResourceJson.Parse(File.ReadAllBytes(Path.Combine(GuideFiles.Examples, example.Text("file")!)));
            string[] profiles = [example.Text("profile")!];
            Told(packed, resource, profiles).ShouldBe(Told(embedded, resource, profiles), example.Text("file"));
        }
    }

    private static List<GuideExample> Examples() =>
        [.. GuideFiles.Manifest.Where(example => example["issue"] is null).Select(example => new GuideExample(
            Path.GetFileNameWithoutExtension(example.Text("file")!),
            example.Text("profile")!,
            ResourceJson.Parse(File.ReadAllBytes(Path.Combine(GuideFiles.Examples, example.Text("file")!)))))];

    private static byte[] Pack(List<GuideExample> examples)
    {
        using var archive = new MemoryStream();
        GuidePackage.Write(archive, examples);
        return archive.ToArray();
    }

    private static Dictionary<string, JsonObject> Unpack(byte[] archive)
    {
        var files = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        using var tar = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
            files.Add(entry.Name, JsonNode.Parse(entry.DataStream!)!.AsObject());
        return files;
    }

    private static List<string> Told(FhirValidator validator, ResourceJson resource, string[] profiles) =>
        [.. validator.Validate(resource, profiles).Issues.Select(issue => $"{issue.Id} {issue.Severity} {issue.Location} {issue.Rule}")];
}

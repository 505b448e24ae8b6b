using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Packages;

public sealed class FhirPackageTests
{
    private const string Manifest = """{"name":"my.guide","version":"1.2.3","dependencies":{"hl7.fhir.r4.core":"4.0.1"}}""";
    private const string ValueSet = """{"resourceType":"ValueSet","id":"a","url":"urn:a"}""";

    [Fact]
    public void A_package_gives_its_identity_its_dependencies_and_its_resources()
    {
        var package = Read(("package/package.json", Manifest), ("package/ValueSet-a.json", ValueSet));

        package.Identity.ToString().ShouldBe("my.guide#1.2.3");
        package.Dependencies.ShouldBe([new PackageIdentity("hl7.fhir.r4.core", "4.0.1")]);
        package.Resources.ShouldHaveSingleItem().ResourceType.ShouldBe("ValueSet");
        package.Problems.ShouldBeEmpty();
        package.AddTo(DefinitionSet.Empty).TryFind("urn:a|1.2.3", out _).ShouldBeTrue();
    }

    [Fact]
    public void Indexes_examples_and_what_is_no_resource_are_left_out()
    {
        var package = Read(
            ("package/package.json", Manifest),
            ("package/.index.json", ValueSet),
            ("package/example/ValueSet-b.json", ValueSet),
            ("package/spec.internals", ValueSet),
            ("package/other.json", """{"a":1}"""),
            ("ValueSet-c.json", ValueSet));

        package.Resources.ShouldBeEmpty();
        package.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_reported_by_name_and_left_out()
    {
        var package = Read(("package/package.json", Manifest), ("package/bad.json", "{"), ("package/ValueSet-a.json", ValueSet));

        var problem = package.Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe(PackageIssueIds.BadFile);
        problem.Message.ShouldContain("bad.json");
        package.Resources.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_not_an_archive_is_refused()
    {
        ShouldBeRefused(PackageIssueIds.NotAnArchive, new MemoryStream("no archive at all"u8.ToArray()));
        ShouldBeRefused(PackageIssueIds.NotAnArchive, new MemoryStream(Gzip(Encoding.UTF8.GetBytes(new string('x', 2000)))));
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_refused()
    {
        var whole = Archive(("package/package.json", Manifest), ("package/a.json", RandomText(50_000))).ToArray();

        ShouldBeRefused(PackageIssueIds.NotAnArchive, new MemoryStream(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public void An_archive_without_a_manifest_is_refused() =>
        ShouldBeRefused(PackageIssueIds.NoManifest, Archive(("package/ValueSet-a.json", ValueSet)));

    [Fact]
    public void A_small_archive_that_unpacks_to_more_than_the_limit_is_refused_even_where_its_files_are_skipped()
    {
        var bomb = Archive(("package/package.json", Manifest), ("package/example/big.json", new string(' ', 4_000_000)));
        bomb.Length.ShouldBeLessThan(100_000);

        ShouldBeRefused(PackageIssueIds.TooLarge, bomb, new PackageLimits { MaxTotalBytes = 1_000_000 });
    }

    [Fact]
    public void A_file_over_the_limit_and_too_many_files_are_refused()
    {
        ShouldBeRefused(PackageIssueIds.TooLarge, Archive(("package/package.json", Manifest)), new PackageLimits { MaxFileBytes = 10 });
        ShouldBeRefused(PackageIssueIds.TooLarge, Archive(("a", ""), ("b", ""), ("c", "")), new PackageLimits { MaxFiles = 2 });
    }

    [Fact]
    public void Plain_files_without_a_manifest_are_a_package_of_the_given_name()
    {
        var package = FhirPackage.ReadFiles("profiles", [("a.json", new MemoryStream(Encoding.UTF8.GetBytes(ValueSet))), ("b.txt", new MemoryStream())]);

        package.Identity.ShouldBe(new PackageIdentity("profiles", "local"));
        package.Resources.ShouldHaveSingleItem();
    }

    [Fact]
    public void US_Core_is_read_whole()
    {
        using var tgz = File.OpenRead(Suites.Require("r4-definitions/hl7.fhir.us.core-3.1.0.tgz"));

        var package = FhirPackage.ReadArchive(tgz);

        package.Identity.ToString().ShouldBe("hl7.fhir.us.core#3.1.0");
        package.Problems.ShouldBeEmpty();
        package.Resources.Count(r => r.ResourceType == "StructureDefinition").ShouldBe(29);
        var definitions = package.AddTo(Validators.R4);
        definitions.TryFind("http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|3.1.0", "StructureDefinition", out _).ShouldBeTrue();
        definitions.TryFind("http://hl7.org/fhir/StructureDefinition/Patient", out _).ShouldBeTrue();
    }

    private static FhirPackage Read(params (string Name, string Content)[] files) => FhirPackage.ReadArchive(Archive(files));

    private static void ShouldBeRefused(string id, Stream tgz, PackageLimits? limits = null) =>
        Should.Throw<FhirPackageException>(() => FhirPackage.ReadArchive(tgz, limits)).Issue.Id.ShouldBe(id);

    private static MemoryStream Archive(params (string Name, string Content)[] files)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        return new MemoryStream(Gzip(tar.ToArray()));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    // Seeded, so that it does not compress to a single block and is the same in every run.
    private static string RandomText(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, static (text, source) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)source.Next(' ', '~');
        });
    }
}

using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>Valid resources that inputs are made from: the guide's examples and, where they are at hand, the small official ones.</summary>
internal static class Corpus
{
    private const int Largest = 12_000;

    private static readonly Lazy<byte[][]> AllJson = new(ReadJson);
    private static readonly Lazy<byte[][]> AllXml = new(() => [.. AllJson.Value.Select(ToXml)]);

    public static IReadOnlyList<byte[]> Json => AllJson.Value;

    public static IReadOnlyList<byte[]> Xml => AllXml.Value;

    private static byte[][] ReadJson()
    {
        var files = Directory.GetFiles(Repository.Place("profiles/examples"), "*.json").Where(file => !file.EndsWith("manifest.json", StringComparison.Ordinal)).ToList();
        if (Suites.Find("examples/r4-official") is { } official)
            files.AddRange(Directory.GetFiles(official, "*.json", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length <= Largest));
        return [.. files.OrderBy(System.IO.Path.GetFileName, StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private static byte[] ToXml(byte[] json)
    {
        XmlResource.TryWrite(ResourceJson.Parse(json), GuideExamplesTests.Validator.Engine.Types, out var xml, out var problems).ShouldBeTrue(string.Join("\n", problems));
        return xml!;
    }
}

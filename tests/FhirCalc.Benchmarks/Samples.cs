namespace FhirCalc.Benchmarks;

/// <summary>The examples of the guide, as bytes.</summary>
internal static class Samples
{
    /// <summary>A finding of about 3 kB with nine components.</summary>
    public static byte[] Finding => Read("breast-calcification-mammography.json");

    /// <summary>A submission of eight resources.</summary>
    public static byte[] Submission => Read("breast-report.json");

    private static byte[] Read(string name) =>
        File.ReadAllBytes(Repository.Place("profiles/examples/" + name));
}

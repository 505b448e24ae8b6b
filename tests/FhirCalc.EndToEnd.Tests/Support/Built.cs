namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>The programs under test, built in the configuration of the tests themselves.</summary>
internal static class Built
{
    // .../bin/<configuration>/<framework>
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Facade { get; } = Program("FhirCalc.Facade", "FhirCalc.Facade.dll");

    public static string CommandLine { get; } = Program("FhirCalc.Cli", "fhircalc.dll");

    /// <summary>Whether the long forms of the tests were asked for.</summary>
    public static bool LongMode { get; } = Environment.GetEnvironmentVariable("FHIRCALC_LONG") == "1";

    private static string Program(string project, string file) => Repository.Place($"src/{project}/bin/{Output.Parent!.Name}/{Output.Name}/{file}");
}

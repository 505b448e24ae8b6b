using System.Reflection;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>Where the build says that things are.</summary>
internal static class Repository
{
    private const string Framework = "net10.0";

    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Facade { get; } = Path.Combine(Root, "src", "FhirCalc.Facade", "bin", Metadata("Configuration"), Framework, "FhirCalc.Facade.dll");

    public static string Examples { get; } = Path.Combine(Root, "profiles", "examples");

    public static string Servers { get; } = Path.Combine(Root, "tests", "FhirCalc.EndToEnd.Tests", "servers");

    /// <summary>Whether the long forms of the tests were asked for.</summary>
    public static bool LongMode { get; } = Environment.GetEnvironmentVariable("FHIRCALC_LONG") == "1";

    private static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}

using Xunit;

namespace FhirCalc.Testing;

/// <summary>
/// The official definitions and test suites, read where they lie: in <c>FHIRCALC_SUITES</c>, else in
/// <c>../shared/suites</c> beside the repository. A test that needs them is skipped where they are absent.
/// </summary>
internal static class Suites
{
    /// <summary>A file or folder of the suites; skips the running test when it is not there.</summary>
    public static string Require(string relativePath)
    {
        var root = Environment.GetEnvironmentVariable("FHIRCALC_SUITES") ?? Search();
        Assert.SkipWhen(root is null, "The official suites are not at hand: set FHIRCALC_SUITES.");
        var path = System.IO.Path.Combine(root!, relativePath);
        Assert.SkipUnless(System.IO.Path.Exists(path), $"The suites have no '{relativePath}'.");
        return path;
    }

    /// <summary>The same, or null where it is not there: for tests that can do with less.</summary>
    public static string? Find(string relativePath)
    {
        var root = Environment.GetEnvironmentVariable("FHIRCALC_SUITES") ?? Search();
        var path = root is null ? null : System.IO.Path.Combine(root, relativePath);
        return System.IO.Path.Exists(path) ? path : null;
    }

    private static string? Search()
    {
        for (var folder = new DirectoryInfo(Repository.Root); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "suites");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}

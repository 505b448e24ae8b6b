namespace FhirCalc.Testing;

/// <summary>
/// The repository that the tests stand in, found upward from where they run: the paths that the compiler writes into
/// an assembly do not exist in a reproducible build.
/// </summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the repository.</summary>
    public static string Place(string path) => System.IO.Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Place(path));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "FhirCalc.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds FhirCalc.sln.");
    }
}

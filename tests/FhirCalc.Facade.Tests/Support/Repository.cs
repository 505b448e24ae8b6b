namespace FhirCalc.Facade.Tests.Support;

/// <summary>Files of the repository that the tests stand in.</summary>
internal static class Repository
{
    public static string Read(string path) => File.ReadAllText(Place(path));

    public static string Place(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FhirCalc.sln")))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException("The tests do not stand in the repository.", path);
    }
}

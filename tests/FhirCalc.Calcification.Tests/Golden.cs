namespace FhirCalc.Calcification.Tests;

/// <summary>
/// Files of the repository that are generated from the rules and read by people. With FHIRCALC_UPDATE=1 the tests write them
/// instead of comparing; what then changes is to be read before it is committed.
/// </summary>
internal static class Golden
{
    public static void ShouldMatch(string path, string text)
    {
        var file = Repository.Place(path);
        if (Environment.GetEnvironmentVariable("FHIRCALC_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{path}: run the tests once with FHIRCALC_UPDATE=1");
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(text, $"{path} is not what the rules give: run the tests with FHIRCALC_UPDATE=1 and read the difference");
    }
}

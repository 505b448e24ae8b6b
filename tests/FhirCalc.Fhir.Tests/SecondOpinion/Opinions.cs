using System.Diagnostics;
using System.Text.Json;

namespace FhirCalc.Fhir.Tests.SecondOpinion;

/// <summary>What two independent engines make of the same files: the validator of npm <c>fhir</c>, and npm <c>fhirpath</c>. One process for all.</summary>
internal static class Opinions
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Asks about files; expressions are keyed by resource type, <c>*</c> for all. Skips the test where node is missing.</summary>
    public static async Task<List<Opinion>> Ask(IEnumerable<string> files, IReadOnlyDictionary<string, List<string>> expressions)
    {
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            Assert.SkipUnless(await CanRun(), "The second opinions need Node.js 20 or later and npm.");
            await Install();
            var request = JsonSerializer.Serialize(new { files, expressions });
            var (exit, output) = await Run("node", ["opinions.mjs"], request);
            exit.ShouldBe(0, output);
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Opinion.Read)];
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<bool> CanRun()
    {
        try
        {
            return (await Run("node", ["--version"])).Exit == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task Install()
    {
        // npm writes this copy of the lock file last, so it stands for a complete installation.
        var installed = new FileInfo(System.IO.Path.Combine(Folder, "node_modules/.package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(System.IO.Path.Combine(Folder, "package-lock.json")))
            return;
        var (exit, output) = await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        exit.ShouldBe(0, output);
    }

    private static async Task<(int Exit, string Output)> Run(string program, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }

    private static string Folder { get; } = Repository.Place("tests/FhirCalc.Fhir.Tests/second-opinion");
}

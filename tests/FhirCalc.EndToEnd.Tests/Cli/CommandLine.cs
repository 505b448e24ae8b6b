using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FhirCalc.EndToEnd.Tests.Cli;

/// <summary>Runs <c>fhircalc</c> as a process, as a user would.</summary>
internal static class CommandLine
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    /// <summary>A file of the repository.</summary>
    public static string InRepository(string path) => Path.Combine(Root, path);

    /// <summary>Runs to the end; at most two minutes.</summary>
    public static async Task<Result> Run(string? input, params string[] arguments)
    {
        // The tests and the tool are built in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var dll = Path.Combine(Root, "src/FhirCalc.Cli/bin", configuration, "net10.0/fhircalc.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        start.ArgumentList.Add(dll);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new Result(process.ExitCode, await output, await errors);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    internal sealed record Result(int ExitCode, string Output, string Errors);
}

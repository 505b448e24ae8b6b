using System.Diagnostics;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests.Cli;

/// <summary>Runs <c>fhircalc</c> as a process, as a user would.</summary>
internal static class CommandLine
{
    /// <summary>Runs to the end; at most two minutes.</summary>
    public static async Task<Result> Run(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.ArgumentList.Add(Built.CommandLine);
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

    internal sealed record Result(int ExitCode, string Output, string Errors);
}

using System.Diagnostics;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>Installs what a server folder's lock file names, when it is not there yet.</summary>
internal static class NodePackages
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static async Task InstallAsync(string folder)
    {
        await OneAtATime.WaitAsync();
        try
        {
            // npm writes this copy of the lock file last, so it stands for a complete installation.
            var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
            if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
                return;
            var start = new ProcessStartInfo("npm") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
                start.ArgumentList.Add(argument);
            using var npm = Process.Start(start)!;
            var output = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
                throw new InvalidOperationException($"npm ci failed in {folder}:\n{string.Concat(output)}");
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using FhirCalc.Benchmarks.Load;

#pragma warning disable CA1050 // The runtime looks for this class outside any namespace.

/// <summary>
/// Runs inside the service under test (<c>DOTNET_STARTUP_HOOKS</c>), so that the program itself needs no door for it. For each empty line
/// on standard input it collects garbage, and writes what is left: managed bytes, resident bytes, open handles, threads.
/// </summary>
internal static class StartupHook
{
    public const string Mark = "soak-sample";

    public static void Initialize() => new Thread(Answer) { IsBackground = true, Name = Mark }.Start();

    private static void Answer()
    {
        using var self = Process.GetCurrentProcess();
        while (Console.In.ReadLine() is { } question)
        {
            // Of a load test, which wants figures that do not disturb.
            if (question.Length > 0)
            {
                Figures.Answer(question);
                continue;
            }

            for (var round = 0; round < 2; round++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            self.Refresh();
            var handles = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : self.HandleCount;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark} {GC.GetTotalMemory(forceFullCollection: false)} {self.WorkingSet64} {handles} {self.Threads.Count}"));
        }
    }
}

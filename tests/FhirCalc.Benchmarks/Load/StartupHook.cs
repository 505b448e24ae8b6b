using System.Globalization;
using FhirCalc.Benchmarks.Load;

/// <summary>
/// The runtime starts this in a measured process before its own Main (DOTNET_STARTUP_HOOKS): a line on standard input asks for
/// figures, a line on standard error answers.
/// </summary>
#pragma warning disable CA1050 // The runtime looks for it outside any namespace.
internal static class StartupHook
#pragma warning restore CA1050
{
    public static void Initialize() => new Thread(Answer) { IsBackground = true, Name = "figures" }.Start();

    private static void Answer()
    {
        while (Console.In.ReadLine() is { } question)
            Console.Error.WriteLine(string.Join(' ', Figures(question).Select(number => number.ToString(CultureInfo.InvariantCulture))));
    }

    private static long[] Figures(string question)
    {
        if (question is not ("memory" or "collect"))
            return [SandboxGate.Answer(question)];
        var live = GC.GetTotalMemory(forceFullCollection: question == "collect");
        return [GC.GetTotalAllocatedBytes(), live, GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
    }
}

using System.Globalization;

namespace FhirCalc.Benchmarks.Load;

/// <summary>Answers questions of <see cref="MeasuredProcess"/> inside the measured process, on standard error.</summary>
internal static class Figures
{
    public static void Answer(string question) =>
        Console.Error.WriteLine(string.Join(' ', Of(question).Select(number => number.ToString(CultureInfo.InvariantCulture))));

    private static long[] Of(string question)
    {
        if (question is not ("memory" or "collect"))
            return [SandboxGate.Answer(question)];
        var live = GC.GetTotalMemory(forceFullCollection: question == "collect");
        return [GC.GetTotalAllocatedBytes(precise: true), live, GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
    }
}

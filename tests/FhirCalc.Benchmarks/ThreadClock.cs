using System.Runtime.InteropServices;

namespace FhirCalc.Benchmarks;

/// <summary>
/// Processor time of the calling thread. On a machine that others use too, wall time measures them; this does not. Only on Linux:
/// elsewhere it is the wall clock.
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Nanoseconds()
    {
        if (!OperatingSystem.IsLinux())
            return TimeProvider.System.GetTimestamp() * 1e9 / TimeProvider.System.TimestampFrequency;
        _ = ClockGetTime(ThreadCpuTime, out var time);
        return (time.Seconds * 1e9) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}

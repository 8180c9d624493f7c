using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>Measures the work of this thread: on Linux its processor time, which others on the machine do not lengthen; elsewhere the time that passes.</summary>
internal static partial class WorkClock
{
    private const int ThreadProcessorTime = 3;

    private static readonly bool s_hasThreadTime = OperatingSystem.IsLinux();

    /// <summary>What is measured.</summary>
    public static string Name => s_hasThreadTime ? "processor time" : "elapsed time";

    /// <summary>How long some work takes.</summary>
    public static TimeSpan Time(Action<int> work, int times)
    {
        if (!s_hasThreadTime)
        {
            long start = Stopwatch.GetTimestamp();
            work(times);
            return Stopwatch.GetElapsedTime(start);
        }

        long before = ThreadNanoseconds();
        work(times);
        return TimeSpan.FromMicroseconds((ThreadNanoseconds() - before) / 1000.0);
    }

    private static long ThreadNanoseconds() =>
        GetTime(ThreadProcessorTime, out TimeSpec time) == 0 ? (time.Seconds * 1_000_000_000L) + time.Nanoseconds : throw new InvalidOperationException("The clock cannot be read.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    // Both are as wide as a pointer.
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}

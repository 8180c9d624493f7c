using System.Diagnostics;
using System.Runtime;

namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>Runs variants in turns in one process, so that whatever else the machine does hits all of them alike.</summary>
/// <remarks>
/// A turn is a few milliseconds. The ratio of two variants is the median of the ratios of their turns that lie side by side. The garbage
/// that a variant makes is collected in its own turns, more or less: turns are short, so it is the median over many that is fair.
/// </remarks>
internal static class Alternation
{
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(8);

    // Rounds in which nothing was compiled and no variant has become faster.
    private const int SettledAfter = 4;

    /// <summary>Measures the variants.</summary>
    /// <param name="turns">How many turns each of them gets.</param>
    /// <param name="variants">The variants. The first one is what the others are compared with.</param>
    public static Timing[] Run(int turns, params ReadOnlySpan<Variant> variants)
    {
        int[] times = new int[variants.Length];
        WarmUp(variants);
        for (int i = 0; i < variants.Length; i++)
            times[i] = Calibrate(variants[i]);

        double[][] nanoseconds = [.. times.Select(_ => new double[turns])];
        for (int turn = 0; turn < turns; turn++)
        {
            // To and fro, so that none is always the one behind another's garbage.
            for (int i = 0; i < variants.Length; i++)
            {
                int index = turn % 2 == 0 ? i : variants.Length - 1 - i;
                nanoseconds[index][turn] = Time(variants[index], times[index]).TotalNanoseconds / times[index];
            }
        }

        var timings = new Timing[variants.Length];
        for (int i = 0; i < variants.Length; i++)
            timings[i] = new Timing(variants[i].Name, nanoseconds[i], nanoseconds[0], Allocation.Of(variants[i]));
        return timings;
    }

    // Until the runtime has compiled the hot code for good. It does so in the background, in several steps, each after the code has run for
    // a while; and on a busy machine it has to wait for a processor.
    private static void WarmUp(ReadOnlySpan<Variant> variants)
    {
        double[] best = new double[variants.Length];
        Array.Fill(best, double.MaxValue);
        long start = Stopwatch.GetTimestamp();
        for (int unchanged = 0; unchanged < SettledAfter && Stopwatch.GetElapsedTime(start) < s_longestWarmUp; unchanged++)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            for (int i = 0; i < variants.Length; i++)
            {
                double time = Best(variants[i]);
                if (time < best[i] * 0.97)
                    unchanged = 0;
                best[i] = Math.Min(best[i], time);
            }

            Thread.Sleep(s_rest);
            if (JitInfo.GetCompiledMethodCount() != compiled)
                unchanged = 0;
        }
    }

    private static double Best(Variant variant)
    {
        double best = double.MaxValue;
        long start = Stopwatch.GetTimestamp();
        do
            best = Math.Min(best, Time(variant, 10).TotalNanoseconds);
        while (Stopwatch.GetElapsedTime(start) < s_warmUp);
        return best;
    }

    private static int Calibrate(Variant variant)
    {
        int times = 1;
        while (Time(variant, times) is var elapsed && elapsed < s_turn)
            times = elapsed < s_turn / 8 ? times * 4 : (int)Math.Ceiling(times * (s_turn / elapsed));
        return times;
    }

    private static TimeSpan Time(Variant variant, int times) => WorkClock.Time(variant.Run, times);
}

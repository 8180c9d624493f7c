using System.Diagnostics;
using System.Runtime;

namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>Compares work that many threads do at once, by the processor time of the whole process.</summary>
/// <remarks>
/// Where processors are what limits the throughput, the ratio of the processor times is that of the throughputs; and unlike those it does not
/// depend on what else the machine has to do.
/// </remarks>
internal static class ProcessWork
{
    private static readonly TimeSpan s_shortestWarmUp = TimeSpan.FromSeconds(1.5);

    // The runtime compiles in the background: on a busy machine it takes its time, and code that is not compiled for good takes two to four times as long.
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(120);

    // Rounds in which nothing was compiled.
    private const int SettledAfter = 3;

    /// <summary>The throughput of the second work for each unit of that of the first: the median over turns that lie side by side.</summary>
    /// <param name="turns">How many turns each gets.</param>
    /// <param name="reference">The first work; each turn is as much as that of the other.</param>
    /// <param name="work">The second work.</param>
    /// <param name="prepare">What each turn needs, which is not measured; null for nothing.</param>
    /// <returns>The ratio, and the processor time of the median turns.</returns>
    public static async Task<(double Ratio, TimeSpan Reference, TimeSpan Work)> CompareAsync(int turns, Func<Task> reference, Func<Task> work, Action? prepare = null)
    {
        await WarmUpAsync(reference, work, prepare);

        double[] references = new double[turns];
        double[] works = new double[turns];
        for (int i = 0; i < turns; i++)
        {
            prepare?.Invoke();
            references[i] = await CostAsync(reference);
            works[i] = await CostAsync(work);
        }

        double ratio = Timing.Median([.. references.Zip(works, static (one, other) => one / other)]);
        return (ratio, TimeSpan.FromMilliseconds(Timing.Median(references)), TimeSpan.FromMilliseconds(Timing.Median(works)));
    }

    // As with single calls: until the runtime has nothing more to compile.
    private static async Task WarmUpAsync(Func<Task> reference, Func<Task> work, Action? prepare)
    {
        long start = Stopwatch.GetTimestamp();
        for (int unchanged = 0; unchanged < SettledAfter || Stopwatch.GetElapsedTime(start) < s_shortestWarmUp; unchanged++)
        {
            if (Stopwatch.GetElapsedTime(start) > s_longestWarmUp)
                return;
            long compiled = JitInfo.GetCompiledMethodCount();
            prepare?.Invoke();
            await reference();
            await work();
            await Task.Delay(s_rest);
            if (JitInfo.GetCompiledMethodCount() != compiled)
                unchanged = 0;
        }
    }

    private static async Task<double> CostAsync(Func<Task> work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}

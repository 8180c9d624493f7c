using System.Diagnostics;
using System.Globalization;
using Notion.Refit.Emulator;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>Compares the time to read a tree with the time that its requests need at the least.</summary>
internal static class TreeTiming
{
    private const int Concurrency = 8;
    private const int Depth = 5;

    /// <summary>Prints the comparison at 100 ms a request, without a rate limit.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        Job job = JobList.All.Single(job => job.Name.StartsWith("read a tree", StringComparison.Ordinal));
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { RecordedRequests = 0 });
        Func<INotionClient, Task> run = job.Prepare(emulator, new SteppedClock());
        TimeSpan latency = TimeSpan.FromMilliseconds(100);
        using var handler = new CountingHandler(emulator.CreateHandler(), latency);
        using NotionClient notion = JobTable.CreateClient(emulator, handler, limited: false);
        long start = Stopwatch.GetTimestamp();
        await run(notion);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        TimeSpan bound = latency * Math.Max(Depth, (double)handler.Count / Concurrency);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"\nThe tree at 100 ms a request, {Concurrency} at a time: {time.TotalSeconds:F2} s; at least {bound.TotalSeconds:F2} s; ratio {time / bound:F2}."));
    }
}

using System.Diagnostics;
using System.Globalization;
using Notion.Refit.Emulator;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>Runs the everyday tasks on the emulator and compares their requests with the lower bounds.</summary>
internal static class JobTable
{
    private const double Goal = 1.1;
    private const int RequestsPerWindow = 180;
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(200);

    /// <summary>Prints a row for each task.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="timed">Whether to measure the time as well: at 180 requests a window and 200 ms a request, which takes minutes.</param>
    /// <returns>0 when every ratio is within the goal.</returns>
    public static async Task<int> RunAsync(TextWriter output, bool timed)
    {
        bool isWithin = true;
        await output.WriteLineAsync("| Job | Requests | Lower bound | Ratio | Time | Formula of the lower bound |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|---|");
        foreach (Job job in JobList.All.Concat(FolderJobs.All))
        {
            (int requests, TimeSpan time) = await MeasureAsync(job, timed);
            double ratio = (double)requests / job.Bound;
            isWithin &= ratio <= Goal;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {job.Name} | {requests} | {job.Bound} | {ratio:F2} | {(timed ? $"{time.TotalSeconds:F1} s" : "")} | {job.Formula} |"));
            await output.FlushAsync();
        }

        foreach (LiveJob job in LiveJobs.All)
        {
            int requests = await LiveWorkspace.MeasureAsync(job);
            isWithin &= requests <= job.Bound * Goal;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {job.Name} | {requests} | {job.Bound} | {(job.Bound == 0 ? "" : $"{(double)requests / job.Bound:F2}")} | | {job.Formula} |"));
        }

        return isWithin ? 0 : 1;
    }

    internal static NotionClient CreateClient(NotionEmulator emulator, HttpMessageHandler handler, bool limited) =>
        NotionClient.Create(emulator.Token, handler, options =>
        {
            options.BaseAddress = emulator.BaseAddress;
            options.Retry.MaxRetries = 0;
            options.TotalTimeout = TimeSpan.FromMinutes(10);
            options.RateLimit.Enabled = limited;
            options.RateLimit.RequestsPerWindow = RequestsPerWindow;
        });

    private static async Task<(int Requests, TimeSpan Time)> MeasureAsync(Job job, bool timed)
    {
        var clock = new SteppedClock();
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = clock, RecordedRequests = 0, MaxFileUploadSize = 100 * 1024 * 1024 });
        Func<INotionClient, Task> run = job.Prepare(emulator, clock);
        using var handler = new CountingHandler(emulator.CreateHandler(), timed ? s_latency : TimeSpan.Zero);
        using NotionClient notion = CreateClient(emulator, handler, limited: timed);
        long start = Stopwatch.GetTimestamp();
        await run(notion);
        return (handler.Count, Stopwatch.GetElapsedTime(start));
    }
}

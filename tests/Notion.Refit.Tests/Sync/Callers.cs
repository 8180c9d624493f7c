namespace Notion.Refit.Tests.Sync;

/// <summary>Runs code where a caller of blocking methods may be.</summary>
internal static class Callers
{
    // Only a call that hangs takes so long.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs code there and fails when it never ends.</summary>
    public static async Task<T> RunAsync<T>(Caller caller, Func<T> code)
    {
        switch (caller)
        {
            case Caller.SingleThreadContext:
                using (SingleThreadContext context = new())
                    return await context.RunAsync(code).WaitAsync(s_patience);

            case Caller.ExclusiveScheduler:
                return await StartOn(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler, code).WaitAsync(s_patience);

            default:
                return await Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(s_patience);
        }
    }

    /// <summary>Runs code several times at once on a scheduler and fails when one of the runs never ends.</summary>
    public static Task<T[]> RunAllAsync<T>(TaskScheduler scheduler, int runs, Func<T> code) =>
        Task.WhenAll(Enumerable.Range(0, runs).Select(_ => StartOn(scheduler, code))).WaitAsync(s_patience);

    private static Task<T> StartOn<T>(TaskScheduler scheduler, Func<T> code) =>
        Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.None, scheduler);
}

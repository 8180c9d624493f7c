namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>Runs calls at the same time.</summary>
internal static class Concurrent
{
    /// <summary>Runs some calls, always so many at a time.</summary>
    public static Task RunAsync(int concurrency, int calls, Func<int, Task> call)
    {
        int next = -1;
        return Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            for (int i = Interlocked.Increment(ref next); i < calls; i = Interlocked.Increment(ref next))
                await call(i);
        })));
    }
}

namespace Notion.Refit.Redis.Worker;

/// <summary>A lock that reports where the process is, and then waits to be killed.</summary>
/// <param name="inner">The lock.</param>
/// <param name="step">The step: <c>acquired</c> or <c>marked</c>.</param>
internal sealed class StoppingLock(IOAuthRefreshLock inner, string step) : IOAuthRefreshLock
{
    public async ValueTask<IOAuthRefreshLease> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        IOAuthRefreshLease lease = await inner.AcquireAsync(key, cancellationToken);
        if (step == "acquired")
            await StopAsync();
        return new StoppingLease(lease, step);
    }

    public static async Task StopAsync()
    {
        await Console.Out.WriteLineAsync("stopped");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    private sealed class StoppingLease(IOAuthRefreshLease lease, string step) : IOAuthRefreshLease
    {
        public bool IsInDoubt => lease.IsInDoubt;

        public async ValueTask MarkSentAsync(CancellationToken cancellationToken)
        {
            await lease.MarkSentAsync(cancellationToken);
            if (step == "marked")
                await StopAsync();
        }

        public ValueTask MarkUnusedAsync(CancellationToken cancellationToken) => lease.MarkUnusedAsync(cancellationToken);

        public ValueTask DisposeAsync() => lease.DisposeAsync();
    }
}

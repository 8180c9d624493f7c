namespace Notion.Refit.AspNetCore.Worker;

/// <summary>A store that reports where the process is, and then waits to be killed. Until then it reports each extension of the lease.</summary>
/// <param name="inner">The store.</param>
/// <param name="step"><c>acquired</c>: the lease is taken; <c>marked</c>: the refresh is sent next; <c>saving</c>: the refresh was sent, the new tokens are stored next.</param>
internal sealed class StoppingStore(INotionTokenStore inner, string step) : INotionTokenStore
{
    private bool _isAcquired;
    private bool _isStopped;

    public async ValueTask<NotionTokenRow?> FindAsync(BotId botId, CancellationToken cancellationToken)
    {
        // The first call after the lease was taken loads the tokens again; those after it extend the lease.
        if (_isAcquired)
        {
            _isAcquired = false;
            await StopAsync();
        }

        return await inner.FindAsync(botId, cancellationToken);
    }

    public IAsyncEnumerable<NotionTokenRow> ListAsync(WorkspaceId? workspaceId, CancellationToken cancellationToken) => inner.ListAsync(workspaceId, cancellationToken);

    public async ValueTask<bool> TryWriteAsync(NotionTokenRow row, CancellationToken cancellationToken)
    {
        NotionTokenRow? before = await inner.FindAsync(row.Installation.BotId, cancellationToken);
        if (step == "saving" && before is not null && row.ProtectedTokens != before.ProtectedTokens)
            await StopAsync();
        bool isWritten = await inner.TryWriteAsync(row, cancellationToken);
        if (isWritten && _isStopped && row.LeaseOwner == before?.LeaseOwner)
            await Console.Out.WriteLineAsync("extended");
        _isAcquired = isWritten && step == "acquired" && before?.LeaseOwner != row.LeaseOwner;
        if (isWritten && step == "marked" && before?.SentRefresh is null && row.SentRefresh is not null)
            await StopAsync();
        return isWritten;
    }

    public ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken) => inner.RemoveAsync(botId, cancellationToken);

    private async Task StopAsync()
    {
        _isStopped = true;
        await Console.Out.WriteLineAsync("stopped");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }
}

namespace Notion.Refit.Redis.Worker;

/// <summary>A store whose clock runs fast.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
internal sealed class FastStore(INotionRateLimitStore store, FastTimeProvider clock) : INotionRateLimitStore
{
    public async ValueTask<NotionRateLimitState> ReadAsync(string key, CancellationToken cancellationToken) => Fast(await store.ReadAsync(key, cancellationToken));

    public async ValueTask<NotionRateLimitState> TryWriteAsync(string key, NotionRateLimitWrite write, CancellationToken cancellationToken) =>
        Fast(await store.TryWriteAsync(key, write, cancellationToken));

    public IDisposable Subscribe(string key, Action<ReadOnlyMemory<byte>> changed) => store.Subscribe(key, changed);

    private NotionRateLimitState Fast(NotionRateLimitState state) => state with { Time = clock.Of(state.Time) };
}

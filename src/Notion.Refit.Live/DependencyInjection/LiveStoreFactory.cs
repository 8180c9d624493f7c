using System.Collections.Concurrent;

namespace Notion.Refit.Live;

/// <summary>The stores of an app with several installations: one for each, so that no user sees the pages of another.</summary>
public sealed class LiveStoreFactory : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LiveStore>> _stores = new(StringComparer.Ordinal);
    private readonly Func<string, INotionClient> _createClient;
    private readonly LiveStoreOptions _options;

    internal LiveStoreFactory(Func<string, INotionClient> createClient, LiveStoreOptions options)
    {
        _createClient = createClient;
        _options = options;
    }

    /// <summary>Gets the store of an installation. It is created once.</summary>
    /// <param name="installationId">The installation: the <c>bot_id</c> of the token response, not the token, which changes.</param>
    /// <returns>The store.</returns>
    public LiveStore Get(string installationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(installationId);
        return _stores.GetOrAdd(installationId, id => new Lazy<LiveStore>(() => LiveStore.Create(_createClient(id), _options))).Value;
    }

    /// <summary>Forgets an installation that was removed: its store is disposed.</summary>
    /// <param name="installationId">The installation.</param>
    /// <returns>Whether there was a store.</returns>
    public bool Remove(string installationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(installationId);
        if (!_stores.TryRemove(installationId, out Lazy<LiveStore>? store))
            return false;
        store.Value.Dispose();
        return true;
    }

    /// <summary>Disposes all stores.</summary>
    public void Dispose()
    {
        foreach (string id in _stores.Keys)
            Remove(id);
    }

    /// <summary>Disposes all stores and waits for what runs in them.</summary>
    /// <returns>A task that completes when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        foreach (string id in _stores.Keys)
        {
            if (_stores.TryRemove(id, out Lazy<LiveStore>? store))
                await store.Value.DisposeAsync().ConfigureAwait(false);
        }
    }
}

using System.Collections.Concurrent;

namespace Notion.Refit.Live;

/// <summary>The stores of an app with several installations: one for each, so that no user sees the pages of another.</summary>
/// <remarks>
/// <para>Registered by <c>AddLiveStores</c> as a singleton, for a client with a name with that name as its key. All members are safe for concurrent use.</para>
/// <para>A store lives until its installation is removed here or the app ends: an app with many installations removes those that it does not use for a while.</para>
/// </remarks>
public sealed class LiveStoreFactory : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<BotId, LiveStore> _stores = new();
    private readonly Func<BotId, INotionClient> _createClient;
    private readonly LiveStoreOptions _options;
    private volatile bool _isDisposed;

    internal LiveStoreFactory(Func<BotId, INotionClient> createClient, LiveStoreOptions options)
    {
        _createClient = createClient;
        _options = options;
    }

    /// <summary>Gets the store of an installation. It is created once; nothing is sent.</summary>
    /// <param name="installationId">The installation: the <c>bot_id</c> of the token response, not the token, which changes.</param>
    /// <returns>The store. It stays that of the factory: do not dispose it.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ObjectDisposedException">The factory is disposed.</exception>
    public LiveStore Get(BotId installationId)
    {
        if (installationId.Value == Guid.Empty)
            throw new ArgumentException("The id of the installation is empty: pass the bot_id of its token response.", nameof(installationId));
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_stores.TryGetValue(installationId, out LiveStore? known))
            return known;

        // Outside of any lock, since the app's code runs in it. Of two at once, the second one has done nothing yet.
        LiveStore created = LiveStore.Create(_createClient(installationId), _options);
        LiveStore store = _stores.GetOrAdd(installationId, created);
        if (store != created)
            created.Dispose();
        if (_isDisposed && _stores.TryRemove(KeyValuePair.Create(installationId, store)))
            store.Dispose();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return store;
    }

    /// <summary>Removes the store of an installation, such as one that the user has revoked: ends all following and watching in it.</summary>
    /// <param name="installationId">The installation.</param>
    /// <returns>Whether there was a store.</returns>
    /// <remarks>Nothing changes in Notion. <see cref="Get"/> creates another store, which knows nothing.</remarks>
    public bool Remove(BotId installationId)
    {
        if (!_stores.TryRemove(installationId, out LiveStore? store))
            return false;
        store.Dispose();
        return true;
    }

    /// <summary>Disposes all stores.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (BotId id in _stores.Keys)
            Remove(id);
    }

    /// <summary>Disposes all stores and waits for the requests under way.</summary>
    /// <returns>A task that completes when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        foreach (BotId id in _stores.Keys)
        {
            if (_stores.TryRemove(id, out LiveStore? store))
                await store.DisposeAsync().ConfigureAwait(false);
        }
    }
}

using Microsoft.Extensions.Logging;
using Notion.Refit.Live.Changes;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The knowledge of a workspace: immutable snapshots of pages, blocks and data sources, followed and kept fresh.</summary>
/// <remarks>
/// <para>A store belongs to one installation of an integration, whatever its token is at the moment. It holds what it has loaded until it is forgotten or
/// the store is disposed, also what was removed in Notion, with everything in it: its last snapshot stays readable, and <see cref="Forget"/> drops it.
/// Responses with a part of an object fill in what is known; they never take away.</para>
/// <para>All members are safe for concurrent use.</para>
/// </remarks>
public sealed partial class LiveStore : IAsyncDisposable, IDisposable
{
    private readonly KnownTable _known = new();
    private readonly Lock _gate = new();
    private readonly LiveStoreOptions _options;
    private readonly ILogger _logger;
    private readonly ChangeDelivery _delivery;
    private readonly CancellationTokenSource _ending = new();
    private long _tickets;
    private Task<User>? _self;
    private bool _isDisposed;

    private LiveStore(INotionClient client, LiveStoreOptions options)
    {
        Client = client;
        _options = options;
        _logger = options.LoggerFactory.CreateLogger("Notion.Refit.Live");
        _delivery = CreateDelivery(context: null);
    }

    /// <summary>The client by which the store reads.</summary>
    public INotionClient Client { get; }

    /// <summary>The number of objects of which something is known.</summary>
    public int Count => _known.Count;

    internal TimeProvider TimeProvider => _options.TimeProvider;

    internal ILogger Logger => _logger;

    /// <summary>Creates an empty store.</summary>
    /// <param name="client">The client. It stays the caller's and is not disposed.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The store. Dispose it when it is not needed any more: that ends all following and watching.</returns>
    public static LiveStore Create(INotionClient client, LiveStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new LiveStore(client, options ?? new LiveStoreOptions());
    }

    /// <summary>Returns the bot user of the installation that the store belongs to.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The bot. It is read once.</returns>
    /// <exception cref="NotionException">The request failed. The next call sends another.</exception>
    /// <exception cref="InvalidOperationException">The storage of the store is of another installation.</exception>
    public async Task<User> GetInstallationAsync(CancellationToken cancellationToken = default)
    {
        Task<User> self;
        lock (_gate)
        {
            ThrowIfForeign();
            if (_self is not { IsFaulted: false, IsCanceled: false })
                _self = ReadSelfAsync();
            self = _self;
        }

        return await self.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends all following and watching. What is known stays readable.</summary>
    public void Dispose()
    {
        LiveFollow[] follows;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            follows = [.. _follows];
        }

        foreach (LiveFollow follow in follows)
            follow.Dispose();
        EndWatching();
        _saveTimer?.Dispose();
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <summary>Ends all following and watching, waits for requests under way, and writes what is not on disk yet.</summary>
    /// <returns>A task that completes when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
            running = [.. _follows.Select(follow => follow.Completion)];
        try
        {
            await SaveAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Dispose();
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <summary>Takes the place of a request in the order of asking. Call it before each request is sent.</summary>
    /// <exception cref="InvalidOperationException">The storage of the store is of another installation.</exception>
    internal RequestTicket Begin()
    {
        ThrowIfForeign();
        return new(Interlocked.Increment(ref _tickets));
    }

    // Not cancelled by any one caller, since the others wait for the same request.
    private async Task<User> ReadSelfAsync()
    {
        RequestTicket ticket = Begin();
        User bot = await Client.Users.RetrieveMeAsync(_ending.Token).ConfigureAwait(false);
        Confirm(bot.Id.Value);
        return Apply(bot, ticket);
    }
}

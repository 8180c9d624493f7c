using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Notion.Refit.Live.Changes;
using Notion.Refit.Live.Saving;
using Notion.Refit.Live.Sessions;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Live;

/// <summary>The unit of one piece of work: live objects over a store, pending changes, one save.</summary>
/// <remarks>
/// Any number of sessions can share a store, and none saves the changes of another. A save may run while objects are read and changed: its continuations and the
/// user's threads do not hurt each other. What belongs together, such as reading a value and setting it, is for one thread at a time. Disposing a session sends
/// nothing: pending changes are dropped, with a warning in the log.
/// </remarks>
public sealed partial class LiveSession : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<Guid, LiveObject> _objects = [];
    private readonly HashSet<LiveObject> _changed = [];
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly LiveSessionOptions _options;
    private readonly ChangeDelivery _delivery;
    private readonly List<IDisposable> _watches = [];
    private readonly bool _ownsStore;
    private bool _isWatching;
    private bool _isDisposed;

    /// <summary>Creates a session over a store.</summary>
    /// <param name="store">The store. It stays the caller's.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    public LiveSession(LiveStore store, LiveSessionOptions? options = null)
        : this(store, options, ownsStore: false)
    {
    }

    private LiveSession(LiveStore store, LiveSessionOptions? options, bool ownsStore)
    {
        ArgumentNullException.ThrowIfNull(store);
        Store = store;
        _options = options ?? new();
        _ownsStore = ownsStore;
        _delivery = store.CreateDelivery(_options.Context);
        Blocks = new StoreBlocks(store);
        Loading = LoadGate.Of(store);
    }

    /// <summary>The store: what is known of Notion.</summary>
    public LiveStore Store { get; }

    /// <summary>The objects with changes that are not saved, with the reason where a save has failed: <see cref="LiveObject.SaveError"/>.</summary>
    public IReadOnlyCollection<LiveObject> Pending
    {
        get
        {
            lock (Gate)
                return [.. _changed];
        }
    }

    /// <summary>Guards the objects and what is pending. Never held during a request or a callback.</summary>
    internal Lock Gate { get; } = new();

    internal INotionClient Client => Store.Client;

    internal StoreBlocks Blocks { get; }

    internal LoadGate Loading { get; }

    /// <summary>Opens a session with a store of its own.</summary>
    /// <param name="notion">The client. It stays the caller's.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The session. Disposing it disposes the store.</returns>
    public static LiveSession Open(INotionClient notion, LiveSessionOptions? options = null) => new(LiveStore.Create(notion), options, ownsStore: true);

    /// <summary>Gets a page, from the store or else from Notion.</summary>
    /// <param name="id">The id; any address of the page converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotionApiException">There is no such page, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LivePage> GetPageAsync(PageId id, CancellationToken cancellationToken = default)
    {
        LivePage page = PageOf(id);
        if (!page.IsLoaded || page.Snapshot.IsPartial)
            await page.LoadAsync(cancellationToken).ConfigureAwait(false);
        return page;
    }

    /// <summary>Finds a page, in the store or else in Notion.</summary>
    /// <param name="id">The id; any address of the page converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page; null when it does not exist or is not shared with the connection.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<LivePage?> FindPageAsync(PageId id, CancellationToken cancellationToken = default) => FindAsync(() => GetPageAsync(id, cancellationToken));

    /// <summary>Gets a block. The id of a page or database gives the <see cref="LivePage"/> or <see cref="LiveDatabase"/>.</summary>
    /// <param name="id">The id; an address with the anchor of the block converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The block.</returns>
    /// <exception cref="NotionApiException">There is no such block, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveBlock> GetBlockAsync(BlockId id, CancellationToken cancellationToken = default)
    {
        if (Find(id.Value) is LiveBlock { IsLoaded: true } block)
            return block;
        if (Store.FindBlock(id) is null)
            await Loading.RunAsync(id.Value, async token => await Blocks.RetrieveAsync(id, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return BlockOf(id);
    }

    /// <summary>Finds a block.</summary>
    /// <param name="id">The id; an address with the anchor of the block converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The block; null when it does not exist or is not shared with the connection.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<LiveBlock?> FindBlockAsync(BlockId id, CancellationToken cancellationToken = default) => FindAsync(() => GetBlockAsync(id, cancellationToken));

    /// <summary>Gets a database.</summary>
    /// <param name="id">The id; any address of the database converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The database.</returns>
    /// <exception cref="NotionApiException">There is no such database, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveDatabase> GetDatabaseAsync(DatabaseId id, CancellationToken cancellationToken = default)
    {
        LiveDatabase database = DatabaseOf(id);
        if (!database.IsLoaded)
            await database.LoadAsync(cancellationToken).ConfigureAwait(false);
        return database;
    }

    /// <summary>Finds a database.</summary>
    /// <param name="id">The id; any address of the database converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The database; null when it does not exist or is not shared with the connection.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<LiveDatabase?> FindDatabaseAsync(DatabaseId id, CancellationToken cancellationToken = default) => FindAsync(() => GetDatabaseAsync(id, cancellationToken));

    /// <summary>Gets a data source by its id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The data source.</returns>
    /// <exception cref="NotionApiException">There is no such data source, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveDataSource> GetDataSourceAsync(DataSourceId id, CancellationToken cancellationToken = default)
    {
        LiveDataSource source = SourceOf(id);
        if (!source.IsLoaded)
            await source.LoadAsync(cancellationToken).ConfigureAwait(false);
        return source;
    }

    /// <summary>Gets a data source by its id or by the address of a database that has one data source.</summary>
    /// <param name="idOrUrl">The id, or the address as the app shows it.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The data source.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    /// <exception cref="InvalidOperationException">The database has no data source or several: get it by <see cref="GetDatabaseAsync"/>.</exception>
    /// <exception cref="NotionApiException">There is no such data source, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task<LiveDataSource> GetDataSourceAsync(string idOrUrl, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(idOrUrl);
        bool isAddress = idOrUrl.Contains('/', StringComparison.Ordinal);
        if (!isAddress && DataSourceId.TryParse(idOrUrl, out DataSourceId id))
        {
            try
            {
                return await GetDataSourceAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
            {
                // It may be the id of a database.
            }
        }

        LiveDatabase database = await GetDatabaseAsync(DatabaseId.Parse(idOrUrl), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<LiveDataSource> sources = database.DataSources;
        if (sources.Count != 1)
            throw new InvalidOperationException($"{database} has {sources.Count} data sources. Take one of database.DataSources.");
        if (!sources[0].IsLoaded)
            await sources[0].LoadAsync(cancellationToken).ConfigureAwait(false);
        return sources[0];
    }

    /// <summary>Gets a view.</summary>
    /// <param name="id">The id; an address with <c>?v=</c> converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The view.</returns>
    /// <exception cref="NotionApiException">There is no such view, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveView> GetViewAsync(ViewId id, CancellationToken cancellationToken = default)
    {
        LiveView view = ViewOf(id);
        if (!view.IsLoaded)
            await view.LoadAsync(cancellationToken).ConfigureAwait(false);
        return view;
    }

    /// <summary>Finds a view.</summary>
    /// <param name="id">The id; an address with <c>?v=</c> converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The view; null when it does not exist or is not shared with the connection.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<LiveView?> FindViewAsync(ViewId id, CancellationToken cancellationToken = default) => FindAsync(() => GetViewAsync(id, cancellationToken));

    /// <summary>Gets a user, from the store or else from Notion.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<User> GetUserAsync(UserId id, CancellationToken cancellationToken = default)
    {
        if (Store.FindUser(id) is { Details: not null } user)
            return user;
        await Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Store.Begin();
        return Store.Apply(await Client.Users.RetrieveAsync(id, cancellationToken).ConfigureAwait(false), ticket);
    }

    /// <summary>Enumerates the pages of the workspace that are in no other page.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The pages. Notion's search shows them, late and only those shared with the connection.</returns>
    public async IAsyncEnumerable<LivePage> GetTopLevelPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (Page page in SearchAllAsync("", cancellationToken).ConfigureAwait(false))
        {
            if (page.Parent is WorkspaceParent)
                yield return PageOf(page.Id);
        }
    }

    /// <summary>Finds pages by a part of their title.</summary>
    /// <param name="title">The text.</param>
    /// <param name="below">The page that they must be in, at any depth; null for the whole workspace.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The pages.</returns>
    /// <remarks>Notion finds titles only, and new pages late. It has no filter for what is below a page: parents that are not known are read, one request each.</remarks>
    public async IAsyncEnumerable<LivePage> SearchAsync(string title, LivePage? below = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(title);
        await foreach (Page page in SearchAllAsync(title, cancellationToken).ConfigureAwait(false))
        {
            if (page.Title.Contains(title, StringComparison.OrdinalIgnoreCase) && (below is null || await IsBelowAsync(page.Parent, below, cancellationToken).ConfigureAwait(false)))
                yield return PageOf(page.Id);
        }
    }

    /// <summary>Enumerates the people and bots of the workspace.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The users: one request for each 100. Guests are not among them. The store remembers them.</returns>
    /// <exception cref="NotionException">A request failed; the connection needs the capability to read users.</exception>
    public async IAsyncEnumerable<User> GetUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Store.Begin();
        await foreach (User user in Client.Users.ListAllAsync(cancellationToken).ConfigureAwait(false))
            yield return Store.Apply(user, ticket);
    }

    /// <summary>Reads the ids of nested blocks that were appended: Notion returns those of the first level only.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when all saved blocks have their id.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <exception cref="InvalidOperationException">The blocks were changed in the meantime.</exception>
    /// <remarks>One request for each block whose children have none. Saving a change of such a block does it by itself.</remarks>
    public async Task LoadIdsAsync(CancellationToken cancellationToken = default)
    {
        (AppendedTree Tree, IReadOnlyList<LiveBlock> Blocks)[] trees;
        LiveBlock[] pages;
        lock (Gate)
        {
            trees = [.. _withoutIds];
            pages = [.. _createdWithContent];
        }

        foreach ((AppendedTree Tree, IReadOnlyList<LiveBlock> Blocks) written in trees)
        {
            await written.Tree.LoadIdsAsync(cancellationToken).ConfigureAwait(false);
            AdoptIds(written.Blocks);
            lock (Gate)
                _withoutIds.Remove(written);
        }

        foreach (LiveBlock created in pages)
        {
            await AdoptCreatedAsync(created, cancellationToken).ConfigureAwait(false);
            lock (Gate)
                _createdWithContent.Remove(created);
        }
    }

    /// <summary>Saves all changes that are pending now, in as few requests as possible.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="NotionSaveException">Something was not saved; it stays pending.</exception>
    /// <remarks>
    /// Parents are created before what is in them, pages before what refers to them. Saves of one session run one after the other. An object that Notion has
    /// refused is left out until it is changed.
    /// </remarks>
    public async Task<SaveResult> SaveAsync(CancellationToken cancellationToken = default)
    {
        SaveResult result = await TrySaveAsync(cancellationToken).ConfigureAwait(false);
        return result.IsComplete ? result : throw new NotionSaveException(result);
    }

    /// <summary>Saves all changes that are pending now, and returns what could not be saved.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The outcome.</returns>
    public async Task<SaveResult> TrySaveAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Pending.Count > 0)
            await Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        await _saving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            SaveRun run;
            lock (Gate)
                run = new SaveRun(this, _options.Conflicts, [.. _changed]);
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _saving.Release();
        }
    }

    /// <summary>Takes back the changes of an object that were not saved.</summary>
    /// <param name="target">The object.</param>
    public void Discard(LiveObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Discard();
        lock (Gate)
        {
            if (target.IsNew)
                _changed.Remove(target);
        }
    }

    /// <summary>Takes back all changes that were not saved.</summary>
    public void DiscardAll()
    {
        foreach (LiveObject target in Pending)
            Discard(target);
    }

    /// <summary>Ends the watches of the session. Pending changes are not sent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        IReadOnlyCollection<LiveObject> pending = Pending;
        if (pending.Count > 0)
            LogDropped(Store.Logger, pending.Count);
        foreach (LiveObject target in pending)
        {
            if (target.Key is { } key)
                Store.Release(key);
        }

        IDisposable[] watches;
        lock (Gate)
            watches = [.. _watches];
        foreach (IDisposable watch in watches)
            watch.Dispose();
        if (_ownsStore)
            Store.Dispose();
    }

    /// <summary>Ends the watches of the session. Pending changes are not sent.</summary>
    /// <returns>A task that is done at once.</returns>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_ownsStore)
            await Store.DisposeAsync().ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live session was disposed with {Count} objects whose changes were not saved. They are dropped.")]
    private static partial void LogDropped(ILogger logger, int count);

    private static async Task<T?> FindAsync<T>(Func<Task<T>> get)
        where T : class
    {
        try
        {
            return await get().ConfigureAwait(false);
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<Page> SearchAllAsync(string title, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursors = new CursorTrail(null);
        string? cursor = null;
        do
        {
            await Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
            Store.RequestTicket ticket = Store.Begin();
            PageOrDataSourceList list = await Client.Search.SearchAsync(
                new() { Query = title.Length == 0 ? null : title, Filter = new SearchObjectFilter(SearchObject.Page), StartCursor = cursor }, cancellationToken).ConfigureAwait(false);
            foreach (Page page in list.Pages)
                yield return Store.Apply(page, ticket);
            cursor = cursors.NextOrThrow(list.HasMore, list.NextCursor);
        }
        while (cursor is not null);
    }

    private async Task<bool> IsBelowAsync(Parent parent, LivePage below, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (parent)
            {
                case PageParent { PageId: var id }:
                    if (id == below.Id)
                        return true;
                    if (await FindPageAsync(id, cancellationToken).ConfigureAwait(false) is not { } page)
                        return false;
                    parent = page.Snapshot.Parent;
                    break;
                case BlockParent { BlockId: var id }:
                    if (await FindBlockAsync(id, cancellationToken).ConfigureAwait(false) is not { } block)
                        return false;
                    parent = Store.FindBlock(id)?.Parent ?? block.Snapshot.Parent;
                    break;
                case DataSourceParent { DataSourceId: var id }:
                    LiveDataSource source = await GetDataSourceAsync(id, cancellationToken).ConfigureAwait(false);
                    parent = source.Snapshot.DatabaseParent;
                    break;
                case DatabaseParent { DatabaseId: var id }:
                    if (await FindDatabaseAsync(id, cancellationToken).ConfigureAwait(false) is not { } database)
                        return false;
                    parent = database.Snapshot.Parent;
                    break;
                default:
                    return false;
            }
        }
    }
}

using Notion.Refit.Everyday.Paging;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>Reads objects into a store, and counts its requests.</summary>
internal sealed class LookReader(LiveStore store)
{
    private int _requests;

    /// <summary>The number of requests that were sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Whether a failure says that an object is deleted or not shared.</summary>
    public static bool IsGone(NotionApiException e) =>
        e.Code is { } code && (code == NotionErrorCode.ObjectNotFound || code == NotionErrorCode.RestrictedResource);

    /// <summary>Reads a page with whole values.</summary>
    /// <returns>The page; null when it is lost.</returns>
    public Task<Page?> ReadPageAsync(PageId id, CancellationToken cancellationToken) => ReadAsync(
        id.Value,
        async ticket =>
        {
            Page page = await store.Client.Pages.RetrieveAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return store.Apply(await CompleteAsync(page, cancellationToken).ConfigureAwait(false), ticket);
        });

    /// <summary>Reads a data source with its schema.</summary>
    public Task<DataSource?> ReadSourceAsync(DataSourceId id, CancellationToken cancellationToken) => ReadAsync(
        id.Value, async ticket => store.Apply(await store.Client.DataSources.RetrieveAsync(id, cancellationToken).ConfigureAwait(false), ticket));

    /// <summary>Reads a database.</summary>
    public Task<Database?> ReadDatabaseAsync(DatabaseId id, CancellationToken cancellationToken) => ReadAsync(
        id.Value, async ticket => store.Apply(await store.Client.Databases.RetrieveAsync(id, cancellationToken).ConfigureAwait(false), ticket));

    /// <summary>Reads a view.</summary>
    public Task<View?> ReadViewAsync(ViewId id, CancellationToken cancellationToken) => ReadAsync(
        id.Value, async ticket => store.Apply(await store.Client.Views.RetrieveAsync(id, cancellationToken).ConfigureAwait(false), ticket));

    /// <summary>Reads a block without what is in it.</summary>
    public Task<Block?> ReadBlockAsync(BlockId id, CancellationToken cancellationToken) => ReadAsync(
        id.Value, async ticket => store.Apply(await store.Client.Blocks.RetrieveAsync(id, cancellationToken).ConfigureAwait(false), ticket));

    /// <summary>Reads all blocks in a page or block.</summary>
    public async Task ReadTreeAsync(BlockId id, CancellationToken cancellationToken)
    {
        RequestTicket ticket = store.Begin();
        try
        {
            BlockTree tree = await TreeReader.ReadAsync(store.Client.Blocks, id, ConcurrentWork.DefaultConcurrency, cancellationToken).ConfigureAwait(false);
            Count(RequestsOf(tree.Children.Count) + tree.All().Where(static node => node.Children.Count > 0).Sum(static node => RequestsOf(node.Children.Count)));
            store.ApplyTree(tree, ticket);
        }
        catch (NotionApiException e) when (IsGone(e))
        {
            Count(1);
            store.MarkLost(id.Value, ticket);
        }
    }

    /// <summary>Reads one level of blocks.</summary>
    public async Task ReadChildrenAsync(BlockId id, CancellationToken cancellationToken)
    {
        RequestTicket ticket = store.Begin();
        try
        {
            var blocks = new List<Block>();
            await foreach (Block block in store.Client.Blocks.ListAllChildrenAsync(id, cancellationToken).ConfigureAwait(false))
                blocks.Add(block);
            Count(RequestsOf(blocks.Count));
            store.ApplyChildren(id, blocks, ticket);
        }
        catch (NotionApiException e) when (IsGone(e))
        {
            Count(1);
            store.MarkLost(id.Value, ticket);
        }
    }

    /// <summary>Reads the comments of a page or block.</summary>
    public async Task ReadCommentsAsync(BlockId id, CancellationToken cancellationToken)
    {
        RequestTicket ticket = store.Begin();
        try
        {
            var comments = new List<Comment>();
            await foreach (Comment comment in store.Client.Comments.ListAllAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false))
                comments.Add(comment);
            Count(RequestsOf(comments.Count));
            store.ApplyComments(id, comments, ticket);
        }
        catch (NotionApiException e) when (IsGone(e))
        {
            // Of the comments alone: the connection may lack the capability.
            Count(1);
        }
    }

    /// <summary>Reads rows with whole values, all or those that have changed since a time.</summary>
    /// <param name="id">The data source.</param>
    /// <param name="since">Notion's time from which on rows are read; null for all rows, which makes the list complete.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows; null when the data source is lost.</returns>
    /// <exception cref="NotionIncompleteResultsException">More rows than Notion returns were created in one minute.</exception>
    public async Task<IReadOnlyList<Page>?> ReadRowsAsync(DataSourceId id, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        RequestTicket ticket = store.Begin();
        try
        {
            var request = new QueryDataSourceRequest { Filter = since is { } from ? Filter.LastEditedTime.OnOrAfter(from) : null, PageSize = 100 };
            var rows = new List<Page>();
            IAsyncEnumerable<Page> found = RowWindows.EnumerateAsync(
                (window, token) =>
                {
                    Count(1);
                    Filter? filter = window.Start is { } start
                        ? request.Filter is null ? Filter.CreatedTime.OnOrAfter(start) : request.Filter & Filter.CreatedTime.OnOrAfter(start)
                        : request.Filter;
                    return store.Client.DataSources.QueryAsync(
                        id, request with { Filter = filter, Sorts = [Sort.Ascending(PageTimestamp.CreatedTime)], StartCursor = window.Cursor }, cancellationToken: token);
                },
                most: null,
                cancellationToken);
            await foreach (Page row in found.ConfigureAwait(false))
                rows.Add(await CompleteAsync(row, cancellationToken).ConfigureAwait(false));
            store.ApplyRows(id, rows, isComplete: since is null, ticket);
            return rows;
        }
        catch (NotionApiException e) when (IsGone(e))
        {
            store.MarkLost(id.Value, ticket);
            return null;
        }
    }

    private async Task<Page> CompleteAsync(Page page, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<string, Property> property in page.Properties)
        {
            if (property.Value.IsIncomplete)
            {
                Page whole = await store.Client.Pages.CompleteAsync(page, cancellationToken).ConfigureAwait(false);
                foreach ((string name, Property cut) in page.Properties)
                {
                    if (cut.IsIncomplete && whole.Properties.TryGetValue(name, out Property? read))
                        Count(RequestsOf(LengthOf(read.Value)));
                }

                return whole;
            }
        }

        return page;
    }

    private async Task<T?> ReadAsync<T>(Guid id, Func<RequestTicket, Task<T>> read)
        where T : class
    {
        RequestTicket ticket = store.Begin();
        Count(1);
        try
        {
            return await read(ticket).ConfigureAwait(false);
        }
        catch (NotionApiException e) when (IsGone(e))
        {
            store.MarkLost(id, ticket);
            return null;
        }
    }

    private void Count(int requests) => Interlocked.Add(ref _requests, requests);

    private static int RequestsOf(int items) => Math.Max(1, (items + 99) / 100);

    private static int LengthOf(PropertyValue value) => value switch
    {
        RelationValue relation => relation.Pages.Count,
        PeopleValue people => people.People.Count,
        TitleValue title => title.Title.Count,
        RichTextValue text => text.RichText.Count,
        RollupValue { Result: RollupArray array } => array.Values.Count,
        _ => 1,
    };
}

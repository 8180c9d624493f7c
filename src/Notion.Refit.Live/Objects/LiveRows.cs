using Notion.Refit.Live.Objects;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The rows of a data source, with a filter and an order. Each step returns new rows.</summary>
/// <remarks>Enumerating asks Notion; the store remembers the rows.</remarks>
public sealed class LiveRows : IAsyncEnumerable<LivePage>
{
    private readonly LiveDataSource _source;
    private readonly List<LivePage> _added;
    private readonly Filter? _filter;
    private readonly IReadOnlyList<Sort> _sorts;

    internal LiveRows(LiveDataSource source)
        : this(source, [], null, [])
    {
    }

    private LiveRows(LiveDataSource source, List<LivePage> added, Filter? filter, IReadOnlyList<Sort> sorts)
    {
        _source = source;
        _added = added;
        _filter = filter;
        _sorts = sorts;
    }

    /// <summary>All rows of the data source that the store knows, and those that were added here; without network, filter and order.</summary>
    public IReadOnlyList<LivePage> Loaded =>
    [
        .. (_source.Session.Store.RowsOf(_source.Id) ?? []).Select(_source.Session.PageOf).Where(page => !page.InTrash),
        .. Added(),
    ];

    /// <summary>Returns the rows that a filter selects, too.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>The rows.</returns>
    public LiveRows Where(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(_source, _added, _filter is null ? filter : _filter & filter, _sorts);
    }

    /// <summary>Returns the rows with a text in their title.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public LiveRows Search(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Where(Filter.Property("title").Title.Contains(text));
    }

    /// <summary>Returns the rows in an order, which replaces an earlier one.</summary>
    /// <param name="sorts">The sorts, the most important first.</param>
    /// <returns>The rows.</returns>
    public LiveRows OrderBy(params IReadOnlyList<Sort> sorts) => new(_source, _added, _filter, sorts);

    /// <summary>Enumerates the rows as Notion finds them, past 10,000 when there is no order. Without filter, rows that were added here follow.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="KeyNotFoundException">A filter or a sort has a property that does not exist. The message lists those that do.</exception>
    /// <exception cref="NotionIncompleteResultsException">There are more than 10,000 rows, and they have an order; thrown after the last one.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async IAsyncEnumerator<LivePage> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        LiveSession session = _source.Session;
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        (Filter? filter, IReadOnlyList<Sort> sorts) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = session.Store.Begin();
        var all = _filter is null ? new List<Page>() : null;
        var request = new QueryDataSourceRequest { Filter = filter, Sorts = sorts };

        // Past 10,000 rows Notion is asked by the time of creation, which leaves no order.
        IAsyncEnumerable<Page> rows = _sorts.Count > 0
            ? session.Client.DataSources.QueryAllAsync(_source.Id, request, cancellationToken).OfType<Page>()
            : session.Client.DataSources.QueryEverythingAsync(_source.Id, request, cancellationToken: cancellationToken);
        await foreach (Page row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            session.Store.ApplyRows(_source.Id, [row], isComplete: false, ticket);
            all?.Add(row);
            LivePage page = session.PageOf(row.Id);
            if (!page.InTrash)
                yield return page;
        }

        if (all is null)
            yield break;
        session.Store.ApplyRows(_source.Id, all, isComplete: true, ticket);
        foreach (LivePage page in Added())
            yield return page;
    }

    /// <summary>Counts the rows: one request for each 100.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The number.</returns>
    /// <exception cref="KeyNotFoundException">The filter has a property that does not exist. The message lists those that do.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        await _source.Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        (Filter? filter, _) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        return await _source.Session.Client.DataSources.CountAsync(_source.Id, filter, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a row. It is created by <see cref="LiveSession.SaveAsync"/>.</summary>
    /// <returns>The new row. It has an id when it is saved.</returns>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    public LivePage Add()
    {
        _ = _source.Snapshot;
        var page = new LivePage(_source.Session, null) { DataSource = _source };
        lock (_source.Session.Gate)
        {
            _added.Add(page);
            _source.Session.OnChanged(page);
        }

        return page;
    }

    /// <summary>Loads all pages that a relation of the loaded rows leads to.</summary>
    /// <param name="property">The relation: name, id, or the letters and digits of the name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when they are loaded.</returns>
    /// <exception cref="KeyNotFoundException">There is no such property.</exception>
    /// <exception cref="NotionPropertyException">The property is not a relation.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <remarks>
    /// One by one or the whole target, whichever is fewer requests: Notion cannot filter by page id. While the size of the target is not known, its pages of 100 are
    /// read until that is more expensive than one by one, so at most twice the fewest.
    /// </remarks>
    public Task LoadRelatedAsync(string property, CancellationToken cancellationToken = default) => RelatedPages.LoadAsync(_source, Loaded, property, cancellationToken);

    /// <summary>Loads all pages that a relation of some rows leads to.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="property">The relation.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when they are loaded.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task LoadRelatedAsync(IReadOnlyList<LivePage> rows, string property, CancellationToken cancellationToken = default) =>
        RelatedPages.LoadAsync(_source, rows, property, cancellationToken);

    /// <summary>The rows that were added here and are not saved.</summary>
    internal IReadOnlyList<LivePage> Added()
    {
        lock (_source.Session.Gate)
            return [.. _added.Where(page => page.IsNew && !page.IsLeftOut)];
    }

    internal void Drop(LivePage page)
    {
        lock (_source.Session.Gate)
            _added.Remove(page);
    }

    // The schema may be older than Notion's: it is read again before a name is said to be unknown.
    private async ValueTask<(Filter? Filter, IReadOnlyList<Sort> Sorts)> ResolveAsync(CancellationToken cancellationToken)
    {
        if ((_filter is null && _sorts.Count == 0) || !_source.IsLoaded)
            return (_filter, _sorts);
        try
        {
            return Resolve();
        }
        catch (KeyNotFoundException)
        {
            await _source.LoadAsync(cancellationToken).ConfigureAwait(false);
            return Resolve();
        }

        (Filter?, IReadOnlyList<Sort>) Resolve()
        {
            var names = new QueryNames(_source.Snapshot.Properties);
            return (names.Of(_filter), names.Of(_sorts));
        }
    }
}

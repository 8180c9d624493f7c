using System.Runtime.CompilerServices;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Live;

/// <summary>A view of a data source.</summary>
public sealed class LiveView : LiveObject
{
    internal LiveView(LiveSession session, Guid key)
        : base(session, key)
    {
    }

    /// <summary>The id.</summary>
    public ViewId Id => new(Existing());

    /// <inheritdoc/>
    public override bool IsLoaded => Session.Store.FindView(Id) is not null;

    /// <summary>One consistent state of the view.</summary>
    /// <exception cref="NotLoadedException">The view was never loaded.</exception>
    public View Snapshot => Session.Store.FindView(Id) ?? throw new NotLoadedException(ToString(), nameof(Snapshot), "view.LoadAsync()");

    /// <summary>Gets or sets the name.</summary>
    /// <exception cref="NotLoadedException">The view was never loaded.</exception>
    public string Name
    {
        get => Read(Members.Title, () => Snapshot.Name);
        set => Set(Members.Title, value, Snapshot.Name);
    }

    /// <summary>The type, such as a board. It cannot be changed.</summary>
    /// <exception cref="NotLoadedException">The view was never loaded.</exception>
    public ViewType Type => Snapshot.Type;

    /// <summary>Gets or sets the filter; null for none.</summary>
    /// <exception cref="NotLoadedException">The view was never loaded.</exception>
    public Filter? Filter
    {
        get => Read(Members.Filter, () => Snapshot.Filter);
        set => Set(Members.Filter, value, Snapshot.Filter);
    }

    /// <summary>Gets or sets the order; empty for none.</summary>
    /// <exception cref="NotLoadedException">The view was never loaded.</exception>
    public IReadOnlyList<Sort> Sorts
    {
        get => Read(Members.Sorts, () => Snapshot.Sorts ?? []);
        set => Set(Members.Sorts, value ?? [], Snapshot.Sorts ?? []);
    }

    /// <summary>Gets or sets the layout, such as the property that a board is grouped by; null when Notion has not returned one.</summary>
    /// <exception cref="NotLoadedException">The view was never loaded.</exception>
    /// <exception cref="ArgumentNullException">The value is null: a layout can be replaced, not removed.</exception>
    public ViewConfiguration? Configuration
    {
        get => Read(Members.Configuration, () => Snapshot.Configuration);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Set(Members.Configuration, value, Snapshot.Configuration);
        }
    }

    /// <summary>The rows as the view shows them: with its filter and order, by Notion's own query of the view. Each enumeration asks Notion: one request for each 100 rows.</summary>
    /// <remarks>
    /// A filter or order that was set here and is not saved does not count. Rows of which Notion returns the id only are read, one request each, unless they are
    /// known. Enumerating throws <see cref="NotionException"/> when a request fails.
    /// </remarks>
    public IAsyncEnumerable<LivePage> Rows => QueryAsync();

    /// <summary>Reads the view from Notion.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when it is read.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken = default) =>
        await Session.Loading.RunAsync(
            Existing(),
            async token =>
            {
                Store.RequestTicket ticket = Session.Store.Begin();
                Session.Store.Apply(await Session.Client.Views.RetrieveAsync(Id, token).ConfigureAwait(false), ticket);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes the view. Sent at once; the rows stay.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when the view is deleted.</returns>
    /// <exception cref="NotionException">The request failed; the last view of a database cannot be deleted.</exception>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        await Session.Client.Views.DeleteAsync(Id, cancellationToken).ConfigureAwait(false);
        Session.Store.MarkLost(Existing(), ticket);
    }

    /// <summary>Returns name and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"view {(IsLoaded ? $"'{Name}' " : "")}{Key}";

    internal static async Task<LiveView> CreateAsync(LiveSession session, CreateViewRequest request, CancellationToken cancellationToken)
    {
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = session.Store.Begin();
        View view = session.Store.Apply(await session.Client.Views.CreateAsync(request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
        return session.ViewOf(view.Id);
    }

    internal static async Task<IReadOnlyList<LiveView>> ListAsync(LiveSession session, DatabaseId? database, DataSourceId? source, CancellationToken cancellationToken)
    {
        var views = new List<LiveView>();
        var cursors = new CursorTrail(null);
        string? cursor = null;
        do
        {
            await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
            Store.RequestTicket ticket = session.Store.Begin();
            ViewList list = await session.Client.Views.ListAsync(database, source, cursor, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (View view in list.Results)
            {
                LiveView live = session.ViewOf(view.Id);
                if (view.IsPartial)
                    await live.LoadAsync(cancellationToken).ConfigureAwait(false);
                else
                    session.Store.Apply(view, ticket);
                views.Add(live);
            }

            cursor = cursors.NextOrThrow(list.HasMore, list.NextCursor);
        }
        while (cursor is not null);

        return views;
    }

    private async IAsyncEnumerable<LivePage> QueryAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        ViewQuery query = await Session.Client.Views.CreateQueryAsync(Id, new() { PageSize = 100 }, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Page> results = query.Results;
        var cursors = new CursorTrail(null);
        string? cursor = cursors.Next(query.HasMore, query.NextCursor);
        while (true)
        {
            foreach (Page row in results)
            {
                LivePage page = Session.PageOf(row.Id);

                // Notion may answer with ids only.
                if (row.IsPartial && !page.IsLoaded)
                    await page.LoadAsync(cancellationToken).ConfigureAwait(false);
                else if (!row.IsPartial)
                    Session.Store.Apply(row, ticket);
                yield return page;
            }

            if (cursor is null)
            {
                cursors.ThrowIfBroken();
                yield break;
            }

            ticket = Session.Store.Begin();
            ViewQueryResultList next = await Session.Client.Views.ListQueryResultsAsync(Id, query.Id, cursor, cancellationToken: cancellationToken).ConfigureAwait(false);
            results = next.Results;
            cursor = cursors.Next(next.HasMore, next.NextCursor);
        }
    }
}

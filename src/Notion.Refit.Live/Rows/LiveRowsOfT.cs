using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Notion.Refit.Live.Rows;
using Notion.Refit.Models;
using Notion.Refit.Rows;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Live;

/// <summary>The rows of a data source as live objects with records: get it by <see cref="LiveSession.Rows{TRow}"/>.</summary>
/// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
/// <remarks>Enumerating asks Notion; the store remembers the rows. The columns are found in the schema that the store knows, so binding makes no request.</remarks>
public sealed class LiveRows<TRow> : LiveRowQuery<TRow>
    where TRow : class, INotionRow<TRow>
{
    private readonly Dictionary<LivePage, LiveRow<TRow>> _objects = [];
    private readonly RowSchemaCache _schemas = new();
    private DataSource? _seen;
    private RowBinding? _binding;

    internal LiveRows(LiveDataSource source)
    {
        DataSource = source;
        Context = new RowContext<TRow>(source.Session.Client, source.Id, _schemas, source.Session.Store.TimeProvider);
        Rows = this;
        _ = Binding;
    }

    /// <summary>The data source.</summary>
    public LiveDataSource DataSource { get; }

    /// <summary>All rows that the store knows, and those that were added here; without network.</summary>
    public IReadOnlyList<LiveRow<TRow>> Loaded => [.. DataSource.Rows.Loaded.Select(Of)];

    internal RowContext<TRow> Context { get; }

    /// <summary>The columns of the members. They are found again only when one of them is gone or has another kind, so that renaming a column changes nothing.</summary>
    internal RowBinding Binding
    {
        get
        {
            DataSource now = DataSource.Snapshot;
            lock (_objects)
            {
                if (ReferenceEquals(now, _seen) && _binding is not null)
                    return _binding;
                if (_binding is null || !Fits(_binding, now))
                    Adopt(new RowSchema(now).Bind(TRow.RowType));
                _seen = now;
                return _binding;
            }
        }
    }

    /// <summary>Gets the row of a page.</summary>
    /// <param name="page">A page of the data source; it may be new.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">The page is not in the data source.</exception>
    public LiveRow<TRow> Of(LivePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.DataSource != DataSource)
            throw new ArgumentException($"{page} is not a row of {DataSource}.", nameof(page));
        lock (_objects)
        {
            if (!_objects.TryGetValue(page, out LiveRow<TRow>? row))
                _objects.Add(page, row = new LiveRow<TRow>(this, page));
            return row;
        }
    }

    /// <summary>Gets a row, from the store or else from Notion.</summary>
    /// <param name="id">The id; any address of the page converts to it.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">The page is not in the data source.</exception>
    /// <exception cref="NotionApiException">There is no such page, or it is not shared with the connection.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task<LiveRow<TRow>> GetAsync(PageId id, CancellationToken cancellationToken = default)
    {
        LiveRow<TRow> row = Of(await DataSource.Session.GetPageAsync(id, cancellationToken).ConfigureAwait(false));
        await RowValues.CompleteAsync(row.Page, Binding, cancellationToken).ConfigureAwait(false);
        return row;
    }

    /// <summary>Finds a row, in the store or else in Notion.</summary>
    /// <param name="id">The id; any address of the page converts to it.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row; null when there is no such page, or when it is not shared with the connection.</returns>
    /// <exception cref="ArgumentException">The page is not in the data source.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task<LiveRow<TRow>?> FindAsync(PageId id, CancellationToken cancellationToken = default) =>
        await DataSource.Session.FindPageAsync(id, cancellationToken).ConfigureAwait(false) is null ? null : await GetAsync(id, cancellationToken).ConfigureAwait(false);

    /// <summary>Adds a row. It is created by <see cref="LiveSession.SaveAsync"/>; members that are null or empty are left out, so that the default of a status applies.</summary>
    /// <param name="value">The record.</param>
    /// <returns>The new row. It has an id when it is saved.</returns>
    /// <exception cref="NotionRowException">A member cannot be written; nothing was added.</exception>
    /// <exception cref="ArgumentException">A limit of Notion is exceeded; nothing was added.</exception>
    public LiveRow<TRow> Add(TRow value)
    {
        ArgumentNullException.ThrowIfNull(value);
        RowBinding binding = Binding;
        LivePage page = DataSource.Rows.Add();
        try
        {
            RowValues.WriteNew(page, binding, value);
        }
        catch
        {
            DataSource.Session.Discard(page);
            throw;
        }

        return Of(page);
    }

    internal async IAsyncEnumerable<LiveRow<TRow>> ReadAsync(RowQueryState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LiveSession session = DataSource.Session;
        RowBinding bound = Binding;
        Store.RequestTicket ticket = session.Store.Begin();
        List<Page>? all = state is { Filter: null, Take: null, Archived: false } ? [] : null;
        await foreach ((Page row, RowBinding used) in RowPages.ReadAsync(Context, state, static _ => null, cancellationToken).ConfigureAwait(false))
        {
            if (used != bound)
            {
                // Notion has refused the query, and the schema was read again.
                session.Store.Apply(used.Schema.DataSource, ticket);
                bound = used;
                lock (_objects)
                    Adopt(used);
            }

            session.Store.ApplyRows(DataSource.Id, [row], isComplete: false, ticket);
            all?.Add(row);
            LivePage page = session.PageOf(row.Id);
            if (page.InTrash)
                continue;
            await RowValues.CompleteAsync(page, bound, cancellationToken).ConfigureAwait(false);
            yield return Of(page);
        }

        if (all is null)
            yield break;
        session.Store.ApplyRows(DataSource.Id, all, isComplete: true, ticket);
        foreach (LivePage page in DataSource.Rows.Added())
            yield return Of(page);
    }

    private static bool Fits(RowBinding binding, DataSource source)
    {
        Dictionary<PropertyId, string> kinds = source.Properties.Values.ToDictionary(property => property.Id, property => property.Schema.Type);
        return binding.Columns.All(column => kinds.GetValueOrDefault(column.Id) == column.Type);
    }

    [MemberNotNull(nameof(_binding))]
    private void Adopt(RowBinding binding)
    {
        _binding = binding;
        _seen = null;
        _schemas.Set(DataSource.Id, binding.Schema);
    }
}

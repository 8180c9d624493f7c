using System.ComponentModel;
using System.Net;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Queries;
using Notion.Refit.Rows.Writing;

namespace Notion.Refit.Rows;

/// <summary>A data source as rows of a type: query it, add, update and delete.</summary>
/// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
/// <remarks>
/// <para>Get it from <c>services.AddNotion().AddRows&lt;TaskRow&gt;(…)</c>, or from a client with <c>notion.Rows&lt;TaskRow&gt;(…)</c>. Safe for
/// concurrent use. The schema of the data source is read once, before the first request.</para>
/// <para>Rows are snapshots. Updates send only the members that differ from what was read.</para>
/// </remarks>
public sealed class NotionRows<TRow> : RowQuery<TRow>
    where TRow : class, INotionRow<TRow>
{
    internal NotionRows(RowContext<TRow> context)
        : base(context, new RowQueryState())
    {
    }

    /// <summary>Reads a row by the id of its page.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row.</returns>
    /// <exception cref="NotionApiException">The page does not exist or is not shared with the connection.</exception>
    /// <exception cref="NotionRowException">The page does not fit the row type.</exception>
    public async Task<TRow> GetAsync(PageId id, CancellationToken cancellationToken = default)
    {
        RowBinding binding = await Context.BindAsync(cancellationToken).ConfigureAwait(false);
        Page page = await Context.Client.Pages.RetrieveAsync(id, RowReading.Wanted(binding), cancellationToken).ConfigureAwait(false);
        return await RowReading.ReadAsync(Context, binding, page, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a row by the id of its page, if it exists.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row; null when there is no such page, or when it is not shared with the connection.</returns>
    /// <exception cref="NotionRowException">The page does not fit the row type.</exception>
    public async Task<TRow?> FindAsync(PageId id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Creates a row. Members that are null or empty are left out, so that the defaults of a template or status apply.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row as Notion returned it, with its page.</returns>
    /// <exception cref="NotionRowException">A member has a value that cannot be written.</exception>
    /// <exception cref="NotionException">The request failed. After a lost response the row may exist; <c>UpsertAsync</c> looks for it.</exception>
    public Task<TRow> AddAsync(TRow row, CancellationToken cancellationToken = default) => AddAsync(row, new RowAddition(), cancellationToken);

    /// <summary>Creates a row with content, icon, cover or a template.</summary>
    /// <param name="row">The row.</param>
    /// <param name="addition">What the row has besides its columns.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row as Notion returned it, with its page.</returns>
    /// <exception cref="NotionRowException">A member has a value that cannot be written.</exception>
    /// <exception cref="NotionException">The request failed. After a lost response the row may exist; <c>UpsertAsync</c> looks for it.</exception>
    public Task<TRow> AddAsync(TRow row, RowAddition addition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(addition);
        return RowCommands.AddAsync(Context, row, addition, cancellationToken);
    }

    /// <summary>Sends the members that differ from what was read. Sends nothing when there is no difference.</summary>
    /// <param name="row">A changed copy of a row that was read: <c>task with { Done = true }</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row as Notion returned it. Go on with it: updating an older copy throws.</returns>
    /// <exception cref="InvalidOperationException">The row has no page, or its page was updated since through another copy.</exception>
    /// <exception cref="NotionRowException">A changed member hides a part of the cell, or has a value that cannot be written; nothing was sent.</exception>
    public Task<TRow> UpdateAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RowCommands.UpdateAsync(Context, row, cancellationToken);
    }

    /// <summary>Reads the page and sends the members that differ from it: for rows without a page, such as those from JSON.</summary>
    /// <param name="id">The id of the page.</param>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row as Notion returned it.</returns>
    /// <exception cref="NotionRowException">A changed member hides a part of the cell, or has a value that cannot be written; nothing was sent.</exception>
    public async Task<TRow> UpdateAsync(PageId id, TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        TRow current = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        (TRow updated, _) = await RowCommands.UpdateAsync(Context, row, current.Origin!, cancellationToken).ConfigureAwait(false);
        return updated;
    }

    /// <summary>Moves the page of a row to the trash.</summary>
    /// <param name="row">A row that was read.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="InvalidOperationException">The row has no page.</exception>
    public Task DeleteAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return DeleteAsync(RowCommands.OriginOf(row).Page.Id, cancellationToken);
    }

    /// <summary>Moves the page of a row to the trash.</summary>
    /// <param name="id">The id of the page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    public Task DeleteAsync(PageId id, CancellationToken cancellationToken = default) =>
        Context.Client.Pages.UpdateAsync(id, new UpdatePageRequest { InTrash = true }, cancellationToken: cancellationToken);

    /// <summary>Restores a row from the trash.</summary>
    /// <param name="id">The id of the page.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row.</returns>
    public async Task<TRow> RestoreAsync(PageId id, CancellationToken cancellationToken = default)
    {
        RowBinding binding = await Context.BindAsync(cancellationToken).ConfigureAwait(false);
        Page page = await Context.Client.Pages.UpdateAsync(id, new UpdatePageRequest { InTrash = false }, RowReading.Wanted(binding), cancellationToken).ConfigureAwait(false);
        return await RowReading.ReadAsync(Context, binding, page, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates rows, several at a time, at the pace of the rate limiter.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The outcome of each row. A row that failed does not stop the others.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<RowResults<TRow>> AddRangeAsync(IEnumerable<TRow> rows, IProgress<RowProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return RowBatch.RunAsync(
            [.. rows],
            async (row, index, token) => new RowResult<TRow>(index, await RowCommands.AddAsync(Context, row, new RowAddition(), token).ConfigureAwait(false), RowOutcome.Added),
            progress,
            cancellationToken);
    }

    /// <summary>Brings rows to the data source by a key. For generated code; use the <c>UpsertAsync</c> of the row type.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The column of the key.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The outcome of each row. A row that failed does not stop the others.</returns>
    /// <exception cref="ArgumentException">A row has no key, or two rows have the same; nothing was sent.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<RowResults<TRow>> UpsertByAsync(
        IEnumerable<TRow> rows, IKeyColumn key, IProgress<RowProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        return new RowUpsert<TRow>(Context, key.Member, Context.Time).RunAsync([.. rows], progress, cancellationToken);
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Notion.Refit.Everyday.Paging;
using Notion.Refit.Models;
using Notion.Refit.Paging;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Rows.Queries;

/// <summary>The pages of a query, beyond the 10,000 rows that Notion returns for one.</summary>
internal static class RowPages
{
    /// <summary>Reads the pages, with the columns they were asked for with.</summary>
    /// <param name="context">The data source.</param>
    /// <param name="state">The query.</param>
    /// <param name="columns">Chooses the properties to ask for; null for all of them.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async IAsyncEnumerable<(Page Page, RowBinding Binding)> ReadAsync<TRow>(
        RowContext<TRow> context,
        RowQueryState state,
        Func<RowBinding, IReadOnlyList<PropertyId>?> columns,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        if (state.Take == 0)
            yield break;

        // Without an order the rows come by creation, so that the query can go on where Notion's limit cuts it.
        var requests = new RowRequests<TRow>(context, state, columns);
        IAsyncEnumerable<Page> pages = state.Sorts.Count == 0
            ? RowWindows.EnumerateAsync(requests.SendAsync, state.Take, cancellationToken)
            : PageSequence.Enumerate<PageOrDataSourceList, PageOrDataSource, Page>(
                (cursor, size, token) => requests.SendAsync(new RowWindow(Start: null, cursor, size), token), start: null, state.Take, cancellationToken);
        await foreach (Page page in pages.ConfigureAwait(false))
            yield return (page, requests.Binding);
    }

    /// <summary>Returns the JSON of the first request.</summary>
    public static async Task<string> DescribeAsync<TRow>(RowContext<TRow> context, RowQueryState state, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        var requests = new RowRequests<TRow>(context, state, static _ => null);
        QueryDataSourceRequest request = await requests.CreateFirstAsync(cancellationToken).ConfigureAwait(false);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
            request.Write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

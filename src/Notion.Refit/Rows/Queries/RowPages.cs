using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Conditions;

namespace Notion.Refit.Rows.Queries;

/// <summary>The pages of a query, beyond the 10,000 rows that Notion returns for one.</summary>
internal static class RowPages
{
    private const int PageSize = 100;

    // The most rows that Notion returns for one query.
    private const int QueryLimit = 10_000;

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
        int left = state.Take ?? int.MaxValue;
        if (left == 0)
            yield break;

        // Without an order the rows come by creation, so that the query can go on where Notion's limit cuts it.
        bool isWindowed = state.Sorts.Count == 0 && left > QueryLimit;
        var window = new CreationWindow();
        RowBinding binding = await context.BindAsync(cancellationToken).ConfigureAwait(false);
        bool isFirst = true;
        string? cursor = null;
        while (true)
        {
            PageOrDataSourceList list;
            try
            {
                QueryDataSourceRequest request = Request(state, binding, isWindowed, window.Start) with { StartCursor = cursor };
                if (left < PageSize)
                    request = request with { PageSize = left };
                list = await context.Client.DataSources.QueryAsync(binding.Schema.DataSource.Id, request, columns(binding), cancellationToken).ConfigureAwait(false);
            }
            catch (NotionApiException e) when (isFirst && e.StatusCode == HttpStatusCode.BadRequest)
            {
                binding = await RebindAsync(context, state, binding, e, cancellationToken).ConfigureAwait(false);
                isFirst = false;
                continue;
            }
            catch (NotionApiException e) when (e.StatusCode == HttpStatusCode.BadRequest && FormulaOf(state, binding) is { } formula)
            {
                throw FormulaRefused(formula, e);
            }

            isFirst = false;
            foreach (Page page in list.Results.OfType<Page>())
            {
                if (isWindowed && !window.Add(page))
                    continue;
                yield return (page, binding);
                if (--left == 0)
                    yield break;
            }

            cursor = list.HasMore ? list.NextCursor : null;
            if (cursor is not null)
                continue;
            if (list.RequestStatus is not { } status || status.Type != RequestStatusType.Incomplete)
                yield break;

            // The limit. Rows of the last minute may be missing: they are asked for again and skipped.
            if (!isWindowed || !window.MoveOn())
                throw new NotionIncompleteResultsException(status);
        }
    }

    /// <summary>Returns the JSON of the first request.</summary>
    public static async Task<string> DescribeAsync<TRow>(RowContext<TRow> context, RowQueryState state, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        RowBinding binding = await context.BindAsync(cancellationToken).ConfigureAwait(false);
        QueryDataSourceRequest request = Request(state, binding, state.Sorts.Count == 0 && (state.Take ?? int.MaxValue) > QueryLimit, from: null);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
            request.Write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static QueryDataSourceRequest Request(RowQueryState state, RowBinding binding, bool isWindowed, DateTimeOffset? from)
    {
        FilterNode? node = state.Filter?.ToNode(binding, negated: false);
        if (from is { } start)
        {
            FilterNode window = FilterNode.Of(new TimestampFilter { Timestamp = PageTimestamp.CreatedTime, CreatedTime = new DateComparison { OnOrAfter = start } });
            node = node is null ? window : FilterNode.Group(isAnd: true, window, node);
        }

        var request = new QueryDataSourceRequest { PageSize = PageSize };
        if (node is not null)
            request = request with { Filter = NormalForm.Reduce(node, state.Filter?.ToString() ?? "") };
        if (isWindowed)
            request = request with { Sorts = [Sort.Ascending(PageTimestamp.CreatedTime)] };
        else if (state.Sorts.Count > 0)
            request = request with { Sorts = [.. state.Sorts.Select(sort => Sorted(binding[sort.Member].Id.Value, sort.Descending))] };
        return state.Archived ? request with { IsArchived = true } : request;
    }

    private static Sort Sorted(string property, bool descending) => descending ? Sort.Descending(property) : Sort.Ascending(property);

    private static async Task<RowBinding> RebindAsync<TRow>(
        RowContext<TRow> context, RowQueryState state, RowBinding binding, NotionApiException refusal, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        context.Forget(binding);
        try
        {
            return await context.BindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NotionRowSchemaException e)
        {
            throw new NotionRowSchemaException($"{e.Message}\nNotion refused the query {state.Describe(binding.Row.Name)}: {refusal.Message}", refusal);
        }
    }

    private static string? FormulaOf(RowQueryState state, RowBinding binding) =>
        state.Filter?.Members.Select(member => binding[member]).FirstOrDefault(static column => column.Type is "formula")?.Name;

    private static NotionRowSchemaException FormulaRefused(string column, NotionApiException refusal) => new(
        $"Notion refused the query. It does not take conditions on formula columns that were created through the API, such as '{column}' may be: create the column in Notion's window. {refusal.Message}",
        refusal);
}

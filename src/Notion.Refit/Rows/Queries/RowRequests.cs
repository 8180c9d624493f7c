using System.Net;
using Notion.Refit.Everyday.Paging;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Conditions;

namespace Notion.Refit.Rows.Queries;

/// <summary>Sends the requests of a query. A first one that Notion refuses is repeated once, with the schema read again.</summary>
/// <param name="context">The data source.</param>
/// <param name="state">The query.</param>
/// <param name="columns">Chooses the properties to ask for; null for all of them.</param>
internal sealed class RowRequests<TRow>(RowContext<TRow> context, RowQueryState state, Func<RowBinding, IReadOnlyList<PropertyId>?> columns)
    where TRow : class, INotionRow<TRow>
{
    private const int PageSize = 100;

    private RowBinding? _binding;

    /// <summary>Gets the columns that the rows were asked for with.</summary>
    public RowBinding Binding => _binding!;

    /// <summary>Requests a page.</summary>
    public async Task<PageOrDataSourceList> SendAsync(RowWindow window, CancellationToken cancellationToken)
    {
        bool isFirst = _binding is null;
        try
        {
            return await SendOnceAsync(window, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionApiException e) when (isFirst && e.StatusCode == HttpStatusCode.BadRequest)
        {
            await RebindAsync(e, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await SendOnceAsync(window, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionApiException e) when (e.StatusCode == HttpStatusCode.BadRequest && FormulaName() is { } formula)
        {
            throw FormulaRefused(formula, e);
        }
    }

    /// <summary>Creates the first request.</summary>
    public async Task<QueryDataSourceRequest> CreateFirstAsync(CancellationToken cancellationToken) =>
        await CreateAsync(new RowWindow(Start: null, Cursor: null, state.Take is { } count ? Math.Clamp(count, 1, PageSize) : null), cancellationToken).ConfigureAwait(false);

    private async Task<QueryDataSourceRequest> CreateAsync(RowWindow window, CancellationToken cancellationToken)
    {
        RowBinding binding = _binding ??= await context.BindAsync(cancellationToken).ConfigureAwait(false);
        await context.PrepareAsync(binding, state.Filter, cancellationToken).ConfigureAwait(false);

        FilterNode? node = state.Filter?.ToNode(member => binding[member], negated: false);
        if (window.Start is { } start)
        {
            FilterNode from = FilterNode.Of(new TimestampFilter { Timestamp = PageTimestamp.CreatedTime, CreatedTime = new DateComparison { OnOrAfter = start } });
            node = node is null ? from : FilterNode.Group(isAnd: true, from, node);
        }

        var request = new QueryDataSourceRequest { PageSize = window.PageSize ?? PageSize, StartCursor = window.Cursor };
        if (node is not null)
            request = request with { Filter = NormalForm.Reduce(node, state.Filter?.ToString() ?? "") };
        request = request with
        {
            Sorts = state.Sorts.Count == 0
                ? [Sort.Ascending(PageTimestamp.CreatedTime)]
                : [.. state.Sorts.Select(sort => Sorted(binding[sort.Member].Id.Value, sort.Descending))],
        };
        return state.Archived ? request with { IsArchived = true } : request;
    }

    private static Sort Sorted(string property, bool descending) => descending ? Sort.Descending(property) : Sort.Ascending(property);

    private async Task<PageOrDataSourceList> SendOnceAsync(RowWindow window, CancellationToken cancellationToken)
    {
        QueryDataSourceRequest request = await CreateAsync(window, cancellationToken).ConfigureAwait(false);
        return await context.Client.DataSources.QueryAsync(Binding.Schema.DataSource.Id, request, columns(Binding), cancellationToken).ConfigureAwait(false);
    }

    private async Task RebindAsync(NotionApiException refusal, CancellationToken cancellationToken)
    {
        context.Forget(Binding);
        try
        {
            _binding = await context.BindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NotionRowSchemaException e)
        {
            throw new NotionRowSchemaException($"{e.Message}\nNotion refused the query {state.Describe(Binding.Row.Name)}: {refusal.Message}", refusal);
        }
    }

    private string? FormulaName() => state.Filter?.Members.Select(member => Binding[member]).FirstOrDefault(static column => column.Type is "formula")?.Name;

    private static NotionRowSchemaException FormulaRefused(string column, NotionApiException refusal) => new(
        $"Notion refused the query. It does not take conditions on formula columns that were created through the API, such as '{column}' may be: create the column in Notion's window. {refusal.Message}",
        refusal);
}

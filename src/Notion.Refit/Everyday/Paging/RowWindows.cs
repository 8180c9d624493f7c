using System.Runtime.CompilerServices;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Everyday.Paging;

/// <summary>Reads the rows of a data source past the 10,000 of one query: in windows of their creation time.</summary>
internal static class RowWindows
{
    /// <summary>Enumerates the rows, each once, in the order of creation.</summary>
    /// <param name="dataSources">The area.</param>
    /// <param name="dataSource">The data source.</param>
    /// <param name="request">The filter, the page size and the kind of rows.</param>
    /// <param name="filterProperties">The properties to return; null for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async IAsyncEnumerable<Page> EnumerateAsync(
        INotionDataSources dataSources,
        DataSourceId dataSource,
        QueryDataSourceRequest request,
        IReadOnlyList<PropertyId>? filterProperties,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Creation times are whole minutes: the last minute of a window is read again with the next one, without the rows that were returned.
        DateTimeOffset? start = null;
        HashSet<PageId> returned = [];
        while (true)
        {
            QueryDataSourceRequest window = request with
            {
                Filter = start is not { } from ? request.Filter
                    : request.Filter is null ? Filter.CreatedTime.OnOrAfter(from)
                    : request.Filter & Filter.CreatedTime.OnOrAfter(from),
                Sorts = [Sort.Ascending(PageTimestamp.CreatedTime)],
            };
            RequestStatus? incomplete = null;
            DateTimeOffset? last = start;
            IAsyncEnumerator<PageOrDataSource> rows = PageSequence.Create<PageOrDataSourceList, PageOrDataSource>(
                (cursor, token) => dataSources.QueryAsync(dataSource, window with { StartCursor = cursor }, filterProperties, token),
                null,
                cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using ConfiguredAsyncDisposable ending = rows.ConfigureAwait(false);
            while (true)
            {
                try
                {
                    if (!await rows.MoveNextAsync().ConfigureAwait(false))
                        break;
                }
                catch (NotionIncompleteResultsException e)
                {
                    incomplete = e.Status;
                    break;
                }

                if (rows.Current is not Page page)
                    continue;
                if (page.CreatedTime != last)
                {
                    // Earlier minutes do not come again.
                    if (last is null || page.CreatedTime > last)
                        returned.Clear();
                    last = page.CreatedTime;
                }

                if (returned.Add(page.Id))
                    yield return page;
            }

            if (incomplete is null)
                yield break;
            if (last is null || last == start)
                throw new NotionIncompleteResultsException(incomplete, last);
            start = last;
        }
    }
}

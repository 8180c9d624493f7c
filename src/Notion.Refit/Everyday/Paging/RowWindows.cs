using System.Runtime.CompilerServices;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Everyday.Paging;

/// <summary>Reads the rows of a data source past the 10,000 of one query: in windows of their creation time.</summary>
internal static class RowWindows
{
    private const int LargestPage = 100;

    /// <summary>Enumerates the rows, each once, in the order of creation.</summary>
    /// <param name="dataSources">The area.</param>
    /// <param name="dataSource">The data source.</param>
    /// <param name="request">The filter, the page size and the kind of rows.</param>
    /// <param name="filterProperties">The properties to return; null for all.</param>
    /// <param name="most">The most rows; null for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static IAsyncEnumerable<Page> EnumerateAsync(
        INotionDataSources dataSources,
        DataSourceId dataSource,
        QueryDataSourceRequest request,
        IReadOnlyList<PropertyId>? filterProperties,
        int? most,
        CancellationToken cancellationToken) =>
        EnumerateAsync(
            (window, token) => dataSources.QueryAsync(
                dataSource,
                request with
                {
                    Filter = window.Start is not { } start ? request.Filter
                        : request.Filter is null ? Filter.CreatedTime.OnOrAfter(start)
                        : request.Filter & Filter.CreatedTime.OnOrAfter(start),
                    Sorts = [Sort.Ascending(PageTimestamp.CreatedTime)],
                    StartCursor = window.Cursor,
                    PageSize = window.PageSize is { } needed && !(request.PageSize < needed) ? needed : request.PageSize,
                },
                filterProperties,
                token),
            most,
            cancellationToken);

    /// <summary>Enumerates the rows of a query that the caller sends, each once, in the order of creation.</summary>
    /// <param name="query">Sends the request of a window: with its start in the filter, sorted by ascending creation time.</param>
    /// <param name="most">The most rows; null for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <remarks>A page is requested ahead, unless the rows before it are all that are needed.</remarks>
    /// <exception cref="NotionIncompleteResultsException">More rows than Notion returns were created in one minute; thrown after those that could be read.</exception>
    public static async IAsyncEnumerable<Page> EnumerateAsync(
        Func<RowWindow, CancellationToken, Task<PageOrDataSourceList>> query, int? most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (most <= 0)
            yield break;

        // Creation times are whole minutes: the last minute of a window is read again with the next one, without the rows that were returned.
        DateTimeOffset? start = null;
        HashSet<PageId> returned = [];
        int count = 0;
        while (true)
        {
            RequestStatus? incomplete = null;
            DateTimeOffset? last = start;

            // Rows that come again do not count.
            int? needed = most - count + returned.Count;
            IAsyncEnumerator<PageOrDataSource> rows = PageSequence.Create<PageOrDataSourceList, PageOrDataSource>(FetchAsync, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
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
                DateTimeOffset minute = MinuteOf(page.CreatedTime);
                if (minute != last)
                {
                    // Earlier minutes do not come again.
                    if (last is null || minute > last)
                        returned.Clear();
                    last = minute;
                }

                if (!returned.Add(page.Id))
                    continue;
                yield return page;
                if (++count == most)
                    yield break;
            }

            if (incomplete is null)
                yield break;
            if (last is null || last == start)
                throw new NotionIncompleteResultsException(incomplete, last);
            start = last;

            async Task<PageOrDataSourceList> FetchAsync(string? cursor, CancellationToken token)
            {
                int? size = needed is { } left ? Math.Clamp(left, 1, LargestPage) : null;
                PageOrDataSourceList list = await query(new RowWindow(start, cursor, size), token).ConfigureAwait(false);
                needed -= list.Results.Count(static row => row is Page);
                return needed <= 0 ? list with { HasMore = false, NextCursor = null } : list;
            }
        }
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}

using System.Runtime.CompilerServices;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>Finds pages and data sources by their title.</summary>
public static class SearchExtensions
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);

    /// <param name="search">The area.</param>
    extension(INotionSearch search)
    {
        /// <summary>Finds pages by their title.</summary>
        /// <param name="title">The text to search for.</param>
        /// <param name="match">How it is compared. Notion finds titles with some of the words; the rest is done here.</param>
        /// <param name="wait">How long to wait for a first result: new pages are found late. Default zero.</param>
        /// <param name="timeProvider">The clock that waits; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The pages, in the order of Notion. Pages in the trash are not found.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>Notion's search is not complete: only what is shared with the connection itself is found for certain.</remarks>
        public IAsyncEnumerable<Page> FindPagesAsync(
            string title, TitleMatch match = TitleMatch.Exact, TimeSpan wait = default, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(search);
            ArgumentNullException.ThrowIfNull(title);
            return FindAsync<Page>(search, new() { Query = title, Filter = new SearchObjectFilter(SearchObject.Page) }, page => Matches(page.Title, title, match), wait, timeProvider ?? TimeProvider.System, cancellationToken);
        }

        /// <summary>Finds data sources by their title.</summary>
        /// <param name="title">The text to search for.</param>
        /// <param name="match">How it is compared. Notion finds titles with some of the words; the rest is done here.</param>
        /// <param name="wait">How long to wait for a first result: new data sources are found late. Default zero.</param>
        /// <param name="timeProvider">The clock that waits; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The data sources, in the order of Notion, without those in the trash.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>Notion's search is not complete: only what is shared with the connection itself is found for certain.</remarks>
        public IAsyncEnumerable<DataSource> FindDataSourcesAsync(
            string title, TitleMatch match = TitleMatch.Exact, TimeSpan wait = default, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(search);
            ArgumentNullException.ThrowIfNull(title);
            return FindAsync<DataSource>(
                search,
                new() { Query = title, Filter = new SearchObjectFilter(SearchObject.DataSource) },
                dataSource => Matches(dataSource.Title.ToPlainText(), title, match),
                wait,
                timeProvider ?? TimeProvider.System,
                cancellationToken);
        }

        /// <summary>Finds a page by its id: whether Notion's search shows it, for instance after it was created.</summary>
        /// <param name="id">The page; a pasted address converts to it.</param>
        /// <param name="title">Its title or a part of it, which makes the search short; null to look through all pages, those edited last first.</param>
        /// <param name="wait">How long to wait for it: new pages are found late. Default zero.</param>
        /// <param name="timeProvider">The clock that waits; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The page; null when the search does not show it. <c>notion.Pages.RetrieveAsync</c> reads a page without the search.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        public async Task<Page?> FindPageAsync(
            PageId id, string? title = null, TimeSpan wait = default, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(search);
            await foreach (Page page in FindAsync<Page>(
                search, ById(SearchObject.Page, title), page => page.Id == id, wait, timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false))
                return page;
            return null;
        }

        /// <summary>Finds a data source by its id: whether Notion's search shows it, for instance after it was created.</summary>
        /// <param name="id">The data source.</param>
        /// <param name="title">Its title or a part of it, which makes the search short; null to look through all, those edited last first.</param>
        /// <param name="wait">How long to wait for it: new data sources are found late. Default zero.</param>
        /// <param name="timeProvider">The clock that waits; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The data source; null when the search does not show it.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        public async Task<DataSource?> FindDataSourceAsync(
            DataSourceId id, string? title = null, TimeSpan wait = default, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(search);
            await foreach (DataSource dataSource in FindAsync<DataSource>(
                search, ById(SearchObject.DataSource, title), dataSource => dataSource.Id == id, wait, timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false))
                return dataSource;
            return null;
        }
    }

    private static async IAsyncEnumerable<T> FindAsync<T>(
        INotionSearch search,
        SearchRequest request,
        Func<T, bool> isWanted,
        TimeSpan wait,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : PageOrDataSource
    {
        using EverydayActivity activity = EverydayActivity.Start("search");
        long start = time.GetTimestamp();
        bool isFound = false;
        for (TimeSpan pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            IAsyncEnumerator<PageOrDataSource> results = PageSequence.Create<PageOrDataSourceList, PageOrDataSource>(
                (cursor, token) => search.SearchAsync(request with { StartCursor = cursor }, token), null, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using ConfiguredAsyncDisposable ending = results.ConfigureAwait(false);
            while (await activity.RunAsync(() => results.MoveNextAsync().AsTask()).ConfigureAwait(false))
            {
                if (results.Current is not T result || result is DataSource { InTrash: true } || !isWanted(result))
                    continue;
                isFound = true;
                yield return result;
            }

            TimeSpan left = wait - time.GetElapsedTime(start);
            if (isFound || left <= TimeSpan.Zero)
                yield break;
            await Task.Delay(pause < left ? pause : left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static SearchRequest ById(SearchObject kind, string? title) => new()
    {
        Query = title,
        Filter = new SearchObjectFilter(kind),
        Sort = title is null ? new SearchTimestampSort(SortDirection.Descending) : null,
    };

    private static bool Matches(string actual, string wanted, TitleMatch match) => match switch
    {
        TitleMatch.Exact => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        TitleMatch.Contains => actual.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}

using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>Enumerates lists page by page.</summary>
public static class PagedSequenceExtensions
{
    /// <summary>Enumerates the pages of a list instead of its items: to show a page at a time, or to keep the cursor.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">What an <c>…AllAsync</c> method returned.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The pages, each requested when it is asked for.</returns>
    /// <exception cref="ArgumentException">The sequence is not one that an <c>…AllAsync</c> method returned.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public static IAsyncEnumerable<ResultPage<T>> AsPages<T>(this IAsyncEnumerable<T> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items is IPagedSequence<T> paged
            ? paged.EnumeratePagesAsync(cancellationToken)
            : throw new ArgumentException("Only what an …AllAsync method returned comes in pages; call AsPages before other operators.", nameof(items));
    }
}

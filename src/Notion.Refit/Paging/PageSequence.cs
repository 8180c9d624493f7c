using System.Runtime.CompilerServices;
using Notion.Refit.Models;

namespace Notion.Refit.Paging;

/// <summary>Enumerates the items of all pages of a list.</summary>
internal static class PageSequence
{
    /// <summary>Creates the sequence. No request is sent before it is enumerated; each enumeration sends its own.</summary>
    /// <param name="fetch">Requests the page of a cursor; null is the first page.</param>
    /// <param name="start">The cursor to start with.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    /// <remarks>
    /// The next page is requested when the consumer takes the second item of the current one: a consumer that takes only the first item pays for
    /// one page, and one that continues finds the next page on its way. At most one page is requested ahead.
    /// </remarks>
    /// <exception cref="NotionIncompleteResultsException">The list has more items than Notion returns; thrown after the last item.</exception>
    /// <exception cref="NotionPaginationException">The cursors do not lead to the end of the list; thrown after the last item.</exception>
    public static IAsyncEnumerable<TItem> Create<TList, TItem>(Func<string?, CancellationToken, Task<TList>> fetch, string? start, CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem> =>
        new PagedSequence<TList, TItem, TItem>(fetch, start, Enumerate<TList, TItem>(fetch, start, cancellationToken), cancellationToken);

    /// <summary>Creates the sequence of those items that are of one type; the others are skipped.</summary>
    /// <inheritdoc cref="Create" path="/param"/>
    public static IAsyncEnumerable<TOnly> CreateOnly<TList, TItem, TOnly>(Func<string?, CancellationToken, Task<TList>> fetch, string? start, CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem>
        where TItem : class
        where TOnly : class, TItem =>
        new PagedSequence<TList, TItem, TOnly>(fetch, start, EnumerateOnly<TList, TItem, TOnly>(fetch, start, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<TItem> Enumerate<TList, TItem>(
        Func<string?, CancellationToken, Task<TList>> fetch,
        string? start,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem>
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        RequestStatus? incomplete = null;
        var cursors = new CursorTrail(start);
        Task<TList>? ahead = null;
        try
        {
            ahead = fetch(start, stopping.Token);
            while (ahead is not null)
            {
                TList page = await WaitAsync(ahead, cancellationToken).ConfigureAwait(false);
                ahead = null;
                if (page.RequestStatus is { } status && status.Type == RequestStatusType.Incomplete)
                    incomplete = status;

                string? cursor = cursors.Next(page.HasMore, page.NextCursor);
                IReadOnlyList<TItem> items = page.Items;
                for (int i = 0; i < items.Count; i++)
                {
                    if (i == 1)
                        ahead = cursor is null ? null : fetch(cursor, stopping.Token);
                    yield return items[i];
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (items.Count < 2)
                    ahead = cursor is null ? null : fetch(cursor, stopping.Token);
            }

            cursors.ThrowIfBroken();
            if (incomplete is not null)
                throw new NotionIncompleteResultsException(incomplete);
        }
        finally
        {
            await AbandonAsync(ahead, stopping).ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<TOnly> EnumerateOnly<TList, TItem, TOnly>(
        Func<string?, CancellationToken, Task<TList>> fetch,
        string? start,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem>
        where TItem : class
        where TOnly : class, TItem
    {
        await foreach (TItem item in Enumerate<TList, TItem>(fetch, start, cancellationToken).ConfigureAwait(false))
        {
            if (item is TOnly wanted)
                yield return wanted;
        }
    }

    /// <summary>Reports a cancellation with the caller's own token, not with the one that the requests have.</summary>
    private static async Task<TList> WaitAsync<TList>(Task<TList> page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e.CancellationToken != cancellationToken)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    /// <summary>Cancels the request for a page that is no longer needed, without waiting for it, and takes notice of its failure.</summary>
    private static async ValueTask AbandonAsync(Task? ahead, CancellationTokenSource stopping)
    {
        if (ahead is null || ahead.IsCompletedSuccessfully)
            return;

        await stopping.CancelAsync().ConfigureAwait(false);
        _ = ahead.ContinueWith(
            static task => _ = task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}

using System.Runtime.CompilerServices;
using Notion.Refit.Models;

namespace Notion.Refit.Paging;

/// <summary>Enumerates the items of all pages of a list.</summary>
internal static class PageSequence
{
    private const int LargestPage = 100;

    /// <summary>Creates the sequence. No request is sent before it is enumerated; each enumeration sends its own.</summary>
    /// <param name="fetch">Requests the page of a cursor, null for the first one, with so many items, null when all are needed.</param>
    /// <param name="start">The cursor to start with.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    /// <remarks>
    /// The next page is requested when the consumer takes the second item of the current one: a consumer that takes only the first item pays for
    /// one page, and one that continues finds the next page on its way. At most one page is requested ahead.
    /// </remarks>
    /// <exception cref="NotionIncompleteResultsException">The list has more items than Notion returns; thrown after the last item.</exception>
    /// <exception cref="NotionPaginationException">The cursors do not lead to the end of the list; thrown after the last item.</exception>
    public static NotionSequence<TItem> Create<TList, TItem>(
        Func<string?, int?, CancellationToken, Task<TList>> fetch, string? start, CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem> =>
        new PagedSequence<TList, TItem, TItem>(fetch, start, cancellationToken);

    /// <summary>Creates the sequence of a list whose page size is fixed.</summary>
    /// <inheritdoc cref="Create{TList, TItem}(Func{string, int?, CancellationToken, Task{TList}}, string, CancellationToken)" path="/param"/>
    public static NotionSequence<TItem> Create<TList, TItem>(Func<string?, CancellationToken, Task<TList>> fetch, string? start, CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem> =>
        new PagedSequence<TList, TItem, TItem>((cursor, _, token) => fetch(cursor, token), start, cancellationToken);

    /// <summary>Creates the sequence of those items that are of one type; the others are skipped.</summary>
    /// <inheritdoc cref="Create{TList, TItem}(Func{string, int?, CancellationToken, Task{TList}}, string, CancellationToken)" path="/param"/>
    public static NotionSequence<TOnly> CreateOnly<TList, TItem, TOnly>(
        Func<string?, int?, CancellationToken, Task<TList>> fetch, string? start, CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem>
        where TItem : class
        where TOnly : class, TItem =>
        new PagedSequence<TList, TItem, TOnly>(fetch, start, cancellationToken);

    /// <summary>Returns the page size to ask for.</summary>
    /// <param name="needed">The number of items that are needed; null for all.</param>
    /// <param name="given">The page size that the caller asks for; null for Notion's own.</param>
    public static int? PageSize(int? needed, int? given) => needed is { } size && !(given < size) ? size : given;

    /// <summary>Enumerates the items.</summary>
    /// <param name="fetch">Requests a page.</param>
    /// <param name="start">The cursor to start with.</param>
    /// <param name="most">The most items; null for all.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    public static async IAsyncEnumerable<TOnly> Enumerate<TList, TItem, TOnly>(
        Func<string?, int?, CancellationToken, Task<TList>> fetch,
        string? start,
        int? most,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IPaginatedList<TItem>
        where TOnly : TItem
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        RequestStatus? incomplete = null;
        var cursors = new CursorTrail(start);
        Task<TList>? ahead = null;
        try
        {
            ahead = fetch(start, SizeFor(most), stopping.Token);
            while (ahead is not null)
            {
                TList page = await WaitAsync(ahead, cancellationToken).ConfigureAwait(false);
                ahead = null;
                if (page.RequestStatus is { } status && status.Type == RequestStatusType.Incomplete)
                    incomplete = status;

                string? cursor = cursors.Next(page.HasMore, page.NextCursor);
                IReadOnlyList<TItem> items = page.Items;
                int? size = null;
                if (most is { } needed)
                {
                    int wanted = items.Count(static item => item is TOnly);
                    if (wanted >= needed)
                        cursor = null;

                    // Where items are skipped, small pages could be many.
                    size = wanted == items.Count ? SizeFor(needed - wanted) : null;
                }

                for (int i = 0; i < items.Count; i++)
                {
                    if (i == 1)
                        ahead = cursor is null ? null : fetch(cursor, size, stopping.Token);
                    if (items[i] is not TOnly item)
                        continue;
                    yield return item;
                    if (--most == 0)
                        yield break;
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (items.Count < 2)
                    ahead = cursor is null ? null : fetch(cursor, size, stopping.Token);
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

    private static int? SizeFor(int? needed) => needed is { } count ? Math.Clamp(count, 1, LargestPage) : null;

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

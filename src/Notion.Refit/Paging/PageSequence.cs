using System.Runtime.CompilerServices;
using Notion.Refit.Models;

namespace Notion.Refit.Paging;

/// <summary>Goes over the items of all pages of a list.</summary>
internal static class PageSequence
{
    /// <summary>Makes the sequence. Nothing is asked for before it is enumerated; each enumeration asks anew.</summary>
    /// <param name="fetch">Asks for the page of a cursor; null is the first page.</param>
    /// <param name="start">The cursor to begin with.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    /// <remarks>
    /// The next page is asked for when the consumer comes for the second item of the current one: who only wants the first item pays for
    /// one page, and who goes on finds the next page under way. One page ahead at most.
    /// </remarks>
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

                string? cursor = page.HasMore ? page.NextCursor : null;
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

    /// <summary>The caller sees the cancellation of its own token, not of the one that the requests have.</summary>
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

    /// <summary>Gives up a page that nobody waits for any more, without waiting for it: its failure must not surface later.</summary>
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

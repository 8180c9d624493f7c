using System.Runtime.CompilerServices;
using Notion.Refit.Models;

namespace Notion.Refit.Paging;

/// <summary>The items of all pages of a list, which can be enumerated page by page as well.</summary>
internal sealed class PagedSequence<TList, TItem, TOnly>(Func<string?, int?, CancellationToken, Task<TList>> fetch, string? start, CancellationToken ownToken)
    : NotionSequence<TOnly>, IPagedSequence<TOnly>
    where TList : IPaginatedList<TItem>
    where TOnly : TItem
{
    public async IAsyncEnumerable<ResultPage<TOnly>> EnumeratePagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ownToken, cancellationToken);
        RequestStatus? incomplete = null;
        var cursors = new CursorTrail(start);
        string? cursor = start;
        do
        {
            TList page = await fetch(cursor, null, either.Token).ConfigureAwait(false);
            if (page.RequestStatus is { } status && status.Type == RequestStatusType.Incomplete)
                incomplete = status;
            cursor = cursors.Next(page.HasMore, page.NextCursor);
            yield return new ResultPage<TOnly>([.. page.Items.OfType<TOnly>()], cursor);
        }
        while (cursor is not null);

        cursors.ThrowIfBroken();
        if (incomplete is not null)
            throw new NotionIncompleteResultsException(incomplete);
    }

    internal override IAsyncEnumerable<TOnly> Enumerate(int? most) => PageSequence.Enumerate<TList, TItem, TOnly>(fetch, start, most, ownToken);
}

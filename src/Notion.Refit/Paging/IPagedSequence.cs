namespace Notion.Refit.Paging;

/// <summary>A sequence that comes in pages.</summary>
/// <typeparam name="T">The items.</typeparam>
internal interface IPagedSequence<T>
{
    /// <summary>Enumerates the pages. Nothing is requested before a page is asked for.</summary>
    IAsyncEnumerable<ResultPage<T>> EnumeratePagesAsync(CancellationToken cancellationToken);
}

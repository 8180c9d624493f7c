using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>Methods of <see cref="INotionPages"/> that send several requests.</summary>
public static class NotionPagesExtensions
{
    /// <summary>Retrieves the full value of one property, element by element, whether Notion returns it as a list in pages or as one item.</summary>
    /// <param name="pages">The area.</param>
    /// <param name="pageId">The id of the page.</param>
    /// <param name="propertyId">The id of the property.</param>
    /// <param name="pageSize">The largest number of elements in one response, 1 to 100. The default is 100.</param>
    /// <param name="cancellationToken">Cancels the current request and all further ones.</param>
    /// <returns>The elements of a title, text, people, relation or rollup property; the one item of any other property.</returns>
    /// <exception cref="NotionApiException">Notion refused the request; its code says why.</exception>
    /// <exception cref="NotionPaginationException">The cursors do not lead to the end of the list; thrown after the last element.</exception>
    /// <exception cref="NotionException">The request failed otherwise: no connection, no response in time, or a response that is not Notion's.</exception>
    public static NotionSequence<PropertyItem> RetrieveAllPropertyItemsAsync(
        this INotionPages pages,
        PageId pageId,
        PropertyId propertyId,
        int? pageSize = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return PageSequence.Create<IPaginatedList<PropertyItem>, PropertyItem>(
            async (cursor, size, token) => await pages.RetrievePropertyAsync(pageId, propertyId, cursor, PageSequence.PageSize(size, pageSize), token).ConfigureAwait(false) switch
            {
                PropertyItemList list => list,
                PropertyItem item => new SingleItemList<PropertyItem>(item),
                PagePropertyItem other => throw new NotSupportedException($"The response is neither an item nor a list of items ({other})."),
            },
            null,
            cancellationToken);
    }
}

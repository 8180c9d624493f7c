using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>What <see cref="INotionPages"/> can do in several requests.</summary>
public static class NotionPagesExtensions
{
    /// <summary>Retrieves the full value of one property, element by element, however it is sent: as a list in pages or as one item.</summary>
    /// <param name="pages">The area.</param>
    /// <param name="pageId">Id of the page.</param>
    /// <param name="propertyId">Id of the property.</param>
    /// <param name="pageSize">Largest number of elements in one answer, 1 to 100. Default 100.</param>
    /// <param name="cancellationToken">Cancels the request under way and all further ones.</param>
    /// <returns>The elements of a title, text, people, relation or rollup property; the one item of all others.</returns>
    /// <exception cref="NotionApiException">Notion refused the request; its code says why.</exception>
    /// <exception cref="NotionException">The request failed otherwise: no connection, no answer in time, or an answer that is not Notion's.</exception>
    public static IAsyncEnumerable<PropertyItem> RetrieveAllPropertyItemsAsync(
        this INotionPages pages,
        PageId pageId,
        PropertyId propertyId,
        int? pageSize = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return PageSequence.Create<IPaginatedList<PropertyItem>, PropertyItem>(
            async (cursor, token) => await pages.RetrievePropertyAsync(pageId, propertyId, cursor, pageSize, token).ConfigureAwait(false) switch
            {
                PropertyItemList list => list,
                PropertyItem item => new SingleItemList<PropertyItem>(item),
                PagePropertyItem other => throw new NotSupportedException($"The answer is neither an item nor a list of items ({other})."),
            },
            null,
            cancellationToken);
    }
}

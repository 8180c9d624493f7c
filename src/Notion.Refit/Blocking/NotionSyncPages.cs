using Notion.Refit.Blocking;
using Notion.Refit.Models;

namespace Notion.Refit;

public sealed partial class NotionSyncPages
{
    /// <inheritdoc cref="NotionPagesExtensions.RetrieveAllPropertyItemsAsync"/>
    public IEnumerable<PropertyItem> RetrieveAllPropertyItems(
        PageId pageId,
        PropertyId propertyId,
        int? pageSize = null,
        CancellationToken cancellationToken = default) =>
        BlockingCall.Enumerate(_area.RetrieveAllPropertyItemsAsync(pageId, propertyId, pageSize, cancellationToken));
}

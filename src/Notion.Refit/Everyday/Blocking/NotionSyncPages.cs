using Notion.Refit.Blocking;
using Notion.Refit.Models;

namespace Notion.Refit;

public sealed partial class NotionSyncPages
{
    /// <summary>Moves a page to another parent. It keeps its id.</summary>
    /// <param name="id">The page.</param>
    /// <param name="parent">The new parent: a page or data source.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The moved page.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Page Move(PageId id, Parent parent, CancellationToken cancellationToken = default) =>
        BlockingCall.Run(() => _area.MoveAsync(id, parent, cancellationToken));

    /// <summary>Puts the content of a page into the trash, child pages included, in one request.</summary>
    /// <param name="id">The page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Page Clear(PageId id, CancellationToken cancellationToken = default) => BlockingCall.Run(() => _area.ClearAsync(id, cancellationToken));
}

using Notion.Refit.Blocking;

namespace Notion.Refit;

public sealed partial class NotionSyncUsers
{
    /// <summary>Asks for the largest file that the workspace takes, in one request.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The number of bytes; null when Notion does not say it.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public long? GetMaxFileSize(CancellationToken cancellationToken = default) => BlockingCall.Run(() => _area.GetMaxFileSizeAsync(cancellationToken));
}

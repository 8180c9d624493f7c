using System.Net.Http.Json;
using Notion.Refit.Http;

namespace Notion.Refit.Authentication;

/// <summary>Decides which bodies can be sent a second time.</summary>
internal static class RepeatableContent
{
    /// <summary>Whether the body can be sent again after it was sent.</summary>
    /// <param name="content">The body; null when there is none.</param>
    /// <param name="cancellationToken">Cancels opening a stream.</param>
    public static async ValueTask<bool> IsRepeatableAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case null or PooledContent or EmptyContent or ByteArrayContent or ReadOnlyMemoryContent or JsonContent:
                return true;

            case MultipartContent parts:
                foreach (HttpContent part in parts)
                {
                    if (!await IsRepeatableAsync(part, cancellationToken).ConfigureAwait(false))
                        return false;
                }

                return true;

            // It rewinds a stream that can seek. Content that was buffered for retries exposes a stream in memory.
            case StreamContent:
                return (await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)).CanSeek;

            // Unknown content might send half a body.
            default:
                return false;
        }
    }
}

using Notion.Refit.Everyday.Files;

namespace Notion.Refit;

/// <summary>Asks for the limit of uploads.</summary>
public static class UploadLimitExtensions
{
    /// <param name="users">The area.</param>
    extension(INotionUsers users)
    {
        /// <summary>Asks for the largest file that the workspace takes, in one request.</summary>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The number of bytes; null when Notion does not say it.</returns>
        /// <exception cref="NotionException">The request failed.</exception>
        /// <remarks>The client remembers it, so that an upload through the same client does not ask again.</remarks>
        public Task<long?> GetMaxFileSizeAsync(CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(users);
            return UploadLimit.AskAsync(users, cancellationToken);
        }
    }
}

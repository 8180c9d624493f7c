using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Duplicates pages.</summary>
public static class PageDuplicationExtensions
{
    /// <param name="notion">The client.</param>
    extension(INotionClient notion)
    {
        /// <summary>Duplicates a page with its content and the pages in it.</summary>
        /// <param name="id">The page.</param>
        /// <param name="parent">The parent of the duplicate.</param>
        /// <param name="progress">Is informed after each page with the number of pages that are done.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The duplicate, the new ids of the pages, and what was not copied.</returns>
        /// <exception cref="NotionPartialWriteException">A page was written in part. Pages that were created before are complete.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        public Task<DuplicatedPage> DuplicateAsync(
            PageId id,
            Parent parent,
            IProgress<int>? progress = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(notion);
            return notion.Pages.DuplicateAsync(notion.Blocks, id, parent, progress, timeProvider, cancellationToken);
        }
    }
}

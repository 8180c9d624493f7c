using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Moves, empties and duplicates pages.</summary>
public static class PageCopyExtensions
{
    /// <param name="pages">The area.</param>
    extension(INotionPages pages)
    {
        /// <summary>Moves a page to another parent. It keeps its id.</summary>
        /// <param name="id">The page.</param>
        /// <param name="parent">The new parent: a page or data source.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The moved page.</returns>
        /// <exception cref="NotionException">The request failed.</exception>
        public Task<Page> MoveAsync(PageId id, Parent parent, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(parent);
            return pages.MoveAsync(id, new MovePageRequest(parent), cancellationToken);
        }

        /// <summary>Puts the content of a page into the trash, in one request.</summary>
        /// <param name="id">The page.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The page.</returns>
        /// <exception cref="NotionException">The request failed.</exception>
        /// <remarks>Child pages and databases are content and go into the trash as well. <c>notion.Blocks.ClearAsync</c> keeps them.</remarks>
        public Task<Page> ClearAsync(PageId id, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            return pages.UpdateAsync(id, new UpdatePageRequest { EraseContent = true }, cancellationToken: cancellationToken);
        }

        /// <summary>Duplicates a page with its content and the pages in it.</summary>
        /// <param name="blocks">The area of the blocks.</param>
        /// <param name="id">The page.</param>
        /// <param name="parent">The parent of the duplicate.</param>
        /// <param name="progress">Is informed after each page with the number of pages that are done.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The duplicate, the new ids of the pages, and what was not copied: databases and files that Notion hosts as well.</returns>
        /// <exception cref="NotionPartialWriteException">A page was written in part. Pages that were created before are complete.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks><c>notion.DuplicateAsync</c> copies databases and files, too; it needs all areas.</remarks>
        public async Task<DuplicatedPage> DuplicateAsync(
            INotionBlocks blocks,
            PageId id,
            Parent parent,
            IProgress<int>? progress = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(blocks);
            ArgumentNullException.ThrowIfNull(parent);
            using EverydayActivity activity = EverydayActivity.Start("duplicate");
            return await activity.RunAsync(
                () => new PageDuplication(pages, blocks, progress, timeProvider ?? TimeProvider.System).RunAsync(id, parent, cancellationToken)).ConfigureAwait(false);
        }
    }
}

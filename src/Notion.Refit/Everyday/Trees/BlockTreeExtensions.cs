using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Reads, writes, copies and clears trees of blocks, of any size and depth.</summary>
public static class BlockTreeExtensions
{
    /// <param name="blocks">The area.</param>
    extension(INotionBlocks blocks)
    {
        /// <summary>Appends blocks with everything in them to a page or block.</summary>
        /// <param name="parent">The page or block; a <see cref="PageId"/> converts to it.</param>
        /// <param name="children">
        /// The blocks, of any number, depth and length of text: they are split by Notion's limits (100 children, two levels, 1,000 blocks and 500 KB a
        /// request, 2,000 characters a piece of text).
        /// </param>
        /// <param name="position">The place among the children of the parent; null for the end.</param>
        /// <param name="progress">Is informed after each request.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The tree, with the ids that Notion returned. <see cref="AppendedTree.LoadIdsAsync"/> reads the others.</returns>
        /// <exception cref="ArgumentException">A block or text is too large. Nothing was sent.</exception>
        /// <exception cref="NotionPartialWriteException">
        /// A request failed. The exception says what was written and can continue. A request whose response was lost is looked up before it is
        /// repeated.
        /// </exception>
        /// <exception cref="OperationCanceledException">The call was cancelled; the inner exception is a <see cref="NotionPartialWriteException"/>.</exception>
        /// <remarks>Requests are made one after the other, as few as possible: the first levels, then what is deeper.</remarks>
        public Task<AppendedTree> AppendTreeAsync(
            BlockId parent,
            IReadOnlyList<WritableBlockContent> children,
            BlockPosition? position = null,
            IProgress<AppendProgress>? progress = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            ArgumentNullException.ThrowIfNull(children);
            return new TreeWriter(blocks, parent, children, position, timeProvider ?? TimeProvider.System).RunAsync(progress, isLastWritten: null, cancellationToken);
        }

        /// <summary>Reads all blocks in a page or block.</summary>
        /// <param name="id">The page or block; a <see cref="PageId"/> converts to it.</param>
        /// <param name="concurrency">The most requests at a time; the rate limiter of the client decides the pace.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The tree in document order. The content of child pages and databases is their own and not in it.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>One request for each 100 children of a block. A block that changes while it is read may be read in part.</remarks>
        public async Task<BlockTree> GetTreeAsync(BlockId id, int concurrency = ConcurrentWork.DefaultConcurrency, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            using EverydayActivity activity = EverydayActivity.Start("get_tree");
            return await activity.RunAsync(() => TreeReader.ReadAsync(blocks, id, concurrency, cancellationToken)).ConfigureAwait(false);
        }

        /// <summary>Moves a block by making it anew at another place and putting the old one into the trash: blocks cannot move.</summary>
        /// <param name="id">The block.</param>
        /// <param name="parent">The new parent.</param>
        /// <param name="position">The place among the children of the parent; null for the end.</param>
        /// <param name="uploads">
        /// The area of uploads: files in the block that Notion hosts are downloaded and uploaded again. Null refuses a block with such files.
        /// </param>
        /// <param name="fileClient">The client for the hosts of files, without Notion's headers; null for one of the library.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The new ids and what is lost.</returns>
        /// <exception cref="InvalidOperationException">
        /// Something in the block cannot be made anew, such as a page, a database or the original of a synced block. Nothing was changed; the message
        /// lists it.
        /// </exception>
        /// <exception cref="NotionPartialWriteException">The copy was written in part; the old block is unchanged.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        public async Task<RecreatedBlock> RecreateAsync(
            BlockId id,
            BlockId parent,
            BlockPosition? position = null,
            INotionFileUploads? uploads = null,
            HttpClient? fileClient = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            TimeProvider time = timeProvider ?? TimeProvider.System;
            FileCopier? files = uploads is null ? null : new FileCopier(uploads, fileClient, time);
            using EverydayActivity activity = EverydayActivity.Start("recreate");
            return await activity.RunAsync(() => BlockRecreation.RunAsync(blocks, id, parent, position, files, time, cancellationToken)).ConfigureAwait(false);
        }

        /// <summary>Puts all blocks in a page or block into the trash.</summary>
        /// <param name="id">The page or block.</param>
        /// <param name="includePages">Whether child pages and databases go into the trash as well; otherwise they stay.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The blocks that are in the trash now.</returns>
        /// <exception cref="NotionException">A request failed. Calling again goes on with the rest.</exception>
        /// <remarks>One request for each block. To empty a page at once, <c>notion.Pages.ClearAsync</c> needs one request.</remarks>
        public async Task<IReadOnlyList<Block>> ClearAsync(BlockId id, bool includePages = false, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            using EverydayActivity activity = EverydayActivity.Start("clear");
            return await activity.RunAsync(async () =>
            {
                // All are listed first: deleting while listing moves the pages.
                var children = new List<Block>();
                await foreach (Block block in blocks.ListAllChildrenAsync(id, cancellationToken).ConfigureAwait(false))
                {
                    if (includePages || block.Content is not (ChildPageBlock or ChildDatabaseBlock))
                        children.Add(block);
                }

                var deleted = new List<Block>(children.Count);
                foreach (Block block in children)
                    deleted.Add(await blocks.DeleteAsync(block.Id, cancellationToken).ConfigureAwait(false));
                return deleted;
            }).ConfigureAwait(false);
        }
    }
}

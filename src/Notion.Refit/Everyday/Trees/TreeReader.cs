using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Reads trees of blocks, several requests at a time.</summary>
internal static class TreeReader
{
    /// <summary>Reads all blocks in a page or block.</summary>
    public static async Task<BlockTree> ReadAsync(INotionBlocks blocks, BlockId id, int concurrency, CancellationToken cancellationToken)
    {
        var root = new Listing(id, null);
        await ConcurrentWork.RunAsync<Listing>([root], ReadAsync, concurrency, cancellationToken).ConfigureAwait(false);
        return new BlockTree(id, root.Children);

        async Task ReadAsync(Listing listing, Action<Listing> add, CancellationToken token)
        {
            try
            {
                BlockList page = await blocks.ListChildrenAsync(listing.Id, listing.Cursor, cancellationToken: token).ConfigureAwait(false);
                foreach (Block block in page.Results)
                {
                    var node = new BlockNode(block);
                    listing.Children.Add(node);
                    if (block.HasChildren && block.Content is not (ChildPageBlock or ChildDatabaseBlock))
                        add(new Listing(block.Id, node));
                }

                if (listing.Node is not null)
                    listing.Node.Children = listing.Children;
                listing.Cursor = listing.Cursors.NextOrThrow(page.HasMore, page.NextCursor);
                if (listing.Cursor is not null)
                    add(listing);
            }
            catch (NotionApiException e) when (listing.Node is not null && e.Code is { } code && (code == NotionErrorCode.ObjectNotFound || code == NotionErrorCode.RestrictedResource))
            {
                // The original of a synced block that is not shared, or a block that was deleted in the meantime.
                listing.Node.Unreadable = e;
            }
        }
    }

    /// <summary>The children of a block, page after page.</summary>
    private sealed class Listing(BlockId id, BlockNode? node)
    {
        public BlockId Id => id;

        public BlockNode? Node => node;

        public CursorTrail Cursors { get; } = new(null);

        public string? Cursor { get; set; }

        public List<BlockNode> Children { get; } = [];
    }
}

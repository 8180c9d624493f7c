using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>A page that is duplicated.</summary>
/// <param name="page">The page.</param>
/// <param name="content">Its content.</param>
/// <param name="outer">The page that it is in; null for the first page and for rows.</param>
/// <param name="table">The data source of which it is a row; null for other pages.</param>
internal sealed class PageSource(Page page, BlockTree content, PageSource? outer, DatabaseDuplication.Table? table)
{
    // After a block of the duplicate, after the duplicate of another page, or (neither) at the start.
    private readonly Dictionary<PageId, (BlockId? Block, PageId? Page)> _positions = [];

    public Page Page => page;

    public BlockTree Content => content;

    public PageSource? Outer => outer;

    public DatabaseDuplication.Table? Table => table;

    /// <summary>The databases in the page that can be copied, in document order.</summary>
    public Dictionary<BlockNode, DatabaseDuplication.DatabaseSource> Databases { get; } = [];

    /// <summary>The pages in the page, in document order.</summary>
    public IEnumerable<BlockNode> ChildPages => content.All().Where(node => node.Block.Content is ChildPageBlock);

    /// <summary>The pages and copied databases that are inside of blocks.</summary>
    public IEnumerable<BlockNode> Nested => content.Children.SelectMany(node => node.DescendantsAndSelf().Skip(1))
        .Where(node => node.Block.Content is ChildPageBlock || Databases.ContainsKey(node));

    /// <summary>The place of the duplicate of a page in this one; null for the end.</summary>
    public PagePosition? PositionOf(PageId child, Dictionary<PageId, PageId> newIds) => !_positions.TryGetValue(child, out (BlockId? Block, PageId? Page) position)
        ? null
        : position switch
        {
            { Block: { } block } => PagePosition.After(block),
            { Page: { } previous } => PagePosition.After(newIds[previous]),
            _ => PagePosition.Start,
        };

    /// <summary>Finds the blocks after which the pages in this page go.</summary>
    /// <param name="blocks">The area.</param>
    /// <param name="duplicate">The duplicate of this page.</param>
    /// <param name="createdWithPage">The number of blocks that were created with it, whose ids are not known.</param>
    /// <param name="later">The ids of the blocks and databases after them.</param>
    /// <param name="kept">The blocks of the first level that have a copy.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task PlacePagesAsync(
        INotionBlocks blocks, PageId duplicate, int createdWithPage, IReadOnlyList<BlockId> later, HashSet<BlockNode> kept, CancellationToken cancellationToken)
    {
        // Pages after the last block go to the end, one after the other, which needs no position.
        BlockNode[] top = [.. content.Children.Where(node => kept.Contains(node) || node.Block.Content is ChildPageBlock)];
        int last = Array.FindLastIndex(top, kept.Contains);
        if (!top.Take(last + 1).Any(node => node.Block.Content is ChildPageBlock))
            return;

        List<BlockId> ids = [];
        if (createdWithPage > 0)
        {
            // Exactly those: no page ahead.
            await foreach (Block block in blocks.ListAllChildrenAsync(duplicate, cancellationToken).Take(createdWithPage).ConfigureAwait(false))
                ids.Add(block.Id);
        }

        ids.AddRange(later);
        int written = 0;
        (BlockId? Block, PageId? Page) after = default;
        for (int i = 0; i <= last; i++)
        {
            if (kept.Contains(top[i]))
            {
                after = (ids[written++], null);
                continue;
            }

            var child = PageId.FromGuid(top[i].Block.Id.Value);
            _positions[child] = after;
            after = (null, child);
        }
    }
}

using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>A block with its children, as the converters read it.</summary>
/// <param name="Content">The content. Children that a new block carries are not used here: see <see cref="Children"/>.</param>
public sealed record ContentBlock(BlockContent Content)
{
    /// <summary>Gets the id; null for a block that does not exist yet.</summary>
    public BlockId? Id { get; init; }

    /// <summary>Gets the children, in order.</summary>
    public IReadOnlyList<ContentBlock> Children { get; init; } = [];

    /// <summary>Gets whether the block has children that were not loaded. Their absence is reported.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Creates a node of a block that was read from Notion.</summary>
    /// <param name="block">The block.</param>
    /// <param name="children">Its children; null when they were not loaded.</param>
    /// <returns>The node.</returns>
    public static ContentBlock Of(Block block, IReadOnlyList<ContentBlock>? children = null)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new ContentBlock(block.Content) { Id = block.Id, Children = children ?? [], IsPartial = children is null && block.HasChildren };
    }

    /// <summary>Creates a node of a new block with the children that it carries.</summary>
    /// <param name="content">The block.</param>
    /// <returns>The node.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    public static ContentBlock Of(WritableBlockContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Of(content, depth: 1);
    }

    /// <summary>Creates nodes of new blocks with the children that they carry.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <returns>The nodes.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    public static IReadOnlyList<ContentBlock> Of(IEnumerable<WritableBlockContent> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return [.. blocks.Select(block => Of(block))];
    }

    /// <summary>Creates nodes of a tree that was read from Notion.</summary>
    /// <param name="tree">The tree, as <c>GetTreeAsync</c> returns it.</param>
    /// <returns>The nodes.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    public static IReadOnlyList<ContentBlock> Of(BlockTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Of(tree.Children, depth: 1);
    }

    /// <summary>Creates nodes of blocks that were read from Notion with the blocks in them.</summary>
    internal static IReadOnlyList<ContentBlock> Of(IReadOnlyList<BlockNode> nodes, int depth)
    {
        if (nodes.Count == 0)
            return [];
        ContentLimits.CheckDepth(depth);
        return
        [
            .. nodes.Select(node => new ContentBlock(node.Block.Content)
            {
                Id = node.Block.Id,
                Children = Of(node.Children, depth + 1),
                IsPartial = node.Unreadable is not null,
            }),
        ];
    }

    /// <exception cref="ArgumentNullException">The list, or a block in it, is null.</exception>
    internal static void ThrowIfNull(IReadOnlyList<ContentBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (ContentBlock block in blocks)
            ArgumentNullException.ThrowIfNull(block, nameof(blocks));
    }

    private static ContentBlock Of(WritableBlockContent content, int depth)
    {
        ContentLimits.CheckDepth(depth);
        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(content);
        return new ContentBlock(content) { Children = children.Count == 0 ? [] : [.. children.Select(child => Of(child, depth + 1))] };
    }
}

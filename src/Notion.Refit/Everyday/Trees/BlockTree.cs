using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The content of a page or block: all blocks in it.</summary>
public sealed class BlockTree
{
    internal BlockTree(BlockId id, IReadOnlyList<BlockNode> children)
    {
        Id = id;
        Children = children;
    }

    /// <summary>The page or block.</summary>
    public BlockId Id { get; }

    /// <summary>The blocks of the first level, in order.</summary>
    public IReadOnlyList<BlockNode> Children { get; }

    /// <summary>Enumerates all blocks in document order.</summary>
    /// <returns>The blocks.</returns>
    public IEnumerable<BlockNode> All() => Children.SelectMany(node => node.DescendantsAndSelf());

    /// <summary>Copies the blocks into a form that can be appended.</summary>
    /// <returns>
    /// The blocks, and what has no copy or another form: child pages and databases, files that Notion hosts, kinds that the API cannot write.
    /// </returns>
    public BlockCopy ToWritable()
    {
        var notCopied = new List<NotCopied>();
        IReadOnlyList<WritableBlockContent> blocks = TreeCopy.Of(Children, notCopied);
        return new(blocks, notCopied);
    }
}

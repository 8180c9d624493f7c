using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>A block with the blocks in it.</summary>
public sealed class BlockNode
{
    internal BlockNode(Block block) => Block = block;

    /// <summary>The block.</summary>
    public Block Block { get; }

    /// <summary>The blocks in it, in order. Empty for child pages and databases, whose content is their own.</summary>
    public IReadOnlyList<BlockNode> Children { get; internal set; } = [];

    /// <summary>The reason why the blocks in it could not be read, such as an original that is not shared; null when they were.</summary>
    public NotionApiException? Unreadable { get; internal set; }

    /// <summary>Enumerates this block and all blocks in it, in document order.</summary>
    /// <returns>The blocks.</returns>
    public IEnumerable<BlockNode> DescendantsAndSelf()
    {
        var stack = new Stack<BlockNode>();
        stack.Push(this);
        while (stack.TryPop(out BlockNode? node))
        {
            yield return node;
            for (int i = node.Children.Count - 1; i >= 0; i--)
                stack.Push(node.Children[i]);
        }
    }

    /// <summary>Returns kind and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Block.Content.Type} {Block.Id}";
}

using Notion.Refit.Everyday.Json;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>A block of an appended tree.</summary>
public sealed class AppendedBlock
{
    private readonly AppendedBlock[] _children;

    internal AppendedBlock(WritableBlockContent content, Func<string> place)
    {
        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(content);
        Content = BlockTexts.Split(BlockChildren.With(content, []), place);
        Size = ModelText.Measure(Content) + 1;
        Count = 1;
        TreeSize = Size;
        _children = new AppendedBlock[children.Count];
        if (children.Count > 0)
            TreeSize += 14;
        for (int i = 0; i < children.Count; i++)
        {
            // The text is only made for an exception.
            int index = i;
            string ChildPlace() => $"{place()}.children[{index}]";
            AppendedBlock child = _children[i] = new AppendedBlock(
                children[i] ?? throw new ArgumentException($"There is no block at {ChildPlace()}.", nameof(content)), ChildPlace);
            Count += child.Count;
            TreeSize += child.TreeSize;
            Height = Math.Max(Height, child.Height + 1);
            IsWide |= child.IsWide;
        }

        IsWide |= children.Count > AppendBatch.MostChildren;
    }

    /// <summary>The content as it is sent, without the children.</summary>
    public WritableBlockContent Content { get; }

    /// <summary>The id; null as long as it is not known. Notion returns the ids of the blocks of the first level of each request only.</summary>
    public BlockId? Id { get; internal set; }

    /// <summary>Whether the block is in Notion.</summary>
    public bool IsWritten { get; internal set; }

    /// <summary>The blocks inside of this one, in order.</summary>
    public IReadOnlyList<AppendedBlock> Children => _children;

    /// <summary>The number of blocks, with this one.</summary>
    internal int Count { get; }

    /// <summary>The number of levels below this block.</summary>
    internal int Height { get; }

    /// <summary>The bytes of the block alone.</summary>
    internal int Size { get; }

    /// <summary>The bytes of the block with everything in it.</summary>
    internal int TreeSize { get; }

    /// <summary>Whether this block or one in it has more children than a request takes at once.</summary>
    internal bool IsWide { get; }

    /// <summary>The number of children that are written: the first ones.</summary>
    internal int WrittenChildren { get; set; }

    /// <summary>Returns kind and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Content.Type} {(Id is { } id ? id.ToString() : IsWritten ? "(id not loaded)" : "(not written)")}";

    /// <summary>Enumerates this block and all blocks in it, in document order.</summary>
    /// <returns>The blocks.</returns>
    public IEnumerable<AppendedBlock> DescendantsAndSelf()
    {
        var stack = new Stack<AppendedBlock>();
        stack.Push(this);
        while (stack.TryPop(out AppendedBlock? block))
        {
            yield return block;
            for (int i = block._children.Length - 1; i >= 0; i--)
                stack.Push(block._children[i]);
        }
    }
}

using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>The blocks of one request: as many of the next children of a block as Notion's limits allow.</summary>
/// <remarks>
/// A block of the first level may be sent without all of its children: the response has its id, so that the rest can follow. A deeper block is sent
/// whole, unless its parent needs it at once (the columns of a column list); then its id has to be read.
/// </remarks>
internal sealed class AppendBatch
{
    /// <summary>The most blocks of one list.</summary>
    public const int MostChildren = 100;

    /// <summary>The most blocks of a request.</summary>
    public const int MostBlocks = 1000;

    // Levels below the blocks of the first one.
    private const int DeepestLevel = 2;

    // 500 KB, less what is around the blocks.
    private const int MostBytes = 500_000 - 500;

    private readonly List<(AppendedBlock Parent, int Children)> _given = [];
    private int _blocks = MostBlocks;
    private int _bytes = MostBytes;

    /// <summary>The blocks of the first level.</summary>
    public List<AppendedBlock> Blocks { get; } = [];

    /// <summary>The contents to send.</summary>
    public List<WritableBlockContent> Contents { get; } = [];

    /// <summary>Takes as many blocks as fit.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="start">The first one to take.</param>
    /// <param name="onlyWhole">Whether to stop at the first block that cannot be sent whole: when the response has no ids.</param>
    /// <exception cref="ArgumentException">A block alone is too large for a request.</exception>
    public static AppendBatch Take(IReadOnlyList<AppendedBlock> blocks, int start, bool onlyWhole = false)
    {
        var batch = new AppendBatch();
        for (int i = start; i < blocks.Count && batch.Blocks.Count < MostChildren; i++)
        {
            AppendedBlock block = blocks[i];
            bool whole = FitsWhole(block, level: 0);
            if (onlyWhole && !whole)
                break;
            if (!(whole ? batch.HasRoom(block.Count, block.TreeSize) : batch.HasRoomForLeast(block)))
            {
                if (batch.Blocks.Count == 0 && !onlyWhole)
                    throw new ArgumentException($"The block {block} is too large for a request: Notion takes {MostBlocks} blocks and 500 KB.", nameof(blocks));
                break;
            }

            batch.Blocks.Add(block);
            batch.Contents.Add(whole ? batch.AddWhole(block) : batch.AddPart(block, level: 0));
        }

        return batch;
    }

    /// <summary>Marks the blocks of the request as written.</summary>
    public void MarkWritten()
    {
        foreach ((AppendedBlock parent, int children) in _given)
        {
            parent.IsWritten = true;
            parent.WrittenChildren = children;
        }
    }

    /// <summary>The number of blocks in the request.</summary>
    public int Count => _given.Count;

    // A table with the one row it needs, a column list with its columns.
    private bool HasRoomForLeast(AppendedBlock block)
    {
        int required = BlockChildren.RequiredWith(block.Content, block.Children.Count);
        int count = 1 + required;
        int bytes = block.Size + 14;
        for (int i = 0; i < required; i++)
            bytes += block.Children[i].Size + 14;
        return HasRoom(count, bytes);
    }

    private static bool FitsWhole(AppendedBlock block, int level) =>
        !block.IsWide && level + block.Height <= DeepestLevel && block.Count <= MostBlocks && block.TreeSize <= MostBytes;

    private bool HasRoom(int blocks, int bytes) => blocks <= _blocks && bytes <= _bytes;

    private WritableBlockContent AddWhole(AppendedBlock block)
    {
        Use(block, block.Children.Count);
        return block.Children.Count == 0 ? BlockChildren.With(block.Content, []) : BlockChildren.With(block.Content, [.. block.Children.Select(AddWhole)]);
    }

    private WritableBlockContent AddPart(AppendedBlock block, int level)
    {
        int required = BlockChildren.RequiredWith(block.Content, block.Children.Count);
        int count = level == DeepestLevel ? 0 : Math.Max(required, ProfitablePrefix(block, level + 1));
        int index = Use(block, 0);

        // What the later ones need at least is kept free for them.
        int reservedBlocks = required;
        int reservedBytes = 0;
        for (int i = 0; i < required; i++)
            reservedBytes += block.Children[i].Size + 14;

        var contents = new List<WritableBlockContent>(count);
        for (int i = 0; i < count; i++)
        {
            AppendedBlock child = block.Children[i];
            if (i < required)
            {
                reservedBlocks--;
                reservedBytes -= child.Size + 14;
            }

            if (FitsWhole(child, level + 1) && HasRoom(child.Count + reservedBlocks, child.TreeSize + reservedBytes))
                contents.Add(AddWhole(child));
            else if (i < required)
                contents.Add(AddPart(child, level + 1));
            else
                break;
        }

        _given[index] = (block, contents.Count);
        return BlockChildren.With(block.Content, contents);
    }

    private int Use(AppendedBlock block, int children)
    {
        _blocks--;
        _bytes -= block.Size + 14;
        _given.Add((block, children));
        return _given.Count - 1;
    }

    /// <summary>The shortest list of first children whose presence in this request saves a later one; 0 when there is none.</summary>
    private int ProfitablePrefix(AppendedBlock block, int level)
    {
        int count = block.Children.Count;
        if (count <= MostChildren)
            return 0;
        int prefix = count % MostChildren == 0 ? MostChildren : count % MostChildren;
        int blocks = 0;
        int bytes = 0;
        for (int i = 0; i < prefix; i++)
        {
            if (!FitsWhole(block.Children[i], level))
                return 0;
            blocks += block.Children[i].Count;
            bytes += block.Children[i].TreeSize;
        }

        return HasRoom(blocks + 1, bytes + block.Size + 14) ? prefix : 0;
    }
}

using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>A tree of blocks that was appended to a page or block.</summary>
public sealed class AppendedTree
{
    private readonly INotionBlocks _blocks;

    internal AppendedTree(INotionBlocks blocks, BlockId parent, IReadOnlyList<AppendedBlock> trees)
    {
        _blocks = blocks;
        Parent = parent;
        Blocks = trees;
        Count = trees.Sum(tree => tree.Count);
    }

    /// <summary>The page or block that the tree is in.</summary>
    public BlockId Parent { get; }

    /// <summary>The blocks of the first level, in order.</summary>
    public IReadOnlyList<AppendedBlock> Blocks { get; }

    /// <summary>The number of all blocks.</summary>
    public int Count { get; }

    /// <summary>Whether all blocks are in Notion.</summary>
    public bool IsComplete => All().All(block => block.IsWritten);

    /// <summary>Enumerates all blocks in document order.</summary>
    /// <returns>The blocks.</returns>
    public IEnumerable<AppendedBlock> All() => Blocks.SelectMany(block => block.DescendantsAndSelf());

    /// <summary>Reads the ids that are not known: one request for each block whose children have none, several at a time.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when all written blocks have their id.</returns>
    /// <exception cref="NotionException">A request failed. Ids that were read are kept; calling again reads the rest.</exception>
    /// <exception cref="InvalidOperationException">The blocks were changed in the meantime: they are not those that were written.</exception>
    public async Task LoadIdsAsync(CancellationToken cancellationToken = default)
    {
        using EverydayActivity activity = EverydayActivity.Start("load_ids");
        await activity.RunAsync(() => ConcurrentWork.RunAsync<AppendedBlock>(
            Blocks,
            async (block, add, token) =>
            {
                await ReadChildIdsAsync(_blocks, block, token).ConfigureAwait(false);
                foreach (AppendedBlock child in block.Children.Where(child => child.WrittenChildren > 0))
                    add(child);
            },
            ConcurrentWork.DefaultConcurrency,
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Reads the ids of the written children of a block whose own id is known.</summary>
    internal static async Task ReadChildIdsAsync(INotionBlocks blocks, AppendedBlock parent, CancellationToken cancellationToken)
    {
        if (parent.Children.Take(parent.WrittenChildren).All(child => child.Id is not null))
            return;

        int index = 0;
        var cursors = new CursorTrail(null);
        string? cursor = null;
        do
        {
            Models.BlockList page = await blocks.ListChildrenAsync(parent.Id!.Value, cursor, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (Models.Block block in page.Results)
            {
                if (index == parent.WrittenChildren)
                    return;
                AppendedBlock child = parent.Children[index++];
                if (!string.Equals(block.Content.Type, child.Content.Type, StringComparison.Ordinal))
                    throw new InvalidOperationException($"The block {block.Id} is not the {child.Content.Type} that was written there: the page was changed in the meantime.");
                child.Id = block.Id;
            }

            cursor = cursors.NextOrThrow(page.HasMore, page.NextCursor);
        }
        while (cursor is not null);

        if (index < parent.WrittenChildren)
            throw new InvalidOperationException($"Only {index} of {parent.WrittenChildren} blocks in {parent.Id} are left: the page was changed in the meantime.");
    }
}

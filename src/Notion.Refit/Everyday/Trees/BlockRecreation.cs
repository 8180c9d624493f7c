using Notion.Refit.Everyday.Files;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Makes a block anew at another place.</summary>
internal static class BlockRecreation
{
    /// <summary>Copies the block, then puts the old one into the trash.</summary>
    public static async Task<RecreatedBlock> RunAsync(
        INotionBlocks blocks, BlockId id, BlockId parent, BlockPosition? position, FileCopier? files, TimeProvider time, CancellationToken cancellationToken)
    {
        Block block = await blocks.RetrieveAsync(id, cancellationToken).ConfigureAwait(false);
        var node = new BlockNode(block);
        if (block.HasChildren && block.Content is not (ChildPageBlock or ChildDatabaseBlock))
            node.Children = (await TreeReader.ReadAsync(blocks, id, ConcurrentWork.DefaultConcurrency, cancellationToken).ConfigureAwait(false)).Children;

        var lost = new List<NotCopied>();
        var copied = new List<BlockNode>();
        IReadOnlyList<WritableBlockContent> contents = TreeCopy.Of([node], lost, copied, files is null ? null : TreeCopy.HostedFiles([node]).ToDictionary(file => file.Node, _ => default(FileUploadId)));
        Refuse(node, parent, copied, lost);
        if (files is not null)
        {
            (Dictionary<BlockNode, FileUploadId> uploads, Dictionary<BlockNode, string> problems) = await TreeCopy.UploadAsync([node], blocks, files, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
                throw new InvalidOperationException($"The block {node} cannot be made anew: {string.Join("; ", problems.Values)}.");
            if (uploads.Count > 0)
            {
                lost.Clear();
                copied.Clear();
                contents = TreeCopy.Of([node], lost, copied, uploads);
            }
        }

        AppendedTree tree = await new TreeWriter(blocks, parent, contents, position, time).RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false);
        await tree.LoadIdsAsync(cancellationToken).ConfigureAwait(false);
        await blocks.DeleteAsync(id, cancellationToken).ConfigureAwait(false);

        var ids = new Dictionary<BlockId, BlockId>();
        foreach ((BlockNode old, AppendedBlock copy) in copied.Zip(tree.All()))
            ids[old.Block.Id] = copy.Id!.Value;
        lost.Add(new(node.ToString(), "its id, comments, links to it, and who created it when; blocks in it likewise"));
        return new RecreatedBlock(tree.Blocks[0].Id!.Value, ids, lost);
    }

    private static void Refuse(BlockNode node, BlockId parent, List<BlockNode> copied, List<NotCopied> lost)
    {
        var kept = copied.ToHashSet();
        List<BlockNode> missing = [.. node.DescendantsAndSelf().Where(inner => !kept.Contains(inner) && !IsInCopyOfSynced(inner))];
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"The block {node} cannot be made anew: {string.Join("; ", lost.Where(loss => missing.Exists(inner => inner.ToString() == loss.Place)))}.");
        }

        if (node.DescendantsAndSelf().FirstOrDefault(inner => inner.Unreadable is not null) is { } unreadable)
            throw new InvalidOperationException($"The block {node} cannot be made anew: the blocks in {unreadable} could not be read.");
        if (node.DescendantsAndSelf().FirstOrDefault(inner => inner.Block.Content is SyncedBlock { SyncedFrom: null }) is { } original)
            throw new InvalidOperationException($"The block {node} cannot be made anew: {original} is an original; its copies elsewhere would lose their content.");
        if (node.DescendantsAndSelf().Any(inner => inner.Block.Id == parent))
            throw new InvalidOperationException($"The block {node} cannot go into itself.");

        // What is inside of a copy of a synced block comes with its original.
        bool IsInCopyOfSynced(BlockNode inner) =>
            node.DescendantsAndSelf().Any(outer => outer.Block.Content is SyncedBlock { SyncedFrom: not null } && outer != inner && outer.DescendantsAndSelf().Contains(inner));
    }
}

using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>Makes a block anew at another place, then puts the old one into the trash.</summary>
internal static class BlockRecreator
{
    public static async Task<BlockMove> RunAsync(LiveBlock block, Place place, RecreationOptions options, CancellationToken cancellationToken)
    {
        LiveSession session = block.Session;
        if (block.IsChanged || All(block).Any(inner => inner.IsChanged))
            throw new InvalidOperationException($"{block} has changes that are not saved. Call session.SaveAsync() or Discard() first.");
        await session.EnsureIdAsync(block, cancellationToken).ConfigureAwait(false);
        (LiveBlock parent, BlockPosition? position) = Target(block, place);
        for (LiveBlock? outer = parent; outer is not null; outer = outer.Parent)
        {
            if (outer == block)
                throw new InvalidOperationException($"{block} cannot be moved into {parent}, which is in it.");
        }

        BlockTree tree = await TreeReader.ReadAsync(session.Blocks, block.Id, ConcurrentWork.DefaultConcurrency, cancellationToken).ConfigureAwait(false);
        Block own = block.Snapshot;
        var node = new BlockNode(own) { Children = tree.Children };
        Refuse(block, node, options.CopyFiles);
        Dictionary<BlockNode, FileUploadId>? uploads = options.CopyFiles ? await UploadAsync(block, node, options, cancellationToken).ConfigureAwait(false) : null;
        var lost = new List<NotCopied>();
        var copied = new List<BlockNode>();
        IReadOnlyList<WritableBlockContent> contents = TreeCopy.Of([node], lost, copied, uploads);
        if (contents.Count == 0)
            throw new InvalidOperationException($"{block} cannot be made anew: {string.Join("; ", lost)}.");

        AppendedTree appended = await new TreeWriter(session.Blocks, parent.Id, contents, position, session.Store.TimeProvider)
            .RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false);
        await appended.LoadIdsAsync(cancellationToken).ConfigureAwait(false);
        var newIds = copied.Zip(appended.All()).ToDictionary(pair => pair.First.Block.Id, pair => pair.Second.Id!.Value);
        LiveBlock created = session.BlockOf(newIds[block.Id]);
        try
        {
            await session.Blocks.DeleteAsync(block.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionException e)
        {
            throw new BlockMoveException(block, created, e);
        }

        foreach ((BlockId old, BlockId fresh) in newIds)
        {
            session.BlockOf(old).ReplacedBy = session.BlockOf(fresh);
        }

        lost.Add(new(block.ToString(), "comments and history stay with the old block"));
        return new BlockMove(created, newIds, lost);
    }

    private static IEnumerable<LiveBlock> All(LiveBlock block) => block.Children.IsLoaded ? block.Children.Loaded.SelectMany(child => All(child).Prepend(child)) : [];

    private static (LiveBlock Parent, BlockPosition? Position) Target(LiveBlock block, Place place)
    {
        LiveBlock own = block.Parent ?? throw new InvalidOperationException($"The parent of {block} is not known. Name it: Place.EndOf(parent).");
        switch (place.Kind)
        {
            case PlaceKind.Start:
                return (own, BlockPosition.Start);
            case PlaceKind.End:
                return (own, null);
            case PlaceKind.StartOf:
                return (place.Block!, BlockPosition.Start);
            case PlaceKind.EndOf:
                return (place.Block!, null);
            case PlaceKind.After:
                return (ParentOf(place.Block!), BlockPosition.After(place.Block!.Id));
            default:
                LiveBlock parent = ParentOf(place.Block!);
                IReadOnlyList<LiveBlock> siblings = parent.Children.Loaded;
                int index = siblings.ToList().IndexOf(place.Block!);
                return (parent, index <= 0 ? BlockPosition.Start : BlockPosition.After(siblings[index - 1].Id));
        }
    }

    private static LiveBlock ParentOf(LiveBlock block) => block.Parent ?? throw new InvalidOperationException($"The parent of {block} is not known.");

    private static async Task<Dictionary<BlockNode, FileUploadId>> UploadAsync(LiveBlock block, BlockNode node, RecreationOptions options, CancellationToken cancellationToken)
    {
        LiveSession session = block.Session;
        var files = new FileCopier(session.Client.FileUploads, options.FileClient, session.Store.TimeProvider);
        (Dictionary<BlockNode, FileUploadId> uploads, Dictionary<BlockNode, string> problems) =
            await TreeCopy.UploadAsync([node], session.Blocks, files, cancellationToken).ConfigureAwait(false);
        return problems.Count == 0 ? uploads : throw new InvalidOperationException($"{block} cannot be made anew: {string.Join("; ", problems.Values)}.");
    }

    private static void Refuse(LiveBlock block, BlockNode node, bool copiesFiles)
    {
        string[] reasons =
        [
            .. node.DescendantsAndSelf().Select(inner => inner.Block.Content switch
            {
                ChildPageBlock or ChildDatabaseBlock => $"{inner}: pages and databases keep their id; move them",
                SyncedBlock { SyncedFrom: null } => $"{inner}: the original of a synced block; its copies elsewhere would be lost",
                LinkPreviewBlock or UnsupportedBlock or UnknownBlock or MeetingNotesBlock => $"{inner}: the API cannot write this kind",
                var content when !copiesFiles && FileAddress.Of(content) is HostedFile =>
                    $"{inner}: a file that Notion hosts; pass RecreationOptions with CopyFiles to download it and upload it again",
                _ => "",
            }).Where(reason => reason.Length > 0),
        ];
        if (reasons.Length > 0)
            throw new InvalidOperationException($"{block} cannot be made anew: {string.Join("; ", reasons)}.");
    }
}

using System.Collections.Concurrent;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Notes which blocks in Notion are the headings of files and the blocks with links to headings, and corrects those links.</summary>
/// <param name="notion">The client.</param>
/// <param name="placeholders">The addresses in the place of pages and headings.</param>
/// <param name="log">The notices.</param>
internal sealed class BlockPlaces(INotionClient notion, Placeholders placeholders, TransferLog log)
{
    private readonly ConcurrentDictionary<LocalPage, ConcurrentQueue<PlacedBlock>> _linking = [];

    /// <summary>Whether a text of a block leads to a block.</summary>
    public bool HasBlockLinks(BlockContent content)
    {
        bool has = false;
        BlockTextMap.Visit(content, text => has |= text.Any(piece => piece.Content is TextContent { Link.Url: { } url } && (placeholders.HeadingOf(url) is not null || LinkWriter.TryBlock(url, out _, out _))));
        return has;
    }

    /// <summary>Whether a text of a block or of one in it leads to a block.</summary>
    public bool HaveBlockLinks(WritableBlockContent block) => All(block).Any(HasBlockLinks);

    /// <summary>Notes blocks of a file that were in Notion as they are.</summary>
    public void Keep(LocalPage page, PageItems items, IEnumerable<WritableBlockContent> local, IEnumerable<BlockNode> there, BlockKeys keys)
    {
        List<WritableBlockContent> wanted = [.. local.SelectMany(All).Where(IsOfInterest)];
        if (!wanted.Exists(block => HasBlockLinks(block) || items.Headings.GetValueOrDefault(block) is { IsLinked: true }))
            return;
        List<Block> found = [.. there.SelectMany(node => node.DescendantsAndSelf()).Select(node => node.Block).Where(block => IsOfInterest(block.Content))];
        int[] match = KeySequence.Match([.. found.Select(block => keys.OwnOf(block.Content))], [.. wanted.Select(keys.OwnOf)]);
        for (int i = 0; i < match.Length; i++)
        {
            if (match[i] >= 0)
                Note(page, items, wanted[i], found[match[i]]);
        }
    }

    /// <summary>Notes a block of a file that is now in the place of another one.</summary>
    public void Update(LocalPage page, PageItems items, WritableBlockContent local, Block there) => Note(page, items, local, there);

    /// <summary>Notes a block of a file that is to be in the place of another one, if it leads to a heading whose block is not known yet.</summary>
    /// <returns>Whether it is sent later.</returns>
    public bool TryDefer(LocalPage page, PageItems items, WritableBlockContent local, Block there)
    {
        WritableBlockContent own = BlockChildren.Of(local).Count == 0 ? local : BlockChildren.With(local, []);
        if (placeholders.HeadingsIn(own).All(heading => heading.Id is not null))
            return false;
        if (items.Headings.GetValueOrDefault(local) is { IsLinked: true } heading)
            heading.Id = there.Id;
        Linking(page, new PlacedBlock(local, null) { Id = there.Id });
        return true;
    }

    /// <summary>Notes a block of a file that was appended. The ids of headings in it are read where a file has links to them.</summary>
    public Task AppendAsync(LocalPage page, PageItems items, WritableBlockContent local, AppendedBlock written, CancellationToken cancellationToken) =>
        AppendAsync(page, items, local, [written], cancellationToken);

    /// <summary>Corrects the links of a page that lead elsewhere than those of its file.</summary>
    /// <returns>The number of blocks that were changed.</returns>
    public async Task<int> CorrectAsync(LocalPage page, CancellationToken cancellationToken)
    {
        int changes = 0;
        foreach (PlacedBlock placed in _linking.TryRemove(page, out ConcurrentQueue<PlacedBlock>? all) ? all : [])
        {
            WritableBlockContent own = placeholders.ResolveText(BlockChildren.Of(placed.Local).Count == 0 ? placed.Local : BlockChildren.With(placed.Local, []));
            if (placed.There is not null && BlockLinks(own).SequenceEqual(BlockLinks(placed.There)))
                continue;
            if (BlockKinds.Media(own) is not null)
            {
                // A file that Notion hosts cannot be sent back with its caption.
                log.Add(page.Path, ConversionNoticeKind.HeadingLinkShortened, ConversionSeverity.Lossy, own.Type);
                continue;
            }

            BlockId id = placed.Id ?? await ReadIdAsync(placed.Path, cancellationToken).ConfigureAwait(false);
            await notion.Blocks.UpdateAsync(id, new UpdateBlockRequest(BlockMerge.TextOf(own)), cancellationToken).ConfigureAwait(false);
            changes++;
        }

        return changes;
    }

    private bool IsOfInterest(BlockContent content) => BlockKinds.Heading(content) is not null || HasBlockLinks(content);

    private static IEnumerable<WritableBlockContent> All(WritableBlockContent block)
    {
        var open = new Stack<WritableBlockContent>([block]);
        while (open.TryPop(out WritableBlockContent? next))
        {
            yield return next;
            IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(next);
            for (int i = children.Count - 1; i >= 0; i--)
                open.Push(children[i]);
        }
    }

    private static List<Guid> BlockLinks(BlockContent content)
    {
        var links = new List<Guid>();
        BlockTextMap.Visit(content, text =>
        {
            foreach (RichText piece in text)
            {
                if (piece.Content is TextContent { Link.Url: { } url } && LinkWriter.TryBlock(url, out _, out Guid block))
                    links.Add(block);
            }
        });
        return links;
    }

    private void Note(LocalPage page, PageItems items, WritableBlockContent local, Block there)
    {
        if (items.Headings.GetValueOrDefault(local) is { IsLinked: true } heading)
            heading.Id = there.Id;
        if (HasBlockLinks(local))
            Linking(page, new PlacedBlock(local, there.Content) { Id = there.Id });
    }

    private async Task AppendAsync(LocalPage page, PageItems items, WritableBlockContent local, IReadOnlyList<AppendedBlock> path, CancellationToken cancellationToken)
    {
        if (items.Headings.GetValueOrDefault(local) is { IsLinked: true } heading)
            heading.Id = await ReadIdAsync(path, cancellationToken).ConfigureAwait(false);
        if (HasBlockLinks(local))
            Linking(page, new PlacedBlock(local, path[^1].Content) { Path = path });
        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(local);
        for (int i = 0; i < children.Count; i++)
            await AppendAsync(page, items, children[i], [.. path, path[^1].Children[i]], cancellationToken).ConfigureAwait(false);
    }

    private void Linking(LocalPage page, PlacedBlock block) => _linking.GetOrAdd(page, static _ => []).Enqueue(block);

    // The response to a request has the ids of its first level: deeper ones are read on the way to the block.
    private async Task<BlockId> ReadIdAsync(IReadOnlyList<AppendedBlock> path, CancellationToken cancellationToken)
    {
        for (int i = 1; i < path.Count; i++)
        {
            if (path[i].Id is null)
                await AppendedTree.ReadChildIdsAsync(notion.Blocks, path[i - 1], cancellationToken).ConfigureAwait(false);
        }

        return path[^1].Id!.Value;
    }
}

using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Brings the blocks of a page to those of a file: equal ones stay, others are updated, inserted and deleted.</summary>
/// <param name="notion">The client.</param>
/// <param name="keys">The texts by which blocks are compared.</param>
/// <param name="resolve">Replaces the placeholders of blocks that are sent.</param>
/// <param name="time">The clock.</param>
/// <param name="recorder">Is informed of where the blocks of the file are; null when that does not matter.</param>
internal sealed class BlockMerge(
    INotionClient notion, BlockKeys keys, Func<IReadOnlyList<WritableBlockContent>, Task<IReadOnlyList<WritableBlockContent>>> resolve, TimeProvider time, BlockRecorder? recorder = null)
{
    // How far a block with the same type is looked for.
    private const int Nearby = 20;

    /// <summary>Gets the number of requests that changed something.</summary>
    public int Changes { get; private set; }

    /// <summary>Compares and writes.</summary>
    /// <param name="parent">The page or block.</param>
    /// <param name="isPage">Whether it is a page, which can be emptied at once.</param>
    /// <param name="remote">The items in Notion.</param>
    /// <param name="local">The items of the file.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The pages that are at another place than in the file: they cannot be moved.</returns>
    public async Task<IReadOnlyList<LocalPage>> RunAsync(BlockId parent, bool isPage, IReadOnlyList<MergeItem> remote, IReadOnlyList<MergeItem> local, CancellationToken cancellationToken)
    {
        (int[] first, int[] last, bool[] keptRemote) = Match(remote, local);
        int blocks = local.Count(item => item.Block is not null);
        if (isPage && remote.Count > 2 && !keptRemote.Contains(true) && remote.All(item => item.Keys.Length > 0 && item.Node is not null) && 1 + ((blocks + 99) / 100) < Math.Max(remote.Count, blocks))
        {
            await notion.Pages.ClearAsync(PageId.FromGuid(parent.Value), cancellationToken).ConfigureAwait(false);
            Changes++;
            remote = [];
            keptRemote = [];
        }

        var unplaced = new List<LocalPage>();
        var walk = new Walk(this, parent, remote, keptRemote);
        for (int i = 0; i < local.Count; i++)
        {
            if (local[i].Keys.Length == 0)
                continue;
            if (remote.Count > 0 && first[i] >= 0)
            {
                await walk.KeepAsync(first[i], last[i], cancellationToken).ConfigureAwait(false);
                if (local[i].Block is { } kept)
                    recorder?.Keep(kept, remote.Skip(first[i]).Take(last[i] - first[i] + 1).Select(item => item.Node).OfType<BlockNode>());
            }
            else if (local[i].Block is { } block)
                walk.Add(block);
            else if (local[i].Page is { } page)
                unplaced.Add(page);
        }

        await walk.EndAsync(cancellationToken).ConfigureAwait(false);
        return unplaced;
    }

    public MergeItem RemoteItem(BlockNode node) => new(keys.Of(ContentBlock.Of([node], 1)[0])) { Id = node.Block.Id, Node = node };

    public MergeItem LocalItem(WritableBlockContent block) => new(keys.Of(block)) { Block = block };

    // For each local item the first and last remote item that it is; -1 without a match.
    private static (int[] First, int[] Last, bool[] KeptRemote) Match(IReadOnlyList<MergeItem> remote, IReadOnlyList<MergeItem> local)
    {
        var remoteKeys = new List<string>();
        var remoteOwners = new List<int>();
        for (int i = 0; i < remote.Count; i++)
        {
            remoteKeys.AddRange(remote[i].Keys);
            remoteOwners.AddRange(Enumerable.Repeat(i, remote[i].Keys.Length));
        }

        List<string> localKeys = [.. local.SelectMany(item => item.Keys)];
        int[] match = KeySequence.Match(remoteKeys, localKeys);
        bool[] keptRemote = new bool[remote.Count];
        bool[] keptLocal = new bool[local.Count];
        Array.Fill(keptLocal, true);
        Array.Fill(keptRemote, true);
        int[] localOf = new int[remoteKeys.Count];
        Array.Fill(localOf, -1);
        int at = 0;
        for (int i = 0; i < local.Count; i++)
        {
            foreach (string _ in local[i].Keys)
            {
                if (match[at] >= 0)
                    localOf[match[at]] = i;
                else
                    keptLocal[i] = false;
                at++;
            }
        }

        // An item with several keys is kept as a whole or not at all.
        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            for (int i = 0; i < remoteOwners.Count; i++)
            {
                int owner = remoteOwners[i];
                if (keptRemote[owner] && (localOf[i] < 0 || !keptLocal[localOf[i]]))
                {
                    keptRemote[owner] = false;
                    isChanged = true;
                }

                if (localOf[i] >= 0 && keptLocal[localOf[i]] && !keptRemote[owner])
                {
                    keptLocal[localOf[i]] = false;
                    isChanged = true;
                }
            }
        }

        int[] first = new int[local.Count];
        int[] last = new int[local.Count];
        Array.Fill(first, -1);
        Array.Fill(last, -1);
        for (int i = 0; i < remoteOwners.Count; i++)
        {
            if (localOf[i] < 0 || !keptLocal[localOf[i]])
                continue;
            if (first[localOf[i]] < 0)
                first[localOf[i]] = remoteOwners[i];
            last[localOf[i]] = remoteOwners[i];
        }

        for (int i = 0; i < remote.Count; i++)
            keptRemote[i] &= remote[i].Keys.Length > 0;
        return (first, last, keptRemote);
    }

    private async Task UpdateAsync(BlockNode node, WritableBlockContent block, CancellationToken cancellationToken)
    {
        BlockContent? sent = null;
        bool isSame = string.Equals(keys.OwnOf(node.Block.Content), keys.OwnOf(block), StringComparison.Ordinal);
        bool isDeferred = !isSame && recorder?.TryDefer(block, node.Block) == true;
        if (!isSame && !isDeferred)
        {
            WritableBlockContent own = (await resolve([BlockChildren.Of(block).Count == 0 ? block : BlockChildren.With(block, [])]).ConfigureAwait(false))[0];
            await notion.Blocks.UpdateAsync(node.Block.Id, new UpdateBlockRequest(TextOf(own)), cancellationToken).ConfigureAwait(false);
            sent = own;
            Changes++;
        }

        if (!isDeferred)
            recorder?.Update(block, node.Block, sent);

        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(block);
        if (node.Unreadable is null && (children.Count > 0 || node.Children.Count > 0))
        {
            await RunAsync(
                node.Block.Id,
                isPage: false,
                [.. node.Children.Select(child => child.Block.Content is ChildPageBlock or ChildDatabaseBlock ? new MergeItem([]) { Id = child.Block.Id } : RemoteItem(child))],
                [.. children.Select(LocalItem)],
                cancellationToken).ConfigureAwait(false);
        }
    }

    // Only what the file says: members that are absent stay as they are, such as the colour.
    public static WritableBlockContent TextOf(WritableBlockContent block) => block switch
    {
        ParagraphBlock b => new ParagraphBlock(b.RichText),
        Heading1Block b => new Heading1Block(b.RichText),
        Heading2Block b => new Heading2Block(b.RichText),
        Heading3Block b => new Heading3Block(b.RichText),
        Heading4Block b => new Heading4Block(b.RichText),
        BulletedListItemBlock b => new BulletedListItemBlock(b.RichText),
        NumberedListItemBlock b => new NumberedListItemBlock(b.RichText),
        ToDoBlock b => new ToDoBlock(b.RichText) { Checked = b.Checked },
        ToggleBlock b => new ToggleBlock(b.RichText),
        QuoteBlock b => new QuoteBlock(b.RichText),
        CalloutBlock b => new CalloutBlock(b.RichText),
        CodeBlock b => new CodeBlock(b.RichText, b.Language) { Caption = b.Caption },
        _ => block,
    };

    private static bool CanUpdate(BlockContent remote, WritableBlockContent local) => (remote, local) switch
    {
        (Heading1Block a, Heading1Block b) => a.IsToggleable == b.IsToggleable,
        (Heading2Block a, Heading2Block b) => a.IsToggleable == b.IsToggleable,
        (Heading3Block a, Heading3Block b) => a.IsToggleable == b.IsToggleable,
        (Heading4Block a, Heading4Block b) => a.IsToggleable == b.IsToggleable,
        (CalloutBlock a, CalloutBlock b) => a.Icon is EmojiIcon first && b.Icon is EmojiIcon second && first.Emoji == second.Emoji,
        (TableBlock a, TableBlock b) => a.TableWidth == b.TableWidth && a.HasColumnHeader == b.HasColumnHeader,
        (ParagraphBlock, ParagraphBlock) or (BulletedListItemBlock, BulletedListItemBlock) or (NumberedListItemBlock, NumberedListItemBlock) or (ToDoBlock, ToDoBlock)
            or (ToggleBlock, ToggleBlock) or (QuoteBlock, QuoteBlock) or (CodeBlock, CodeBlock) or (EquationBlock, EquationBlock) or (TableRowBlock, TableRowBlock) => true,
        _ => false,
    };

    /// <summary>Goes through both sides from the start to the end.</summary>
    private sealed class Walk(BlockMerge merge, BlockId parent, IReadOnlyList<MergeItem> remote, bool[] keptRemote)
    {
        private readonly List<WritableBlockContent> _run = [];
        private readonly List<BlockId> _deleted = [];
        private int _next;
        private BlockId? _previous;

        public void Add(WritableBlockContent block) => _run.Add(block);

        public async Task KeepAsync(int first, int last, CancellationToken cancellationToken)
        {
            await GapAsync(first, cancellationToken).ConfigureAwait(false);
            _next = Math.Max(_next, last + 1);
            _previous = remote[last].Id;
        }

        public async Task EndAsync(CancellationToken cancellationToken)
        {
            await GapAsync(remote.Count, cancellationToken).ConfigureAwait(false);

            // After everything is written: a table needs a row at any time.
            foreach (BlockId block in _deleted)
            {
                await merge.DeleteAsync(block, cancellationToken).ConfigureAwait(false);
            }
        }

        private async Task GapAsync(int end, CancellationToken cancellationToken)
        {
            List<MergeItem> candidates = [];
            for (int i = _next; i < end; i++)
            {
                if (!keptRemote[i] && remote[i].Keys.Length > 0 && remote[i].Node is not null)
                    candidates.Add(remote[i]);
            }

            _next = Math.Max(_next, end);
            int candidate = 0;
            var inserted = new List<WritableBlockContent>();
            foreach (WritableBlockContent block in _run)
            {
                int found = -1;
                for (int i = candidate; i < Math.Min(candidates.Count, candidate + Nearby); i++)
                {
                    if (CanUpdate(candidates[i].Node!.Block.Content, block))
                    {
                        found = i;
                        break;
                    }
                }

                if (found < 0)
                {
                    inserted.Add(block);
                    continue;
                }

                await InsertAsync(inserted, cancellationToken).ConfigureAwait(false);
                _deleted.AddRange(candidates[candidate..found].Select(item => item.Id!.Value));
                await merge.UpdateAsync(candidates[found].Node!, block, cancellationToken).ConfigureAwait(false);
                _previous = candidates[found].Id;
                candidate = found + 1;
            }

            _run.Clear();
            await InsertAsync(inserted, cancellationToken).ConfigureAwait(false);
            _deleted.AddRange(candidates[candidate..].Select(item => item.Id!.Value));
        }

        private async Task InsertAsync(List<WritableBlockContent> blocks, CancellationToken cancellationToken)
        {
            if (blocks.Count == 0)
                return;
            BlockPosition? position = _previous is { } previous ? (remote.Count > 0 && remote[^1].Id == previous ? null : BlockPosition.After(previous))
                : remote.Count == 0 ? null : BlockPosition.Start;
            _previous = await merge.AppendAsync(parent, blocks, position, cancellationToken).ConfigureAwait(false);
            blocks.Clear();
        }
    }

    private async Task<BlockId?> AppendAsync(BlockId parent, List<WritableBlockContent> blocks, BlockPosition? position, CancellationToken cancellationToken)
    {
        IReadOnlyList<WritableBlockContent> resolved = await resolve(blocks).ConfigureAwait(false);
        AppendedTree tree = await notion.Blocks.AppendTreeAsync(parent, resolved, position, timeProvider: time, cancellationToken: cancellationToken).ConfigureAwait(false);
        Changes++;
        if (recorder is not null)
        {
            for (int i = 0; i < blocks.Count; i++)
                await recorder.AppendAsync(blocks[i], tree.Blocks[i], cancellationToken).ConfigureAwait(false);
        }

        return tree.Blocks[^1].Id;
    }

    private async Task DeleteAsync(BlockId block, CancellationToken cancellationToken)
    {
        await notion.Blocks.DeleteAsync(block, cancellationToken).ConfigureAwait(false);
        Changes++;
    }
}

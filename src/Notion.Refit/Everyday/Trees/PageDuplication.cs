using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Duplicates a page with the pages in it.</summary>
internal sealed class PageDuplication(INotionPages pages, INotionBlocks blocks, IProgress<int>? progress, TimeProvider time)
{
    private readonly Dictionary<PageId, PageId> _newIds = [];
    private readonly List<NotCopied> _notCopied = [];

    /// <summary>Duplicates a page.</summary>
    public async Task<DuplicatedPage> RunAsync(PageId id, Parent parent, CancellationToken cancellationToken)
    {
        // Everything is read before anything is written: a duplicate inside of the page would find itself.
        var sources = new List<Source>();
        await ReadAsync(id, sources, cancellationToken).ConfigureAwait(false);

        Page? duplicate = null;
        foreach (Source source in sources)
        {
            Parent target = source.Outer is { } outer ? Parent.Page(_newIds[outer.Page.Id]) : parent;
            Page page = await WriteAsync(source, target, cancellationToken).ConfigureAwait(false);
            duplicate ??= page;
            _newIds[source.Page.Id] = page.Id;
            progress?.Report(_newIds.Count);
        }

        return new DuplicatedPage(duplicate!, _newIds, _notCopied);
    }

    private async Task ReadAsync(PageId id, List<Source> sources, CancellationToken cancellationToken)
    {
        var read = new List<Source>();
        await ConcurrentWork.RunAsync<(PageId Id, Source? Outer, int Place)>(
            [(id, null, 0)],
            async (item, add, token) =>
            {
                Task<BlockTree> content = TreeReader.ReadAsync(blocks, item.Id, ConcurrentWork.DefaultConcurrency, token);
                Page page = await pages.RetrieveAsync(item.Id, cancellationToken: token).ConfigureAwait(false);
                var source = new Source(page, await content.ConfigureAwait(false), item.Outer);
                lock (read)
                    read.Add(source);
                foreach (BlockNode node in source.Content.All().Where(node => node.Block.Content is ChildPageBlock))
                    add((PageId.FromGuid(node.Block.Id.Value), source, 0));
            },
            concurrency: 4,
            cancellationToken).ConfigureAwait(false);

        Dictionary<PageId, Source> byId = read.ToDictionary(source => source.Page.Id);
        AddInOrder(byId[id]);

        void AddInOrder(Source source)
        {
            sources.Add(source);
            foreach (BlockNode node in source.Content.All().Where(node => node.Block.Content is ChildPageBlock))
                AddInOrder(byId[PageId.FromGuid(node.Block.Id.Value)]);
        }
    }

    private async Task<Page> WriteAsync(Source source, Parent target, CancellationToken cancellationToken)
    {
        PageCopy<CreatePageRequest> copy = source.Page.ToCreate(target);
        _notCopied.AddRange(copy.NotCopied.Select(loss => loss with { Place = $"{source.Page.Title}: {loss.Place}" }));

        var lost = new List<NotCopied>();
        var copied = new List<BlockNode>();
        IReadOnlyList<WritableBlockContent> contents = TreeCopy.Of(source.Content.Children, lost, copied);

        // Pages in the page are duplicated after it, see below.
        HashSet<string> childPages = [.. source.Content.All().Where(node => node.Block.Content is ChildPageBlock).Select(node => node.ToString())];
        _notCopied.AddRange(lost.Where(loss => !childPages.Contains(loss.Place)).Select(loss => loss with { Place = $"{source.Page.Title}: {loss.Place}" }));
        foreach (BlockNode nested in source.Content.Children.SelectMany(node => node.DescendantsAndSelf().Skip(1)).Where(node => node.Block.Content is ChildPageBlock))
            _notCopied.Add(new($"{source.Page.Title}: {nested}", "a page inside of a block; its duplicate is at the end of the page"));

        CreatePageRequest request = copy.Request;
        if (source.Outer is { } outer && outer.PositionOf(source.Page.Id, _newIds) is { } position)
            request = request with { Position = position };

        // The first blocks are created with the page; those after them need ids that its response does not have.
        var first = AppendBatch.Take([.. contents.Select((content, i) => new AppendedBlock(content, () => $"[{i}]"))], 0, onlyWhole: true);
        if (first.Blocks.Count > 0)
            request = request with { Children = first.Contents };
        Page page = await pages.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);

        var rest = new TreeWriter(blocks, page.Id, [.. contents.Skip(first.Blocks.Count)], null, time);
        if (rest.Tree.Blocks.Count > 0)
            await rest.RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false);
        await source.PlacePagesAsync(blocks, page.Id, first.Blocks.Count, rest.Tree, copied, cancellationToken).ConfigureAwait(false);
        return page;
    }

    /// <summary>A page that is duplicated.</summary>
    private sealed class Source(Page page, BlockTree content, Source? outer)
    {
        // After a block of the duplicate, after the duplicate of another page, or (neither) at the start.
        private readonly Dictionary<PageId, (BlockId? Block, PageId? Page)> _positions = [];

        public Page Page => page;

        public BlockTree Content => content;

        public Source? Outer => outer;

        /// <summary>The place of the duplicate of a page in this one; null for the end.</summary>
        public PagePosition? PositionOf(PageId child, Dictionary<PageId, PageId> newIds) => !_positions.TryGetValue(child, out (BlockId? Block, PageId? Page) position)
            ? null
            : position switch
            {
                { Block: { } block } => PagePosition.After(block),
                { Page: { } previous } => PagePosition.After(newIds[previous]),
                _ => PagePosition.Start,
            };

        /// <summary>Finds the blocks after which the pages in this page go.</summary>
        public async Task PlacePagesAsync(
            INotionBlocks blocks, PageId duplicate, int createdWithPage, AppendedTree rest, List<BlockNode> copied, CancellationToken cancellationToken)
        {
            // Pages after the last block go to the end, one after the other, which needs no position.
            HashSet<BlockNode> kept = [.. copied];
            BlockNode[] top = [.. content.Children.Where(node => kept.Contains(node) || node.Block.Content is ChildPageBlock)];
            int last = Array.FindLastIndex(top, kept.Contains);
            if (!top.Take(last + 1).Any(node => node.Block.Content is ChildPageBlock))
                return;

            List<BlockId> ids = [];
            if (createdWithPage > 0)
            {
                // Exactly those: no page ahead.
                await foreach (Block block in blocks.ListAllChildrenAsync(duplicate, cancellationToken).Take(createdWithPage).ConfigureAwait(false))
                    ids.Add(block.Id);
            }

            ids.AddRange(rest.Blocks.Select(block => block.Id!.Value));
            int written = 0;

            (BlockId? Block, PageId? Page) after = default;
            for (int i = 0; i <= last; i++)
            {
                if (kept.Contains(top[i]))
                {
                    after = (ids[written++], null);
                    continue;
                }

                var child = PageId.FromGuid(top[i].Block.Id.Value);
                _positions[child] = after;
                after = (null, child);
            }
        }
    }
}

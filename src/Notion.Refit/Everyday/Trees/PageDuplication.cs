using Notion.Refit.Everyday.Files;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Duplicates a page with the pages in it, and with the databases and files in it when it is given what that needs.</summary>
internal sealed partial class PageDuplication(INotionPages pages, INotionBlocks blocks, IProgress<int>? progress, TimeProvider time)
{
    private readonly Dictionary<PageId, PageId> _newIds = [];
    private readonly List<NotCopied> _notCopied = [];

    /// <summary>Copies files that Notion hosts; null when they are left out.</summary>
    public FileCopier? Files { get; init; }

    /// <summary>Copies databases; null when they are left out.</summary>
    public DatabaseDuplication? Databases { get; init; }

    /// <summary>Whether nothing is sent when something has no copy.</summary>
    public bool RefuseLoss { get; init; }

    /// <summary>Duplicates a page.</summary>
    public async Task<DuplicatedPage> RunAsync(PageId id, Parent parent, CancellationToken cancellationToken)
    {
        // Everything is read before anything is written: a duplicate inside of the page would find itself.
        var sources = new List<PageSource>();
        await ReadAsync(id, sources, cancellationToken).ConfigureAwait(false);
        if (RefuseLoss)
            ThrowIfLossy(sources, parent);

        Page? duplicate = null;
        foreach (PageSource source in sources)
        {
            Page page = await WriteAsync(source, TargetOf(source, parent), cancellationToken).ConfigureAwait(false);
            duplicate ??= page;
            _newIds[source.Page.Id] = page.Id;
            progress?.Report(_newIds.Count);
        }

        if (Databases is not null)
            await Databases.FinishAsync(_newIds, _notCopied, cancellationToken).ConfigureAwait(false);
        return new DuplicatedPage(duplicate!, _newIds, Databases?.NewIds ?? [], _notCopied);
    }

    private Parent TargetOf(PageSource source, Parent parent)
    {
        if (source.Table is { } table)
            return Parent.DataSource(Databases!.NewSourceOf(table));
        return source.Outer is { } outer ? Parent.Page(_newIds[outer.Page.Id]) : parent;
    }

    private async Task ReadAsync(PageId id, List<PageSource> sources, CancellationToken cancellationToken)
    {
        Dictionary<PageId, PageSource> byId = await ReadAllAsync([(id, null, null, null)], cancellationToken).ConfigureAwait(false);
        AddInOrder(byId[id], byId, sources);
    }

    private async Task<Dictionary<PageId, PageSource>> ReadAllAsync(
        IReadOnlyList<(PageId Id, Page? Page, PageSource? Outer, DatabaseDuplication.Table? Table)> first, CancellationToken cancellationToken)
    {
        var read = new List<PageSource>();
        await ConcurrentWork.RunAsync<(PageId Id, Page? Page, PageSource? Outer, DatabaseDuplication.Table? Table)>(
            first,
            async (item, add, token) =>
            {
                Task<BlockTree> content = TreeReader.ReadAsync(blocks, item.Id, ConcurrentWork.DefaultConcurrency, token);
                Page page = item.Page ?? await pages.RetrieveAsync(item.Id, cancellationToken: token).ConfigureAwait(false);
                var source = new PageSource(page, await content.ConfigureAwait(false), item.Outer, item.Table);
                lock (read)
                    read.Add(source);
                foreach (BlockNode node in source.ChildPages)
                    add((PageId.FromGuid(node.Block.Id.Value), null, source, null));
                if (Databases is null)
                    return;
                foreach (BlockNode node in source.Content.All().Where(node => node.Block.Content is ChildDatabaseBlock))
                {
                    if (await Databases.ReadAsync(node.Block.Id, token).ConfigureAwait(false) is not { } database)
                        continue;
                    source.Databases[node] = database;
                    foreach (DatabaseDuplication.Table table in database.Tables)
                    {
                        foreach (Page row in table.Rows)
                            add((row.Id, row, null, table));
                    }
                }
            },
            concurrency: 4,
            cancellationToken).ConfigureAwait(false);

        return read.ToDictionary(source => source.Page.Id);
    }

    private static void AddInOrder(PageSource source, Dictionary<PageId, PageSource> byId, List<PageSource> sources)
    {
        sources.Add(source);
        foreach (BlockNode node in source.ChildPages)
            AddInOrder(byId[PageId.FromGuid(node.Block.Id.Value)], byId, sources);
        foreach (Page row in source.Databases.Values.SelectMany(database => database.Tables).SelectMany(table => table.Rows))
            AddInOrder(byId[row.Id], byId, sources);
    }

    /// <summary>Lists what a duplicate would not have. Nothing is written.</summary>
    public async Task<IReadOnlyList<NotCopied>> LossesAsync(PageId id, Parent parent, CancellationToken cancellationToken)
    {
        var sources = new List<PageSource>();
        await ReadAsync(id, sources, cancellationToken).ConfigureAwait(false);
        return LossesOf(sources, parent);
    }

    private void ThrowIfLossy(List<PageSource> sources, Parent parent)
    {
        List<NotCopied> losses = LossesOf(sources, parent);
        if (losses.Count > 0)
            throw new InvalidOperationException($"The page cannot be duplicated without loss: {string.Join("; ", losses)}.");
    }

    private List<NotCopied> LossesOf(List<PageSource> sources, Parent parent)
    {
        var losses = new List<NotCopied>();
        foreach (PageSource source in sources)
        {
            // Nothing is uploaded: each file that would be counts as copied.
            Dictionary<BlockNode, FileUploadId> uploads = Files is null ? [] : TreeCopy.HostedFiles(source.Content.Children).ToDictionary(file => file.Node, _ => default(FileUploadId));
            Parent target = source.Table is { } table ? Parent.DataSource(table.DataSource.Id) : source.Outer is { } outer ? Parent.Page(outer.Page.Id) : parent;
            Draft draft = Compose(source, target, uploads);
            draft.Lost.RemoveAll(loss => Files is not null && PageFileCopy.IsFile(source.Page, loss.Place));
            AddLosses(losses, source, draft);
        }

        return losses;
    }

    /// <summary>Makes the request for the copy of a page, and the parts of its content.</summary>
    private Draft Compose(PageSource source, Parent target, IReadOnlyDictionary<BlockNode, FileUploadId> uploads)
    {
        PageCopy<CreatePageRequest> copy = source.Page.ToCreate(target);
        var draft = new Draft(copy.Request);
        draft.Lost.AddRange(copy.NotCopied);
        if (source.Table is { } table)
        {
            // Computed values are computed again; what the schema of the copy does not have is listed once, with the database.
            draft.Lost.RemoveAll(loss => source.Page.Properties.TryGetValue(loss.Place, out Property? property) && property.Value is not WritablePropertyValue);
            foreach (string name in copy.Request.Properties.Keys.Where(name => !Databases!.IsWrittenWithRow(table, name)).ToArray())
                copy.Request.Properties.Remove(name);
        }

        var part = new Part();
        foreach (BlockNode node in source.Content.Children)
        {
            if (source.Databases.TryGetValue(node, out DatabaseDuplication.DatabaseSource? database))
            {
                part.Database = database;
                draft.Kept.Add(node);
                draft.Parts.Add(part);
                part = new Part();
            }
            else if (TreeCopy.Of([node], draft.LostBlocks, files: uploads) is [var content])
            {
                part.Contents.Add(content);
                draft.Kept.Add(node);
            }
        }

        draft.Parts.Add(part);
        return draft;
    }

    private static void AddLosses(List<NotCopied> losses, PageSource source, Draft draft)
    {
        // Pages and databases in the page are duplicated after it.
        HashSet<string> follow = [.. source.ChildPages.Concat(source.Databases.Keys).Select(node => node.ToString())];
        losses.AddRange(draft.Lost.Concat(draft.LostBlocks.Where(loss => !follow.Contains(loss.Place))).Select(loss => loss with { Place = $"{source.Page.Title}: {loss.Place}" }));
        foreach (BlockNode nested in source.Nested)
        {
            string kind = nested.Block.Content is ChildPageBlock ? "page" : "database";
            losses.Add(new($"{source.Page.Title}: {nested}", $"a {kind} inside of a block; its duplicate is at the end of the page"));
        }

        foreach (DatabaseDuplication.DatabaseSource database in source.Databases.Values)
            losses.AddRange(DatabaseDuplication.LossesOf(database).Select(loss => loss with { Place = $"{source.Page.Title}: {loss.Place}" }));
    }

    private async Task<Page> WriteAsync(PageSource source, Parent target, CancellationToken cancellationToken)
    {
        (Dictionary<BlockNode, FileUploadId> uploads, Dictionary<BlockNode, string> problems) = Files is null
            ? ([], [])
            : await TreeCopy.UploadAsync(source.Content.Children, blocks, Files, cancellationToken).ConfigureAwait(false);
        Draft draft = Compose(source, target, uploads);
        foreach ((BlockNode node, string problem) in problems)
        {
            draft.LostBlocks.RemoveAll(loss => loss.Place == node.ToString());
            draft.LostBlocks.Add(new(node.ToString(), problem));
        }

        CreatePageRequest request = draft.Request;
        if (Files is not null)
            request = await new PageFileCopy(pages, Files).CopyAsync(source.Page, request, draft.Lost, cancellationToken).ConfigureAwait(false);
        AddLosses(_notCopied, source, draft);
        if (source.Outer is { } outer && outer.PositionOf(source.Page.Id, _newIds) is { } position)
            request = request with { Position = position };

        // The first blocks are created with the page; those after them need ids that its response does not have.
        List<WritableBlockContent> contents = draft.Parts[0].Contents;
        var first = AppendBatch.Take([.. contents.Select((content, i) => new AppendedBlock(content, () => $"[{i}]"))], 0, onlyWhole: true);
        if (first.Blocks.Count > 0)
            request = request with { Children = first.Contents };
        Page page = await pages.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);

        var later = new List<BlockId>();
        for (int i = 0; i < draft.Parts.Count; i++)
        {
            var rest = new TreeWriter(blocks, page.Id, [.. draft.Parts[i].Contents.Skip(i == 0 ? first.Blocks.Count : 0)], null, time);
            if (rest.Tree.Blocks.Count > 0)
                await rest.RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false);
            later.AddRange(rest.Tree.Blocks.Select(block => block.Id!.Value));
            if (draft.Parts[i].Database is { } database)
                later.Add(BlockId.FromGuid((await Databases!.WriteAsync(database, page.Id, cancellationToken).ConfigureAwait(false)).Id.Value));
        }

        foreach (BlockNode nested in source.Nested)
        {
            if (source.Databases.TryGetValue(nested, out DatabaseDuplication.DatabaseSource? database))
                await Databases!.WriteAsync(database, page.Id, cancellationToken).ConfigureAwait(false);
        }

        await source.PlacePagesAsync(blocks, page.Id, first.Blocks.Count, later, draft.Kept, cancellationToken).ConfigureAwait(false);
        return page;
    }

    /// <summary>The copy of a page that is to be written.</summary>
    private sealed class Draft(CreatePageRequest request)
    {
        public CreatePageRequest Request => request;

        /// <summary>The losses of the page itself.</summary>
        public List<NotCopied> Lost { get; } = [];

        /// <summary>The losses of its blocks.</summary>
        public List<NotCopied> LostBlocks { get; } = [];

        /// <summary>The blocks of the first level that have a copy.</summary>
        public HashSet<BlockNode> Kept { get; } = [];

        /// <summary>The content between the databases, which have no position: each goes to the end.</summary>
        public List<Part> Parts { get; } = [];
    }

    /// <summary>Blocks and the database after them.</summary>
    private sealed class Part
    {
        public List<WritableBlockContent> Contents { get; } = [];

        public DatabaseDuplication.DatabaseSource? Database { get; set; }
    }
}

using System.Collections.Concurrent;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>One import: matches the files with pages, creates what is missing, then writes what has changed.</summary>
internal sealed class ImportRun
{
    private readonly INotionClient _notion;
    private readonly PageId _root;
    private readonly MarkdownImportOptions _options;
    private readonly GuardedFolder _folder;
    private readonly string _recordPath;
    private readonly TransferLog _log;
    private readonly FolderScan _scan;
    private readonly FileUploads _uploads;
    private readonly Dictionary<string, ImportRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, LocalPage> _pagesById = [];
    private readonly Dictionary<string, LocalPage> _pagesByPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LocalPage, WrittenPage> _written = [];
    private LinkTable _links = null!;
    private Placeholders _placeholders = null!;
    private HeadingTable _headings = null!;
    private BlockPlaces _places = null!;
    private PageReader _reader = null!;
    private RowValues _values = null!;
    private PageLooks _looks = null!;
    private PageMatching _matching = null!;
    private Journal<ImportRecord>? _journal;

    public ImportRun(INotionClient notion, string folder, PageId root, MarkdownImportOptions options, IProgress<TransferProgress>? progress)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        _notion = notion;
        _root = root;
        _options = options;
        _folder = new GuardedFolder(Path.GetFullPath(folder));
        _recordPath = options.RecordPath is { } path ? Path.GetFullPath(path) : _folder.Full($"{GuardedFolder.OwnFolder}/import.jsonl");
        _log = new TransferLog(progress);
        _scan = new FolderScan(_folder, options, _log);
        _uploads = new FileUploads(notion, _folder, options, _log);
    }

    public async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder.Full("")))
            throw new DirectoryNotFoundException($"There is no folder '{_folder.Full("")}'.");
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            _scan.Run(cancellationToken);
            _links = new LinkTable(_scan);
            _placeholders = new Placeholders(_scan.Pages);
            _headings = new HeadingTable(_scan, _options);
            _places = new BlockPlaces(_notion, _placeholders, _log);
            _reader = new PageReader(_scan, _links, _headings, _placeholders, _options, _log);
            _values = new RowValues(_reader, _uploads, _log);
            _looks = new PageLooks(_reader, _uploads, _log);
            if (_options.RecordPath is null)
                _folder.Clean();
            Directory.CreateDirectory(Path.GetDirectoryName(_recordPath)!);
            foreach (ImportRecord record in Journal<ImportRecord>.Read(_recordPath, FolderJson.Default.ImportRecord).Where(record => record.Root == _root.Value))
                _records[record.Path] = record;
            _journal = Journal<ImportRecord>.Start(_recordPath, _records.Values, FolderJson.Default.ImportRecord);

            _log.Found(_scan.Pages.Count);
            foreach (LocalPage page in _scan.Pages.Where(page => page.HasMarks))
                await PlacedAsync(page.Path, () => FindHeadingLinksAsync(page)).ConfigureAwait(false);
            _scan.Root.Id = _root.Value;
            _matching = new PageMatching(_notion, _records, _options.Concurrency);
            await PlacedAsync(_root.ToString(), () => _matching.RunAsync(_scan.Root, cancellationToken)).ConfigureAwait(false);
            await ConcurrentWork.RunAsync<LocalPage>(
                _scan.Pages.Where(page => page.IsHeadingTarget && page.Id is not null),
                (page, _, token) => PlacedAsync(page.Path, () => FindHeadingsAsync(page, token)),
                _options.Concurrency,
                cancellationToken).ConfigureAwait(false);
            await CreateChildrenAsync(_scan.Root, null, cancellationToken).ConfigureAwait(false);
            await _values.RelateAsync(_notion, cancellationToken).ConfigureAwait(false);
            foreach (LocalPage page in _scan.Pages)
            {
                _pagesById[page.Id!.Value] = page;
                _pagesByPath[page.Path] = page;
            }

            await WriteAllAsync(_scan.Pages.Where(page => page.HeadingLinks.Count == 0 && !(page.IsNew && page.HasHeadingLinks)), cancellationToken).ConfigureAwait(false);
            await WriteDraftsAsync([.. _scan.Pages.Where(page => !page.IsWritten && page.IsNew && page.HasHeadingLinks)], cancellationToken).ConfigureAwait(false);
            await WriteAllAsync(_scan.Pages.Where(page => page.HeadingLinks.Count > 0 && !page.IsNew), cancellationToken).ConfigureAwait(false);
            await ConcurrentWork.RunAsync<LocalPage>(
                _scan.Pages.Where(page => (page.HasHeadingLinks && !page.IsWritten) || _written.ContainsKey(page)),
                (page, _, token) => PlacedAsync(page.Path, () => CorrectAsync(page, token)),
                _options.Concurrency,
                cancellationToken).ConfigureAwait(false);
            FindStale();
            return Result();
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, Failure(e), cancellationToken);
        }
        catch (Exception e) when (e is NotionException or IOException or UnauthorizedAccessException or ContentLimitException or ContentLossException or InvalidOperationException or ArgumentException)
        {
            throw Failure(e);
        }
        finally
        {
            _journal?.Dispose();
        }
    }

    private ImportResult Result() => new(_log.Items(), _log.Notices());

    private TransferException Failure(Exception e) => new("import", _log.FailedPlace ?? _root.ToString(), Result(), e);

    private Task FindHeadingLinksAsync(LocalPage page)
    {
        PageItems items = _reader.Read(page);
        page.HeadingLinks = items.HeadingLinks;
        page.HasBlockLinks = items.HeadingLinks.Count > 0 || items.Items.Any(item => item.Block is not null && _places.HaveBlockLinks(item.Block));
        foreach (LocalHeading heading in page.HeadingLinks)
            heading.IsLinked = heading.Page.IsHeadingTarget = true;
        return Task.CompletedTask;
    }

    // The blocks of headings in a page that is not written in this run, since its file has not changed: from the record, or else from the page.
    private async Task FindHeadingsAsync(LocalPage page, CancellationToken cancellationToken)
    {
        if (_records.GetValueOrDefault(page.Path) is not { } record || record.Id != page.Id || record.Hash != HashOf(page))
            return;
        LocalHeading[] linked = [.. _headings.Of(page).Where(heading => heading.IsLinked)];
        foreach (LocalHeading heading in linked)
            heading.Id = record.Headings.TryGetValue(heading.Anchor, out Guid id) ? new BlockId(id) : (BlockId?)null;
        if (Array.TrueForAll(linked, heading => heading.Id is not null))
            return;
        PageItems items = _reader.Read(page);
        BlockTree tree = await _notion.Blocks.GetTreeAsync(new BlockId(page.Id!.Value), cancellationToken: cancellationToken).ConfigureAwait(false);
        _places.Keep(page, items, items.Items.Select(item => item.Block).OfType<WritableBlockContent>(), tree.Children, new BlockKeys(_placeholders, _pagesById, static _ => false));
    }

    private Task WriteAllAsync(IEnumerable<LocalPage> pages, CancellationToken cancellationToken) => ConcurrentWork.RunAsync<LocalPage>(
        [.. pages.Where(page => !page.IsWritten)],
        (page, _, token) => PlacedAsync(page.Path, () => WriteAsync(page, token)),
        _options.Concurrency,
        cancellationToken);

    // Parents before children, and children in the order of their parent's file: new pages are created at the end of their page.
    private async Task CreateChildrenAsync(LocalPage page, PageItems? items, CancellationToken cancellationToken)
    {
        if (page.Children.Exists(child => child.Id is null))
        {
            items ??= _reader.Read(page);
            Dictionary<LocalPage, int> order = [];
            foreach (ContentItem item in items.Items)
            {
                if (item.Page is not null)
                    order.TryAdd(item.Page, order.Count);
            }

            LocalPage[] sorted = [.. page.Children.OrderBy(child => order.GetValueOrDefault(child, int.MaxValue))];
            page.Children.Clear();
            page.Children.AddRange(sorted);
        }

        foreach (LocalPage child in page.Children)
        {
            PageItems? content = null;
            if (child.Id is null && items?.Inner.Contains(child) == true)
                _log.Add(page.Path, ConversionNoticeKind.PlaceLost, ConversionSeverity.Lossy, child.Title);
            if (child.Id is null)
                content = await PlacedAsync(child.Path, () => CreateAsync(child, page, cancellationToken)).ConfigureAwait(false);
            await CreateChildrenAsync(child, content, cancellationToken).ConfigureAwait(false);
            foreach (LocalSource source in child.Sources)
            {
                if (source.Id is null)
                    await PlacedAsync(child.Path, () => _values.CreateSourceAsync(_notion, child, source, cancellationToken)).ConfigureAwait(false);
                else if (!child.IsNew && _records.GetValueOrDefault(child.Path)?.Hash != HashOf(child))
                    await PlacedAsync(child.Path, () => ExtendAsync(child, source, cancellationToken)).ConfigureAwait(false);
                foreach (LocalPage row in source.Rows)
                {
                    PageItems? rowContent = row.Id is null ? await PlacedAsync(row.Path, () => CreateAsync(row, child, cancellationToken)).ConfigureAwait(false) : null;
                    await CreateChildrenAsync(row, rowContent, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task ExtendAsync(LocalPage database, LocalSource source, CancellationToken cancellationToken)
    {
        if (await _values.ExtendAsync(_notion, database, source, cancellationToken).ConfigureAwait(false))
            _log.Set(database.Path, new TransferItem(database.Path, database.Id, TransferState.Updated));
    }

    private async Task<PageItems?> CreateAsync(LocalPage page, LocalPage parent, CancellationToken cancellationToken)
    {
        if (page.DeclaredId is { } known && _matching.TryTake(known, page))
        {
            // It was moved in the folder.
            Parent target = page.Source is { Id: { } source } ? Parent.DataSource(source) : Parent.Page(new PageId(parent.Id!.Value));
            Page moved = await _notion.Pages.MoveAsync(new PageId(known), target, cancellationToken).ConfigureAwait(false);
            page.Id = known;
            page.RemoteTitle = moved.Title;
            page.Row = page.Source is null ? null : moved;
            _log.Set(page.Path, new TransferItem(page.Path, page.Id, TransferState.Updated));
            return null;
        }

        page.IsNew = true;
        WritableIcon? icon = await _looks.IconAsync(page, cancellationToken).ConfigureAwait(false);
        WritableFileSource? cover = await _looks.CoverAsync(page, cancellationToken).ConfigureAwait(false);
        if (page.IsDatabase)
        {
            await _values.CreateDatabaseAsync(_notion, page, parent, icon, cover, cancellationToken).ConfigureAwait(false);
            Finish(page, TransferState.Created, null, new Dictionary<string, string>(StringComparer.Ordinal));
            return null;
        }

        PageItems items = _reader.Read(page);
        bool isWhole = items.Targets.All(target => target.Id is not null) && items.HeadingLinks.All(heading => heading.Id is not null) && !items.Items.SkipWhile(item => item.Block is not null).Any(item => item.Block is not null);
        IReadOnlyList<WritableBlockContent> blocks = [];
        if (isWhole)
            blocks = await ResolveAsync([.. items.Items.Select(item => item.Block).OfType<WritableBlockContent>()], page, cancellationToken).ConfigureAwait(false);
        var properties = new PropertyMap<WritablePropertyValue> { [await _values.TitleNameAsync(_notion, page, cancellationToken).ConfigureAwait(false)] = new TitleValue(page.Title) };
        if (page.Source is not null)
            isWhole &= await _values.AddAsync(_notion, page, record: null, properties, cancellationToken).ConfigureAwait(false);

        // The ids of blocks that are created with their page are not in the response.
        AppendBatch first = AppendBatch.Take(page.IsHeadingTarget ? [] : [.. blocks.Select((block, i) => new AppendedBlock(block, () => $"[{i}]"))], 0, onlyWhole: true);
        var request = new CreatePageRequest
        {
            Parent = page.Source is { Id: { } source2 } ? Parent.DataSource(source2) : Parent.Page(new PageId(parent.Id!.Value)),
            Properties = properties,
        };
        if (icon is not null)
            request = request with { Icon = icon };
        if (cover is not null)
            request = request with { Cover = cover };
        if (first.Blocks.Count > 0)
            request = request with { Children = first.Contents };
        Page created = await _notion.Pages.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        page.Id = created.Id.Value;
        page.RemoteTitle = page.Title;
        page.Row = page.Source is null ? null : created;
        _log.Set(page.Path, new TransferItem(page.Path, page.Id, TransferState.Created));
        if (!isWhole || first.Blocks.Count < blocks.Count)
            Append(new ImportRecord { Root = _root.Value, Path = page.Path, Id = page.Id.Value, Icon = LookYaml.Text(page.FrontMatter, LookYaml.IconKey), Cover = LookYaml.Text(page.FrontMatter, LookYaml.CoverKey) });
        if (!isWhole)
            return items;

        var rest = new TreeWriter(_notion.Blocks, created.Id, [.. blocks.Skip(first.Blocks.Count)], null, _options.TimeProvider);
        if (rest.Tree.Blocks.Count > 0)
            await rest.RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false);
        if (page.IsHeadingTarget)
        {
            foreach ((ContentItem item, AppendedBlock block) in items.Items.Where(item => item.Block is not null).Zip(rest.Tree.Blocks))
                await _places.AppendAsync(page, items, item.Block!, block, cancellationToken).ConfigureAwait(false);
        }

        Finish(page, TransferState.Created, items, await HashesAsync(page, items, cancellationToken).ConfigureAwait(false));
        return items;
    }

    // New pages with links to headings that do not exist yet, and the pages of those headings.
    private async Task WriteDraftsAsync(IReadOnlyList<LocalPage> pages, CancellationToken cancellationToken)
    {
        var drafts = new List<PageDraft>(pages.Count);
        foreach (LocalPage page in pages)
        {
            await PlacedAsync(page.Path, async () =>
            {
                PageItems items = _reader.Read(page);
                await UpdatePropertiesAsync(page, record: null, cancellationToken).ConfigureAwait(false);
                drafts.Add(new PageDraft(page, items, _placeholders));
                _written[page] = new WrittenPage(TransferState.Created, items, await HashesAsync(page, items, cancellationToken).ConfigureAwait(false));
            }).ConfigureAwait(false);
        }

        foreach (IReadOnlyList<DraftPart> round in DraftPlan.Of(drafts))
        {
            await ConcurrentWork.RunAsync<IGrouping<PageDraft, DraftPart>>(
                round.GroupBy(part => part.Draft),
                (parts, _, token) => PlacedAsync(parts.Key.Page.Path, async () =>
                {
                    foreach (DraftPart part in parts)
                        await WritePartAsync(part, token).ConfigureAwait(false);
                }),
                _options.Concurrency,
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WritePartAsync(DraftPart part, CancellationToken cancellationToken)
    {
        PageDraft draft = part.Draft;
        WritableBlockContent[] blocks = [.. draft.Items.Items.Take(part.End).Skip(part.Start).Select(item => item.Block!)];
        AppendedTree tree = await _notion.Blocks.AppendTreeAsync(
            new BlockId(draft.Page.Id!.Value),
            await ResolveAsync(blocks, draft.Page, cancellationToken).ConfigureAwait(false),
            draft.PositionOf(part),
            timeProvider: _options.TimeProvider,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < blocks.Length; i++)
        {
            draft.Ids[part.Start + i] = tree.Blocks[i].Id;
            await _places.AppendAsync(draft.Page, draft.Items, blocks[i], tree.Blocks[i], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(LocalPage page, CancellationToken cancellationToken)
    {
        ImportRecord? record = _records.GetValueOrDefault(page.Path);
        if (!page.IsNew && record is not null && record.Id == page.Id && await IsUnchangedAsync(page, record, cancellationToken).ConfigureAwait(false))
        {
            if (!page.HasHeadingLinks)
                Finish(page, _log.StateOf(page.Path) ?? TransferState.Unchanged, null, record.Assets, isRecorded: true);
            return;
        }

        await UpdateAsync(page, record, cancellationToken).ConfigureAwait(false);
    }

    private async Task UpdateAsync(LocalPage page, ImportRecord? record, CancellationToken cancellationToken)
    {
        PageItems items = _reader.Read(page);
        int changes = await UpdatePropertiesAsync(page, record is not null && record.Id == page.Id ? record : null, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, string> hashes = await HashesAsync(page, items, cancellationToken).ConfigureAwait(false);
        if (!page.IsDatabase)
            changes += await MergeAsync(page, items, record, hashes, cancellationToken).ConfigureAwait(false);
        TransferState state = page.IsNew ? TransferState.Created : changes > 0 ? TransferState.Updated : _log.StateOf(page.Path) ?? TransferState.Unchanged;
        if (page.HasHeadingLinks || page.HasBlockLinks)
            _written[page] = new WrittenPage(state, items, hashes);
        else
            Finish(page, state, items, hashes);
    }

    // All blocks are there now: links to headings that were written later, or instead of others, are corrected.
    private async Task CorrectAsync(LocalPage page, CancellationToken cancellationToken)
    {
        if (!page.IsWritten && !_written.ContainsKey(page))
        {
            // Its file is as it was.
            ImportRecord record = _records[page.Path];
            if (page.HeadingLinks.All(heading => heading.Id?.Value == record.HeadingLinks[heading.Key]))
            {
                SortedDictionary<string, Guid> headings = HeadingsOf(page);
                if (headings.Count != record.Headings.Count || headings.Any(heading => record.Headings.GetValueOrDefault(heading.Key) != heading.Value))
                    Append(record with { Headings = headings });
                Finish(page, _log.StateOf(page.Path) ?? TransferState.Unchanged, null, record.Assets, isRecorded: true);
                return;
            }

            await UpdateAsync(page, record, cancellationToken).ConfigureAwait(false);
        }

        int changes = await _places.CorrectAsync(page, cancellationToken).ConfigureAwait(false);
        if (_written.TryRemove(page, out WrittenPage? written))
            Finish(page, changes > 0 && written.State == TransferState.Unchanged ? TransferState.Updated : written.State, written.Items, written.Assets);
    }

    private SortedDictionary<string, Guid> HeadingsOf(LocalPage page)
    {
        var headings = new SortedDictionary<string, Guid>(StringComparer.Ordinal);
        foreach (LocalHeading heading in page.IsHeadingTarget ? _headings.Of(page) : [])
        {
            if (heading is { IsLinked: true, Id: { } id })
                headings[heading.Anchor] = id.Value;
        }

        return headings;
    }

    private async Task<bool> IsUnchangedAsync(LocalPage page, ImportRecord record, CancellationToken cancellationToken)
    {
        if (record.Hash != HashOf(page) || page.Source is { HasNewProperties: true } || !record.HeadingLinks.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(page.HeadingLinks.Select(heading => heading.Key)))
            return false;
        foreach ((string path, string hash) in record.Assets)
        {
            if (!_scan.Files.Contains(path) || await _uploads.HashAsync(path, cancellationToken).ConfigureAwait(false) != hash)
                return false;
        }

        return record.Links.All(link => _pagesByPath.GetValueOrDefault(link.Key)?.Id == link.Value);
    }

    private async Task<int> MergeAsync(LocalPage page, PageItems items, ImportRecord? record, IReadOnlyDictionary<string, string> hashes, CancellationToken cancellationToken)
    {
        var keys = new BlockKeys(_placeholders, _pagesById, path => record is not null && record.Assets.TryGetValue(path, out string? hash) && hashes.GetValueOrDefault(path) != hash);
        var merge = new BlockMerge(
            _notion,
            keys,
            blocks => ResolveAsync(blocks, page, cancellationToken),
            _options.TimeProvider,
            page.HasHeadingLinks || page.HasBlockLinks ? new BlockRecorder(_places, page, items, keys) : null);
        BlockId id = new(page.Id!.Value);
        List<MergeItem> remote = page.IsNew
            ? [.. page.Children.Select(child => new MergeItem([PageKey(child)]) { Id = new BlockId(child.Id!.Value) })]
            : [.. (await _notion.Blocks.GetTreeAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Children.Select(node =>
                node.Block.Content is not (ChildPageBlock or ChildDatabaseBlock) ? merge.RemoteItem(node)
                : new MergeItem(_pagesById.TryGetValue(node.Block.Id.Value, out LocalPage? child) && child.Parent == page ? [PageKey(child)] : []) { Id = node.Block.Id })];
        foreach (LocalPage child in await merge.RunAsync(
            id,
            isPage: true,
            remote,
            [.. items.Items.Select(item => item.Page is { } child ? new MergeItem([PageKey(child)]) { Page = child } : merge.LocalItem(item.Block!))],
            cancellationToken).ConfigureAwait(false))
        {
            _log.Add(page.Path, ConversionNoticeKind.PlaceLost, ConversionSeverity.Lossy, child.Title);
        }

        return merge.Changes;
    }

    private async Task<int> UpdatePropertiesAsync(LocalPage page, ImportRecord? record, CancellationToken cancellationToken)
    {
        if (page.IsDatabase)
        {
            if (page.IsNew || page.RemoteTitle == page.Title)
                return 0;
            await _notion.Databases.UpdateAsync(new DatabaseId(page.Id!.Value), new UpdateDatabaseRequest { Title = page.Title }, cancellationToken).ConfigureAwait(false);
            return 1;
        }

        var properties = new PropertyMap<WritablePropertyValue>();
        if (page.RemoteTitle != page.Title)
            properties[await _values.TitleNameAsync(_notion, page, cancellationToken).ConfigureAwait(false)] = new TitleValue(page.Title);
        if (page.Source is not null)
            await _values.AddAsync(_notion, page, record, properties, cancellationToken).ConfigureAwait(false);
        UpdatePageRequest request = await WithLookAsync(new UpdatePageRequest { Properties = properties }, page, record, cancellationToken).ConfigureAwait(false);
        if (properties.Count == 0 && request.Icon.IsAbsent && request.Cover.IsAbsent)
            return 0;
        await _notion.Pages.UpdateAsync(new PageId(page.Id!.Value), request, cancellationToken: cancellationToken).ConfigureAwait(false);
        return 1;
    }

    // Only what the file changed since it was imported, so that an icon that was given in Notion stays.
    private async Task<UpdatePageRequest> WithLookAsync(UpdatePageRequest request, LocalPage page, ImportRecord? record, CancellationToken cancellationToken)
    {
        if (page.IsNew)
            return request;
        _looks.Note(page);
        string? icon = LookYaml.Text(page.FrontMatter, LookYaml.IconKey);
        string? cover = LookYaml.Text(page.FrontMatter, LookYaml.CoverKey);
        if (record is null)
        {
            if (icon is null && cover is null)
                return request;
            Page there = page.Row ?? await _notion.Pages.RetrieveAsync(new PageId(page.Id!.Value), ["title"], cancellationToken).ConfigureAwait(false);
            if (PageLooks.AreEqual(page.FrontMatter, there.Icon, there.Cover))
                return request;
        }

        bool hasNewIcon = record is null ? icon is not null : icon != record.Icon || await _looks.IsChangedAsync(page, LookYaml.IconKey, record, cancellationToken).ConfigureAwait(false);
        bool hasNewCover = record is null ? cover is not null : cover != record.Cover || await _looks.IsChangedAsync(page, LookYaml.CoverKey, record, cancellationToken).ConfigureAwait(false);
        if (hasNewIcon)
        {
            // One that Notion does not take is reported, and the page keeps what it has.
            WritableIcon? value = await _looks.IconAsync(page, cancellationToken).ConfigureAwait(false);
            if (value is not null || icon is null)
                request = request with { Icon = value };
        }

        if (hasNewCover)
        {
            WritableFileSource? value = await _looks.CoverAsync(page, cancellationToken).ConfigureAwait(false);
            if (value is not null || cover is null)
                request = request with { Cover = value };
        }

        return request;
    }

    private async Task<IReadOnlyList<WritableBlockContent>> ResolveAsync(IReadOnlyList<WritableBlockContent> blocks, LocalPage page, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, FileUploadId> uploads =
            await _uploads.UploadAsync(blocks.SelectMany(_placeholders.FilesOf).Distinct(StringComparer.Ordinal), page, cancellationToken).ConfigureAwait(false);
        return [.. blocks.Select(block => _placeholders.Resolve(block, uploads))];
    }

    private async Task<IReadOnlyDictionary<string, string>> HashesAsync(LocalPage page, PageItems items, CancellationToken cancellationToken)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in items.Files.Concat(page.PropertyFiles.Keys))
            hashes[path] = await _uploads.HashAsync(path, cancellationToken).ConfigureAwait(false);
        return hashes;
    }

    private void Finish(LocalPage page, TransferState state, PageItems? items, IReadOnlyDictionary<string, string> assets, bool isRecorded = false)
    {
        page.IsWritten = true;
        _log.Set(page.Path, new TransferItem(page.Path, page.Id, state));
        if (!isRecorded)
        {
            Append(new ImportRecord
            {
                Root = _root.Value,
                Path = page.Path,
                Id = page.Id!.Value,
                IsDatabase = page.IsDatabase,
                Hash = HashOf(page),
                Assets = assets,
                Icon = LookYaml.Text(page.FrontMatter, LookYaml.IconKey),
                Cover = LookYaml.Text(page.FrontMatter, LookYaml.CoverKey),
                HeadingLinks = page.HeadingLinks.Where(heading => heading.Id is not null).ToDictionary(heading => heading.Key, heading => heading.Id!.Value.Value, StringComparer.Ordinal),
                Headings = HeadingsOf(page),
                Links = items is null ? new Dictionary<string, Guid>(StringComparer.Ordinal) : items.Targets.Where(target => target.Id is not null).ToDictionary(target => target.Path, target => target.Id!.Value, StringComparer.Ordinal),
                Sources = page.Sources.Where(source => source.Id is not null).ToDictionary(source => source.Folder, source => source.Id!.Value.Value, StringComparer.Ordinal),
            });
        }

        _log.Done(page.Path);
    }

    private void Append(ImportRecord record) => _journal!.Append(record);

    private void FindStale()
    {
        foreach (ImportRecord record in _records.Values)
        {
            if (!_pagesById.ContainsKey(record.Id) && _matching.IsThere(record.Id))
                _log.Set(record.Path, new TransferItem(record.Path, record.Id, TransferState.Stale));
        }
    }

    // The title may come from the file name, which the hash of the file does not have.
    private static string HashOf(LocalPage page) => $"{page.Hash}/{page.Title}";

    private static string PageKey(LocalPage page) => $"page {page.Path}";

    private async Task PlacedAsync(string place, Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _log.Fail(place);
            throw;
        }
    }

    private async Task<T> PlacedAsync<T>(string place, Func<Task<T>> run)
    {
        T result = default!;
        await PlacedAsync(place, async () => { result = await run().ConfigureAwait(false); }).ConfigureAwait(false);
        return result;
    }
}

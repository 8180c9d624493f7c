using System.Collections.Concurrent;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>One export: finds the pages, reads those that have changed, writes their files.</summary>
internal sealed class ExportRun
{
    // Times of the last edit are whole minutes, and the clocks of Notion and of this machine may differ.
    private static readonly TimeSpan s_unsettled = TimeSpan.FromMinutes(1 + 5);

    private readonly INotionClient _notion;
    private readonly PageId _root;
    private readonly MarkdownExportOptions _options;
    private readonly GuardedFolder _folder;
    private readonly string _recordPath;
    private readonly TransferLog _log;
    private readonly PathTable _paths;
    private readonly AssetSaver _assets;
    private readonly ConcurrentDictionary<Guid, ExportRecord> _records = [];
    private readonly ConcurrentDictionary<Guid, PageContent> _kept = [];
    private readonly ConcurrentQueue<DatabaseContent> _databases = [];
    private readonly ConcurrentDictionary<Guid, PageWork> _works = [];
    private readonly Dictionary<Guid, ExportRecord> _old = [];
    private Journal<ExportRecord>? _journal;

    public ExportRun(INotionClient notion, PageId root, string folder, MarkdownExportOptions options, IProgress<TransferProgress>? progress)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        _notion = notion;
        _root = root;
        _options = options;
        _folder = new GuardedFolder(Path.GetFullPath(folder));
        _recordPath = _folder.Full($"{GuardedFolder.OwnFolder}/export.jsonl");
        _log = new TransferLog(progress);
        _paths = new PathTable(_folder);
        _assets = new AssetSaver(notion, _folder, options, _log);
    }

    private int TreeConcurrency => _options.Concurrency < 2 ? 1 : 2;

    private int PagesAtATime => Math.Max(1, _options.Concurrency / TreeConcurrency);

    public async Task<ExportResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            _folder.Clean();
            foreach (ExportRecord record in Journal<ExportRecord>.Read(_recordPath, FolderJson.Default.ExportRecord))
                _old[record.Id] = record;
            _paths.Know(_old.Values);
            _journal = Journal<ExportRecord>.Start(_recordPath, _old.Values, FolderJson.Default.ExportRecord);

            Page page = await PlacedAsync(_root.ToString(), () => _notion.Pages.RetrieveAsync(_root, cancellationToken: cancellationToken)).ConfigureAwait(false);
            string path = _paths.Root(page.Id.Value, page.Title);
            _log.Found(1);
            await WorkAsync([new PageWork(page.Id.Value, IsDatabase: false, path, page.Title, page.LastEditedTime) { Page = page }], cancellationToken).ConfigureAwait(false);
            await LinkAsync(cancellationToken).ConfigureAwait(false);
            foreach (DatabaseContent database in _databases)
                await PlacedAsync(database.Work.Path, () => WriteDatabaseAsync(database, cancellationToken)).ConfigureAwait(false);
            FindStale();
            return Result();
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, Failure(e), cancellationToken);
        }
        catch (Exception e) when (e is NotionException or IOException or UnauthorizedAccessException or ContentLimitException or ContentLossException or InvalidOperationException)
        {
            throw Failure(e);
        }
        finally
        {
            _journal?.Dispose();
        }
    }

    private ExportResult Result() => new(_log.Items(), _log.Notices());

    private TransferException Failure(Exception e) => new("export", _log.FailedPlace ?? _root.ToString(), Result(), e);

    private async Task WorkAsync(IEnumerable<PageWork> first, CancellationToken cancellationToken) =>
        await ConcurrentWork.RunAsync<PageWork>(
            first,
            (work, add, token) => PlacedAsync(work.Path, () => work.IsDatabase ? DatabaseAsync(work, add, token) : PageAsync(work, add, token)),
            PagesAtATime,
            cancellationToken).ConfigureAwait(false);

    private async Task PageAsync(PageWork work, Action<PageWork> add, CancellationToken cancellationToken)
    {
        _works[work.Id] = work;
        string? properties = work.IsRow ? PageRenderer.PropertiesHash(work.Page!) : null;
        if (_old.GetValueOrDefault(work.Id) is { IsStale: false } old && IsUnchanged(old, work, properties))
        {
            _records[work.Id] = old;
            _paths.SetHeadings(work.Id, old.Headings!);
            _log.Set(Key(work.Id), new TransferItem(work.Path, work.Id, TransferState.Unchanged));
            await FindChildrenAsync(old, work, add, cancellationToken).ConfigureAwait(false);
        }
        else if (await ReadAsync(work, cancellationToken).ConfigureAwait(false) is { } content)
        {
            AddChildren(content.Children, content.Edits, work, add);
            await _assets.SaveAsync(content, _paths.NamesIn(work.Folder), _old.GetValueOrDefault(work.Id), cancellationToken).ConfigureAwait(false);
            await WritePageAsync(content, cancellationToken).ConfigureAwait(false);
        }

        _log.Done(work.Path);
    }

    private bool IsUnchanged(ExportRecord old, PageWork work, string? properties) =>
        old.Edited == work.Edited
        && old.IsSettled
        && old.Headings is not null
        && (old.HasLook || !_options.IconsAndCovers)
        && string.Equals(old.Title, work.Title, StringComparison.Ordinal)
        && string.Equals(old.Properties, properties, StringComparison.Ordinal)
        && _folder.Exists(old.Path)
        && old.Assets.All(asset => _folder.Exists(asset.Path));

    private async Task<PageContent?> ReadAsync(PageWork work, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        try
        {
            BlockTree tree = await _notion.Blocks.GetTreeAsync(new BlockId(work.Id), TreeConcurrency, cancellationToken).ConfigureAwait(false);
            if (_options.IconsAndCovers && work.Page is null)
                work = work with { Page = await _notion.Pages.RetrieveAsync(new PageId(work.Id), ["title"], cancellationToken).ConfigureAwait(false) };
            var content = new PageContent(work, tree, work.Edited + s_unsettled <= now);
            _paths.SetHeadings(work.Id, content.Headings);
            return content;
        }
        catch (NotionApiException e) when (work.Id != _root.Value && IsGone(e) && !_options.Strict)
        {
            // Links to it keep the address at Notion: there is no file.
            _paths.Forget(work.Id);
            _log.Add(work.Path, ConversionNoticeKind.PageUnreadable, ConversionSeverity.Dropped, work.Title, new BlockId(work.Id));
            return null;
        }
    }

    private static bool IsGone(NotionApiException e) => e.Code is { } code && (code == NotionErrorCode.ObjectNotFound || code == NotionErrorCode.RestrictedResource);

    // The children of a page that is not read: one request for each, or for each 100 blocks around them, whichever are fewer.
    private async Task FindChildrenAsync(ExportRecord old, PageWork work, Action<PageWork> add, CancellationToken cancellationToken)
    {
        var children = old.Children.ToDictionary(child => child.Id);
        var edits = new Dictionary<Guid, DateTimeOffset>();
        foreach (IGrouping<Guid, ExportedChild> container in old.Children.Where(child => !child.IsDatabase).GroupBy(child => child.Container))
        {
            int lists = (container.First().Siblings + 99) / 100;
            if (container.Count() <= lists)
            {
                foreach (ExportedChild child in container)
                {
                    try
                    {
                        Page page = await _notion.Pages.RetrieveAsync(new PageId(child.Id), ["title"], cancellationToken).ConfigureAwait(false);
                        if (page.InTrash)
                            continue;
                        children[child.Id] = child with { Title = page.Title };
                        edits[child.Id] = page.LastEditedTime;
                    }
                    catch (NotionApiException e) when (IsGone(e))
                    {
                        // It is not shared any more.
                    }
                }

                continue;
            }

            await foreach (Block block in _notion.Blocks.ListAllChildrenAsync(new BlockId(container.Key), cancellationToken).ConfigureAwait(false))
            {
                if (block.Content is ChildPageBlock page && children.TryGetValue(block.Id.Value, out ExportedChild? child))
                {
                    children[child.Id] = child with { Title = page.Title };
                    edits[child.Id] = block.LastEditedTime;
                }
            }
        }

        AddChildren([.. old.Children.Where(child => child.IsDatabase || edits.ContainsKey(child.Id)).Select(child => children[child.Id])], edits, work, add);
    }

    private void AddChildren(IReadOnlyList<ExportedChild> children, IReadOnlyDictionary<Guid, DateTimeOffset> edits, PageWork work, Action<PageWork> add)
    {
        if (children.Count == 0)
            return;
        NameTable names = _paths.NamesIn(work.Folder);
        _log.Found(children.Count);
        foreach ((ExportedChild child, string path) in children.Zip(_paths.Give(work.Folder, names, [.. children.Select(child => (child.Id, child.Title, child.IsDatabase))])))
            add(new PageWork(child.Id, child.IsDatabase, path, child.Title, edits.GetValueOrDefault(child.Id)));
    }

    private async Task DatabaseAsync(PageWork work, Action<PageWork> add, CancellationToken cancellationToken)
    {
        _works[work.Id] = work;
        try
        {
            var content = new DatabaseContent(work, await _notion.Databases.RetrieveAsync(new DatabaseId(work.Id), cancellationToken).ConfigureAwait(false));
            foreach (DataSourceReference reference in content.Database.DataSources)
                await DataSourceAsync(content, reference, add, cancellationToken).ConfigureAwait(false);
            _databases.Enqueue(content);
        }
        catch (NotionApiException e) when (IsGone(e) && !_options.Strict)
        {
            // A view of a database that is elsewhere, or one that is not shared.
            _paths.Forget(work.Id);
            _log.Add(work.Path, ConversionNoticeKind.PageUnreadable, ConversionSeverity.Dropped, work.Title, new BlockId(work.Id));
        }

        _log.Done(work.Path);
    }

    private async Task DataSourceAsync(DatabaseContent content, DataSourceReference reference, Action<PageWork> add, CancellationToken cancellationToken)
    {
        DataSource source = await _notion.DataSources.RetrieveAsync(reference.Id, cancellationToken).ConfigureAwait(false);
        string folder = content.Work.Folder;
        NameTable names = _paths.NamesIn(folder);
        if (content.Database.DataSources.Count > 1)
        {
            string name = names.Take(SafeName.Of(reference.Name), "", reference.Id.Value);
            folder = RelativePath.Combine(folder, name);
            names = _paths.NamesIn(folder);
        }
        else
        {
            names.TryKeep("index", ".md");
        }

        var rows = new List<Page>();
        await foreach (Page row in _notion.DataSources.QueryEverythingAsync(reference.Id, cancellationToken: cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        IReadOnlyList<Page> whole = await _notion.Pages.CompleteAsync([.. rows.OrderBy(row => row.CreatedTime).ThenBy(row => row.Id)], cancellationToken).ConfigureAwait(false);
        _paths.SetSource(reference.Id, content.Work.Id);
        content.Sources.Add(new SourceContent(reference, source, folder, whole));
        _log.Found(whole.Count);
        foreach ((Page row, string path) in whole.Zip(_paths.Give(folder, names, [.. whole.Select(row => (row.Id.Value, row.Title, false))])))
            add(new PageWork(row.Id.Value, IsDatabase: false, path, row.Title, row.LastEditedTime) { Page = row });
    }

    // Links to pages that were found, moved or renamed after the file with the link was written.
    private async Task LinkAsync(CancellationToken cancellationToken)
    {
        var reread = new List<PageWork>();
        foreach (PageWork work in _works.Values.Where(work => !work.IsDatabase).OrderBy(work => work.Path, StringComparer.Ordinal))
        {
            if (!_records.TryGetValue(work.Id, out ExportRecord? record))
                continue;
            bool isMoved = !string.Equals(record.Path, work.Path, StringComparison.Ordinal);
            bool isDirty = record.Links.Any(link => !string.Equals(_paths.AddressOf(link.Key), link.Value, StringComparison.Ordinal))
                || (isMoved && (record.Assets.Count > 0 || record.Links.Values.Any(path => path is not null)));
            if (isDirty && _kept.TryGetValue(work.Id, out PageContent? content))
                await PlacedAsync(work.Path, () => WritePageAsync(content, cancellationToken)).ConfigureAwait(false);
            else if (isDirty)
                reread.Add(work);
            else if (isMoved)
                MoveFile(record, work);
        }

        await ConcurrentWork.RunAsync<PageWork>(
            reread,
            (work, _, token) => PlacedAsync(work.Path, async () =>
            {
                if (await ReadAsync(work, token).ConfigureAwait(false) is not { } content)
                    return;
                await _assets.SaveAsync(content, _paths.NamesIn(work.Folder), _old.GetValueOrDefault(work.Id), token).ConfigureAwait(false);
                await WritePageAsync(content, token).ConfigureAwait(false);
            }),
            PagesAtATime,
            cancellationToken).ConfigureAwait(false);
    }

    private void MoveFile(ExportRecord record, PageWork work)
    {
        _folder.Move(record.Path, work.Path);
        Keep(record with { Path = work.Path });
        _log.Set(Key(work.Id), new TransferItem(work.Path, work.Id, TransferState.Updated));
    }

    private async Task WritePageAsync(PageContent content, CancellationToken cancellationToken)
    {
        (string text, ConversionReport report, Dictionary<Guid, string?> links) = new PageRenderer(_paths, _options).Render(content);
        if (links.ContainsValue(null))
            _kept[content.Work.Id] = content;
        _log.Report(content.Work.Path, report);
        await WriteFileAsync(
            content.Work,
            text,
            new ExportRecord
            {
                Id = content.Work.Id,
                Path = content.Work.Path,
                Title = content.Work.Title,
                Edited = content.Work.Edited,
                HasLook = content.Work.Page is not null,
                IsSettled = content.IsSettled && !content.IsVolatile && !content.IsIncomplete,
                Properties = content.Work.IsRow ? PageRenderer.PropertiesHash(content.Work.Page!) : null,
                Links = links,
                Headings = content.Headings,
                Children = content.Children,
                Assets = [.. content.Assets.Values],
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteDatabaseAsync(DatabaseContent content, CancellationToken cancellationToken)
    {
        (string text, ConversionReport report) = new DatabaseRenderer(_paths, _options).Render(content);
        _log.Report(content.Work.Path, report);
        await WriteFileAsync(
            content.Work,
            text,
            new ExportRecord { Id = content.Work.Id, IsDatabase = true, Path = content.Work.Path, Title = content.Work.Title },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteFileAsync(PageWork work, string text, ExportRecord record, CancellationToken cancellationToken)
    {
        ExportRecord? before = _records.GetValueOrDefault(work.Id) ?? _old.GetValueOrDefault(work.Id);
        string hash = GuardedFolder.Hash(System.Text.Encoding.UTF8.GetBytes(text));
        bool isSame = before is { IsStale: false } && before.Path == work.Path && before.Hash == hash && _folder.Exists(work.Path);
        if (!isSame)
            await _folder.WriteAsync(work.Path, text, cancellationToken).ConfigureAwait(false);

        // What was created in this run stays created, however often it is written.
        TransferState state = _log.StateOf(Key(work.Id)) is { } earlier and not TransferState.Unchanged ? earlier
            : _old.GetValueOrDefault(work.Id) is not { IsStale: false } ? TransferState.Created
            : isSame ? TransferState.Unchanged : TransferState.Updated;
        Keep(record with { Hash = hash });
        if (before is not null && before.Path != work.Path && !_paths.IsUsed(before.Path))
            _folder.Delete(before.Path);
        _log.Set(Key(work.Id), new TransferItem(work.Path, work.Id, state));
    }

    private void Keep(ExportRecord record)
    {
        _records[record.Id] = record;
        _journal!.Append(record);
    }

    private void FindStale()
    {
        HashSet<string> used = new(_records.Values.SelectMany(record => record.Assets.Select(asset => asset.Path).Append(record.Path)), StringComparer.Ordinal);
        foreach (ExportRecord record in _old.Values.Where(record => !_records.ContainsKey(record.Id)))
        {
            bool isLeft = false;
            foreach (string path in record.Assets.Select(asset => asset.Path).Prepend(record.Path).Where(path => !used.Contains(path) && _folder.Exists(path)))
            {
                isLeft = true;
                _log.Set(path, new TransferItem(path, path == record.Path ? record.Id : null, TransferState.Stale));
            }

            if (isLeft && !record.IsStale)
                _journal!.Append(record with { IsStale = true });
        }

        // Files of blocks that are gone, in pages that are there.
        foreach (ExportRecord record in _records.Values)
        {
            foreach (ExportedAsset asset in _old.GetValueOrDefault(record.Id)?.Assets ?? [])
            {
                if (!used.Contains(asset.Path) && _folder.Exists(asset.Path))
                    _log.Set(asset.Path, new TransferItem(asset.Path, null, TransferState.Stale));
            }
        }
    }

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

    private static string Key(Guid id) => id.ToString("N");
}

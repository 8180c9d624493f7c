using System.Collections.Concurrent;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Finds the pages of the files: by the id in the front matter, the record of earlier imports, or the title. Only those below the parent.</summary>
/// <param name="notion">The client.</param>
/// <param name="records">The record, by path.</param>
/// <param name="concurrency">The most requests at a time.</param>
internal sealed class PageMatching(INotionClient notion, IReadOnlyDictionary<string, ImportRecord> records, int concurrency)
{
    private readonly ConcurrentDictionary<Guid, LocalPage?> _seen = [];
    private readonly HashSet<Guid> _recorded = [.. records.Values.Select(record => record.Id)];

    /// <summary>Lists the pages in those that have pages in the folder: one request for each 100 blocks or rows.</summary>
    public Task RunAsync(LocalPage root, CancellationToken cancellationToken) => ConcurrentWork.RunAsync<LocalPage>(
        [root],
        (page, add, token) => page.IsDatabase ? RowsAsync(page, add, token) : ChildrenAsync(page, add, token),
        concurrency,
        cancellationToken);

    /// <summary>Whether a page was seen below the parent.</summary>
    public bool IsThere(Guid id) => _seen.ContainsKey(id);

    /// <summary>Takes a page that is at another place below the parent.</summary>
    public bool TryTake(Guid id, LocalPage page)
    {
        if (page.IsDatabase || (_seen.TryGetValue(id, out LocalPage? taken) ? taken is not null : !_recorded.Contains(id)))
            return false;
        _seen[id] = page;
        return true;
    }

    private async Task ChildrenAsync(LocalPage page, Action<LocalPage> add, CancellationToken cancellationToken)
    {
        var there = new List<(Guid Id, string Title, bool IsDatabase)>();
        bool hasInner = false;
        await foreach (Block block in notion.Blocks.ListAllChildrenAsync(new BlockId(page.Id!.Value), cancellationToken).ConfigureAwait(false))
        {
            switch (block.Content)
            {
                case ChildPageBlock child:
                    there.Add((block.Id.Value, child.Title, false));
                    break;
                case ChildDatabaseBlock child:
                    there.Add((block.Id.Value, child.Title, true));
                    break;
                default:
                    hasInner |= block.HasChildren;
                    break;
            }
        }

        Claim(page.Children, there);
        foreach (LocalPage child in page.Children)
        {
            if (child.Id is null && hasInner && (child.DeclaredId ?? records.GetValueOrDefault(child.Path)?.Id) is { } id && !child.IsDatabase)
                await FindInnerAsync(page, child, id, cancellationToken).ConfigureAwait(false);
            if (child.Id is not null && (child.Children.Count > 0 || child.IsDatabase))
                add(child);
        }
    }

    private async Task RowsAsync(LocalPage database, Action<LocalPage> add, CancellationToken cancellationToken)
    {
        if (records.GetValueOrDefault(database.Path) is { } record && record.Id == database.Id && database.Sources.TrueForAll(source => record.Sources.ContainsKey(source.Folder)))
        {
            foreach (LocalSource source in database.Sources)
                source.Id = new DataSourceId(record.Sources[source.Folder]);
        }
        else
        {
            Database there = await notion.Databases.RetrieveAsync(new DatabaseId(database.Id!.Value), cancellationToken).ConfigureAwait(false);
            List<DataSourceReference> references = [.. there.DataSources];
            foreach (LocalSource source in database.Sources)
            {
                if (references.Find(reference => reference.Name == source.Name) is { } named)
                {
                    source.Id = named.Id;
                    references.Remove(named);
                }
            }

            foreach (LocalSource source in database.Sources.Where(source => source.Id is null && references.Count > 0 && database.Sources.Count == 1))
                source.Id = references[0].Id;
        }

        foreach (LocalSource source in database.Sources.Where(source => source.Id is not null))
        {
            var rows = new Dictionary<Guid, Page>();
            await foreach (Page row in notion.DataSources.QueryEverythingAsync(source.Id!.Value, cancellationToken: cancellationToken).ConfigureAwait(false))
                rows[row.Id.Value] = row;
            Claim(source.Rows, [.. rows.Values.Select(row => (row.Id.Value, row.Title, false))]);
            foreach (LocalPage row in source.Rows.Where(row => row.Id is not null))
            {
                row.Row = rows[row.Id!.Value];
                if (row.Children.Count > 0)
                    add(row);
            }
        }
    }

    private void Claim(List<LocalPage> pages, IReadOnlyList<(Guid Id, string Title, bool IsDatabase)> there)
    {
        foreach ((Guid id, _, _) in there)
            _seen.TryAdd(id, null);
        Dictionary<Guid, (Guid Id, string Title, bool IsDatabase)> free = there.ToDictionary(other => other.Id);
        foreach (LocalPage page in pages)
        {
            if (page.DeclaredId is { } id && free.TryGetValue(id, out (Guid Id, string Title, bool IsDatabase) found) && found.IsDatabase == page.IsDatabase)
                Take(page, found);
        }

        foreach (LocalPage page in pages.Where(page => page.Id is null))
        {
            if (records.GetValueOrDefault(page.Path) is { } record && free.TryGetValue(record.Id, out (Guid Id, string Title, bool IsDatabase) found) && found.IsDatabase == page.IsDatabase)
                Take(page, found);
        }

        ILookup<(string Title, bool IsDatabase), Guid> byTitle = free.Values.ToLookup(other => (other.Title, other.IsDatabase), other => other.Id);
        foreach (LocalPage page in pages.Where(page => page.Id is null))
        {
            foreach (Guid id in byTitle[(page.Title, page.IsDatabase)])
            {
                if (!free.TryGetValue(id, out (Guid Id, string Title, bool IsDatabase) found))
                    continue;
                Take(page, found);
                break;
            }
        }

        void Take(LocalPage page, (Guid Id, string Title, bool IsDatabase) found)
        {
            free.Remove(found.Id);
            _seen[found.Id] = page;
            page.Id = found.Id;
            page.RemoteTitle = found.Title;
        }
    }

    // A page within a block of its page.
    private async Task FindInnerAsync(LocalPage parent, LocalPage child, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            Page page = await notion.Pages.RetrieveAsync(new PageId(id), ["title"], cancellationToken).ConfigureAwait(false);
            Parent at = page.Parent;
            while (at is BlockParent inner)
                at = (await notion.Blocks.RetrieveAsync(inner.BlockId, cancellationToken).ConfigureAwait(false)).Parent;
            if (page.InTrash || at is not PageParent { PageId: var found } || found.Value != parent.Id || page.Parent is not BlockParent)
                return;
            child.Id = id;
            child.RemoteTitle = page.Title;
            _seen[id] = child;
        }
        catch (NotionApiException e) when (e.Code is { } code && (code == NotionErrorCode.ObjectNotFound || code == NotionErrorCode.RestrictedResource))
        {
            // The id is one of another workspace.
        }
    }
}

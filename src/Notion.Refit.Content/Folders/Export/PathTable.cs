using System.Collections.Concurrent;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>The paths of the pages of an export: safe on every file system, and the same as long as the title is.</summary>
/// <param name="folder">The folder.</param>
internal sealed class PathTable(GuardedFolder folder)
{
    private readonly Dictionary<Guid, ExportRecord> _old = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, (string Path, string Title)> _paths = [];
    private readonly ConcurrentDictionary<string, Guid> _used = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NameTable> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DataSourceId, Guid> _sources = [];
    private readonly ConcurrentDictionary<Guid, (Guid Page, string Anchor)> _headings = [];

    /// <summary>Reads the paths of earlier exports.</summary>
    public void Know(IEnumerable<ExportRecord> records)
    {
        foreach (ExportRecord record in records)
        {
            _own.Add(record.Path);
            _own.UnionWith(record.Assets.Select(asset => asset.Path));
            if (!record.IsStale)
                _old[record.Id] = record;
        }
    }

    /// <summary>Whether a file of this path was written by an earlier export.</summary>
    public bool IsOwn(string path) => _own.Contains(path);

    /// <summary>Returns the path of a page or database; null when it is not exported.</summary>
    public string? Of(Guid id) => _paths.TryGetValue(id, out (string Path, string Title) entry) ? entry.Path : null;

    /// <summary>Returns the path of a page, database or heading, the latter with the anchor after <c>#</c>; null when it is not exported.</summary>
    public string? AddressOf(Guid id) => Of(id) ?? (_headings.TryGetValue(id, out (Guid Page, string Anchor) heading) && Of(heading.Page) is { } path ? $"{path}#{heading.Anchor}" : null);

    /// <summary>Notes the headings of a page that is exported.</summary>
    public void SetHeadings(Guid page, IReadOnlyDictionary<Guid, string> anchors)
    {
        foreach ((Guid id, string anchor) in anchors)
            _headings[id] = (page, anchor);
    }

    public string? TitleOf(Guid id) => _paths.TryGetValue(id, out (string Path, string Title) entry) ? entry.Title : null;

    public bool IsUsed(string path) => _used.ContainsKey(path);

    public void Forget(Guid id)
    {
        if (_paths.TryRemove(id, out (string Path, string Title) entry))
            _used.TryRemove(entry.Path, out _);
    }

    public void SetSource(DataSourceId source, Guid database) => _sources[source] = database;

    /// <summary>Returns the path of the database of a data source; null when it is not exported.</summary>
    public string? OfSource(DataSourceId source) => _sources.TryGetValue(source, out Guid database) ? Of(database) : null;

    /// <summary>Returns the names in a folder.</summary>
    public NameTable NamesIn(string path) => _names.GetOrAdd(path, static (path, table) => new NameTable(name => table.IsForeign(RelativePath.Combine(path, name)), table.IsOwn), this);

    /// <summary>Gives the root page its path.</summary>
    public string Root(Guid id, string title) => Give("", NamesIn(""), [(id, title, false)])[0];

    /// <summary>Gives pages and databases their paths.</summary>
    /// <param name="parent">The folder.</param>
    /// <param name="names">Its names.</param>
    /// <param name="children">The pages, in the order of Notion.</param>
    /// <returns>The paths, in the same order.</returns>
    public IReadOnlyList<string> Give(string parent, NameTable names, IReadOnlyList<(Guid Id, string Title, bool IsDatabase)> children)
    {
        string?[] paths = new string?[children.Count];
        for (int i = 0; i < paths.Length; i++)
        {
            (Guid id, string title, bool isDatabase) = children[i];
            if (_old.GetValueOrDefault(id) is { } old && old.IsDatabase == isDatabase && string.Equals(old.Title, title, StringComparison.Ordinal))
                paths[i] = Kept(old, parent, names);
        }

        for (int i = 0; i < paths.Length; i++)
        {
            (Guid id, string title, bool isDatabase) = children[i];
            paths[i] ??= RelativePath.Combine(
                parent, isDatabase ? names.Take(SafeName.Of(title), "", id) + "/index.md" : names.Take(SafeName.Of(title), ".md", id) + ".md");
            _paths[id] = (paths[i]!, title);
            _used[paths[i]!] = id;
        }

        return paths!;
    }

    private static string? Kept(ExportRecord old, string parent, NameTable names)
    {
        string path = old.IsDatabase ? RelativePath.FolderOf(old.Path) : old.Path;
        string name = RelativePath.NameOf(path);
        if (!string.Equals(RelativePath.FolderOf(path), parent, StringComparison.Ordinal))
            return null;
        return names.TryKeep(old.IsDatabase ? name : RelativePath.WithoutExtension(name), old.IsDatabase ? "" : ".md") ? old.Path : null;
    }

    // A file of the user is not overwritten. One with an id is of an export whose record was lost.
    private bool IsForeign(string path)
    {
        if (_own.Contains(path) || !path.EndsWith(".md", StringComparison.Ordinal) || !folder.IsTaken(path))
            return false;
        if (!folder.Exists(path) || new FileInfo(folder.Full(path)).Length == 0)
            return true;
        using StreamReader reader = File.OpenText(folder.Full(path));
        char[] start = new char[4000];
        string text = new(start, 0, reader.ReadBlock(start, 0, start.Length));
        return !text.StartsWith("---\n", StringComparison.Ordinal) || !text.Contains("\nnotion_id:", StringComparison.Ordinal);
    }
}

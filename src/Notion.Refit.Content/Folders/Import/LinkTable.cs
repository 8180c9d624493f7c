using System.Text;
using Notion.Refit.Content.Building;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Finds the pages and files to which the links of a folder lead.</summary>
internal sealed class LinkTable
{
    private readonly Dictionary<string, LocalPage> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalPage> _pageNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileNames = new(StringComparer.Ordinal);

    public LinkTable(FolderScan scan)
    {
        // The shortest path first: it is what a wiki link means where several have the name.
        foreach (LocalPage page in scan.Pages.OrderBy(page => page.Path.Count(c => c == '/')).ThenBy(page => page.Path, StringComparer.Ordinal))
        {
            _pages.TryAdd(Key(page.Path), page);
            _pages.TryAdd(Key(RelativePath.WithoutExtension(page.Path)), page);
            if (page.HasFile && RelativePath.NameOf(page.Path).ToLowerInvariant() is "index.md" or "readme.md" or "_index.md" && RelativePath.FolderOf(page.Path).Length > 0)
                _pages.TryAdd(Key(RelativePath.FolderOf(page.Path)), page);
            _pageNames.TryAdd(Key(RelativePath.WithoutExtension(RelativePath.NameOf(page.Path))), page);
        }

        foreach (LocalPage page in scan.Pages)
        {
            foreach (string alias in page.FrontMatter?["aliases"]?.AsTexts() ?? [])
                _pageNames.TryAdd(Key(alias), page);
        }

        foreach (string file in scan.Files.OrderBy(path => path.Count(c => c == '/')).ThenBy(path => path, StringComparer.Ordinal))
        {
            _files.TryAdd(Key(file), file);
            _fileNames.TryAdd(Key(RelativePath.NameOf(file)), file);
        }
    }

    /// <summary>Finds the target of an address.</summary>
    /// <param name="address">The address as it is in the file.</param>
    /// <param name="from">The file.</param>
    /// <param name="page">The page.</param>
    /// <param name="file">The path of the file.</param>
    /// <param name="fragment">What follows the <c>#</c>, decoded; null without one.</param>
    /// <returns>False when the address leads out of the folder.</returns>
    public bool TryFind(string address, LocalPage from, out LocalPage? page, out string? file, out string? fragment)
    {
        page = null;
        file = null;
        bool isWiki = address.StartsWith("[[", StringComparison.Ordinal) && address.EndsWith("]]", StringComparison.Ordinal);
        string path = isWiki ? address[2..^2] : address;
        int mark = path.IndexOf('#', StringComparison.Ordinal);
        fragment = mark < 0 || !AddressRules.IsRelative(address) ? null : isWiki ? path[(mark + 1)..].Trim() : Uri.UnescapeDataString(path[(mark + 1)..]);
        if (fragment?.Length == 0)
            fragment = null;
        if (isWiki)
        {
            path = path.Split('#', '^')[0].Trim();
            if (path.Length == 0 && fragment is not null)
                page = from;
            else
                FindByName(path, from, out page, out file);
            return true;
        }

        if (!AddressRules.IsRelative(address))
            return true;
        path = mark < 0 ? path : path[..mark];
        int query = path.IndexOf('?', StringComparison.Ordinal);
        path = Uri.UnescapeDataString(query < 0 ? path : path[..query]);
        if (path.Length == 0)
        {
            // A place in the file itself.
            page = fragment is null ? null : from;
            return true;
        }

        if (RelativePath.Resolve(RelativePath.FolderOf(from.Path), path) is not { } resolved)
            return false;
        Find(resolved, out page, out file);
        return true;
    }

    private void FindByName(string target, LocalPage from, out LocalPage? page, out string? file)
    {
        page = null;
        file = null;
        if (target.Length == 0)
            return;
        if (RelativePath.Resolve("", target) is { } path)
            Find(path, out page, out file);
        if (page is null && file is null && RelativePath.Resolve(RelativePath.FolderOf(from.Path), target) is { } near)
            Find(near, out page, out file);
        if (page is not null || file is not null)
            return;
        string name = Key(RelativePath.NameOf(target));
        if (!_fileNames.TryGetValue(name, out file))
            page = _pageNames.GetValueOrDefault(name) ?? _pageNames.GetValueOrDefault(Key(RelativePath.WithoutExtension(RelativePath.NameOf(target))));
    }

    private void Find(string path, out LocalPage? page, out string? file)
    {
        page = null;
        string key = Key(path);
        if (!_files.TryGetValue(key, out file))
            page = _pages.GetValueOrDefault(key);
    }

    // Files are found as on a file system that ignores case and the composition of characters.
    private static string Key(string path) => SafeName.Key(Valid(path));

    private static string Valid(string path)
    {
        // A lone surrogate cannot be normalized.
        var valid = new StringBuilder(path.Length);
        foreach (Rune rune in path.EnumerateRunes())
            valid.Append(rune.ToString());
        return valid.ToString();
    }
}

using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Finds the pages and files of a folder. Symbolic links are not followed.</summary>
internal sealed class FolderScan(GuardedFolder folder, MarkdownImportOptions options, TransferLog log)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] s_indexNames = ["index.md", "readme.md", "_index.md"];

    /// <summary>Gets the root, whose children are the pages of the folder.</summary>
    public LocalPage Root { get; } = new() { Path = "", HasFile = false, Title = "" };

    /// <summary>Gets all pages; parents come before their children.</summary>
    public List<LocalPage> Pages { get; } = [];

    /// <summary>Gets the paths of all other files.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    public void Run(CancellationToken cancellationToken) => Scan("", Root, null, except: null, cancellationToken);

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="IOException">It is not text, too large, or cannot be read.</exception>
    public string ReadText(string path, out string hash)
    {
        var info = new FileInfo(folder.Full(path));
        if (info.Length > 4L * options.MaxLength)
            throw new IOException($"The file has {info.Length} bytes; at most {options.MaxLength} characters are read.");
        byte[] bytes;
        using (FileStream file = info.OpenRead())
            bytes = ReadWhole(file, info.Length);
        hash = GuardedFolder.Hash(bytes);
        try
        {
            string text = bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
                [0xEF, 0xBB, 0xBF, ..] => s_strict.GetString(bytes, 3, bytes.Length - 3),
                _ => s_strict.GetString(bytes),
            };
            if (text.Contains('\0', StringComparison.Ordinal))
                throw new IOException("The file is not text: it has null characters.");
            return text.Length <= options.MaxLength ? text : throw new IOException($"The file has {text.Length} characters; at most {options.MaxLength} are read.");
        }
        catch (DecoderFallbackException e)
        {
            throw new IOException($"The file is not text in UTF-8: the bytes at {e.Index} are invalid.", e);
        }
    }

    /// <summary>Reads a file that is as long as it was.</summary>
    /// <exception cref="IOException">Its length changed: a program writes to it, and a part of a page would be imported.</exception>
    internal static byte[] ReadWhole(Stream file, long length)
    {
        byte[] bytes = new byte[length];
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < length)
            throw new IOException($"The file became shorter while it was read: {read} of {length} bytes were there.");
        return file.ReadByte() < 0 ? bytes : throw new IOException($"The file became longer than {length} bytes while it was read.");
    }

    private void Scan(string path, LocalPage owner, LocalSource? source, string? except, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folders = new List<string>();
        var files = new List<string>();
        List(path, folders, files);

        // Pages by the names of the folders that are theirs.
        var pages = new Dictionary<string, LocalPage>(StringComparer.Ordinal);
        foreach (string name in files.Where(name => name != except))
        {
            string file = RelativePath.Combine(path, name);
            if (!IsMarkdown(name))
                Files.Add(file);
            else if (Read(file, Path.GetFileNameWithoutExtension(name), owner, source) is { } page)
                pages[Path.GetFileNameWithoutExtension(name)] = page;
        }

        foreach (string name in folders)
        {
            string inner = RelativePath.Combine(path, name);
            if (pages.TryGetValue(name, out LocalPage? page))
                Scan(inner, page, null, except: null, cancellationToken);
            else if (owner.Sources.Find(other => other.Folder == inner) is { } rows)
                Scan(inner, owner, rows, except: null, cancellationToken);
            else
                ScanFolderPage(inner, name, owner, source, cancellationToken);
        }
    }

    // A folder without a file beside it: its index is its page.
    private void ScanFolderPage(string path, string name, LocalPage owner, LocalSource? source, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        List(path, [], files, isQuiet: true);
        string? index = s_indexNames.Select(wanted => files.Find(file => file.Equals(wanted, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(file => file is not null);
        LocalPage? page = index is null ? null : Read(RelativePath.Combine(path, index), name, owner, source);
        if (page is null)
        {
            page = new LocalPage { Path = path, HasFile = false, Title = name, Parent = owner, Index = Pages.Count, Source = source };
            Add(page, owner, source);
            int before = Pages.Count;
            Scan(path, page, null, index, cancellationToken);
            if (Pages.Count == before)
            {
                // Only files, which are uploaded where they are used.
                Pages.RemoveAt(before - 1);
                (source?.Rows ?? owner.Children).Remove(page);
            }

            return;
        }

        Scan(path, page, page.Sources.Find(other => other.Folder == path) ?? page.Sources.FirstOrDefault(), index, cancellationToken);
    }

    private void List(string path, List<string> folders, List<string> files, bool isQuiet = false)
    {
        var directory = new DirectoryInfo(path.Length == 0 ? folder.Full("") : folder.Full(path));
        FileSystemInfo[] entries;
        try
        {
            entries = directory.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && path.Length > 0)
        {
            if (!options.SkipUnreadable)
            {
                log.Fail(path);
                throw;
            }

            log.Add(path, ConversionNoticeKind.FileUnreadable, ConversionSeverity.Dropped, e.Message);
            return;
        }

        foreach (FileSystemInfo info in entries.OrderBy(info => info.Name, StringComparer.Ordinal))
        {
            if (info.Name.StartsWith('.'))
                continue;
            if (info.LinkTarget is not null || info.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                if (!isQuiet)
                    log.Add(RelativePath.Combine(path, info.Name), ConversionNoticeKind.PathRefused, ConversionSeverity.Dropped, "a symbolic link");
            }
            else if (info is DirectoryInfo)
            {
                folders.Add(info.Name);
            }
            else if (!FileKinds.IsRegular((FileInfo)info))
            {
                if (!isQuiet)
                    log.Add(RelativePath.Combine(path, info.Name), ConversionNoticeKind.PathRefused, ConversionSeverity.Dropped, "not a file: a pipe, socket or device");
            }
            else
            {
                files.Add(info.Name);
            }
        }
    }

    private LocalPage? Read(string path, string name, LocalPage owner, LocalSource? source)
    {
        string text;
        string hash;
        try
        {
            text = ReadText(path, out hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (options.SkipUnreadable)
            {
                log.Add(path, ConversionNoticeKind.FileUnreadable, ConversionSeverity.Dropped, e.Message);
                return null;
            }

            log.Fail(path);
            throw;
        }

        YamlMap? matter = FrontMatter.Find(text, out int start) is { } yaml ? FrontMatter.Parse(yaml) : null;
        string? title = matter?["title"]?.AsText();
        if (string.IsNullOrEmpty(title) && options.TitleFromHeading)
            title = HeadingOf(text[start..]);
        var page = new LocalPage
        {
            Path = path,
            Title = string.IsNullOrEmpty(title) ? name : title,
            Parent = owner,
            Index = Pages.Count,
            FrontMatter = matter,
            Hash = hash,
            HasMarks = HasMarks(text),
            DeclaredId = Guid.TryParse(matter?["notion_id"]?.AsText(), out Guid id) ? id : null,
            Source = source,
        };
        if (matter?["notion_type"]?.AsText() == "database" && matter["data_sources"] is YamlList sources && source is null)
        {
            string folderPath = RelativePath.FolderOf(path);
            foreach (YamlMap entry in sources.Items.OfType<YamlMap>())
            {
                string inner = entry["folder"]?.AsText() is { Length: > 0 } given and not "." ? RelativePath.Combine(folderPath, given) : folderPath;
                page.Sources.Add(new LocalSource(entry["name"]?.AsText() ?? page.Title, inner, entry["properties"] as YamlMap ?? new YamlMap()));
            }
        }

        Add(page, owner, source);
        return page;
    }

    private void Add(LocalPage page, LocalPage owner, LocalSource? source)
    {
        Pages.Add(page);
        (source?.Rows ?? owner.Children).Add(page);
    }

    /// <summary>Returns the text of a heading of the first level at the start of a document; null when there is none.</summary>
    public static string? HeadingOf(string body) =>
        NotionMarkdown.ToBlocks(body).Value is [Heading1Block heading, ..] && heading.RichText.ToPlainText() is { Length: > 0 } title ? title : null;

    // A mark of a heading or of a blank is not one of an address.
    private static bool HasMarks(string text)
    {
        for (int i = text.IndexOf('#', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('#', i + 1))
        {
            if (text[i + 1] is not ('#' or ' ' or '\t' or '\r' or '\n'))
                return true;
        }

        return false;
    }

    private static bool IsMarkdown(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown";
}

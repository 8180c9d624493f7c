using System.Globalization;
using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Addresses that are in blocks in the place of pages and uploads until those exist.</summary>
internal sealed class Placeholders(IReadOnlyList<LocalPage> pages)
{
    // Of this run only: no document can have it.
    private readonly string _origin = $"https://{Guid.NewGuid():N}.invalid/";
    private readonly List<string> _files = [];
    private readonly List<LocalHeading> _headings = [];
    private readonly Dictionary<LocalHeading, int> _headingIndexes = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string Of(LocalPage page) => string.Create(CultureInfo.InvariantCulture, $"{_origin}page/{page.Index}");

    public string OfFile(string path)
    {
        lock (_lock)
        {
            if (!_indexes.TryGetValue(path, out int index))
            {
                _indexes[path] = index = _files.Count;
                _files.Add(path);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{_origin}file/{index}");
        }
    }

    public string OfHeading(LocalHeading heading)
    {
        lock (_lock)
        {
            if (!_headingIndexes.TryGetValue(heading, out int index))
            {
                _headingIndexes[heading] = index = _headings.Count;
                _headings.Add(heading);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{_origin}heading/{index}");
        }
    }

    /// <summary>Returns the address of any block of a page, for comparing texts whatever block they lead to.</summary>
    public string OfAnyBlock(LocalPage page) => string.Create(CultureInfo.InvariantCulture, $"{_origin}block/{page.Index}");

    public LocalHeading? HeadingOf(string? url)
    {
        lock (_lock)
            return Index(url, "heading/") is { } index ? _headings[index] : null;
    }

    /// <summary>Returns the headings to which a block and the blocks in it have links.</summary>
    public IReadOnlyList<LocalHeading> HeadingsIn(WritableBlockContent block)
    {
        var found = new List<LocalHeading>();
        Visit(block, text =>
        {
            foreach (RichText piece in text)
            {
                if (piece.Content is TextContent { Link.Url: { } url } && HeadingOf(url) is { } heading)
                    found.Add(heading);
            }
        });
        return found;
    }

    /// <summary>Replaces the headings in the texts of a block, without the blocks in it, by their pages.</summary>
    public BlockContent WithoutHeadings(BlockContent content) => BlockTextMap.Of(content, text => text.Any(piece => piece.Content is TextContent { Link.Url: { } url } && HeadingOf(url) is not null)
        ? [.. text.Select(piece => piece.Content is TextContent { Content: var shown, Link.Url: { } url } && HeadingOf(url) is { } heading ? RichText.Text(shown, OfAnyBlock(heading.Page), piece.Annotations) : piece)]
        : text);

    /// <summary>Replaces the placeholders in the texts of a block, without the blocks in it.</summary>
    public WritableBlockContent ResolveText(WritableBlockContent block) => (WritableBlockContent)BlockTextMap.Of(block, Resolve);

    public LocalPage? PageOf(string? url) => Index(url, "page/") is { } index ? pages[index] : null;

    public string? FileOf(string? url)
    {
        lock (_lock)
            return Index(url, "file/") is { } index ? _files[index] : null;
    }

    /// <summary>Returns the local file of a block; null when it has none.</summary>
    public string? FileOf(BlockContent content) => FileAddress.Of(content) is ExternalFile { Url: var url } ? FileOf(url) : null;

    /// <summary>Enumerates the local files of a block and of the blocks in it.</summary>
    public IEnumerable<string> FilesOf(WritableBlockContent block) =>
        (FileOf(block) is { } file ? [file] : Enumerable.Empty<string>()).Concat(BlockChildren.Of(block).SelectMany(FilesOf));

    /// <summary>Replaces the placeholders of a block and of the blocks in it.</summary>
    /// <param name="block">The block.</param>
    /// <param name="uploads">The uploads by path; a file without one is replaced by its text.</param>
    public WritableBlockContent Resolve(WritableBlockContent block, IReadOnlyDictionary<string, FileUploadId> uploads)
    {
        if (FileOf(block) is { } path)
            block = uploads.TryGetValue(path, out FileUploadId upload) ? WithSource(block, FileSource.FileUpload(upload)) : new ParagraphBlock(Caption(block, path));
        block = ResolveText(block);
        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(block);
        return children.Count == 0 ? block : BlockChildren.With(block, [.. children.Select(child => Resolve(child, uploads))]);
    }

    /// <summary>Creates the block of a local file: the kind follows from the extension.</summary>
    public static WritableBlockContent BlockOf(string path, WritableFileSource source, RichTextList caption)
    {
        string type = FileContentTypes.Of(path) ?? "";
        if (type.StartsWith("image/", StringComparison.Ordinal))
            return new ImageBlock(source) { Caption = caption };
        if (type.StartsWith("video/", StringComparison.Ordinal))
            return new VideoBlock(source) { Caption = caption };
        if (type.StartsWith("audio/", StringComparison.Ordinal))
            return new AudioBlock(source) { Caption = caption };
        if (type == "application/pdf")
            return new PdfBlock(source) { Caption = caption };
        return new FileBlock(source) { Caption = caption, Name = RelativePath.NameOf(path) };
    }

    private RichTextList Resolve(RichTextList text)
    {
        if (!text.Any(piece => piece.Content is TextContent { Link.Url: { } url } && url.StartsWith(_origin, StringComparison.Ordinal)))
            return text;
        return
        [
            .. text.Select(piece => piece.Content is TextContent { Content: var content, Link.Url: { } url } && url.StartsWith(_origin, StringComparison.Ordinal)
                ? RichText.Text(content, AddressOf(url), piece.Annotations)
                : piece),
        ];
    }

    // As long as a heading does not exist, its page.
    private string? AddressOf(string url)
    {
        LocalHeading? heading = HeadingOf(url);
        if ((heading?.Page ?? PageOf(url))?.Id is not { } page)
            return null;
        return heading?.Id is { } block ? $"https://www.notion.so/{page:N}#{block.Value:N}" : $"https://www.notion.so/{page:N}";
    }

    private static void Visit(WritableBlockContent block, Action<RichTextList> visit)
    {
        BlockTextMap.Visit(block, visit);
        foreach (WritableBlockContent child in BlockChildren.Of(block))
            Visit(child, visit);
    }

    private static WritableBlockContent WithSource(WritableBlockContent block, WritableFileSource source) => block switch
    {
        ImageBlock b => new ImageBlock(source) { Caption = b.Caption },
        VideoBlock b => new VideoBlock(source) { Caption = b.Caption },
        AudioBlock b => new AudioBlock(source) { Caption = b.Caption },
        PdfBlock b => new PdfBlock(source) { Caption = b.Caption },
        FileBlock b => new FileBlock(source) { Caption = b.Caption, Name = b.Name },
        _ => block,
    };

    private static RichTextList Caption(BlockContent block, string path)
    {
        RichTextList caption = block switch
        {
            ImageBlock b => b.Caption,
            VideoBlock b => b.Caption,
            AudioBlock b => b.Caption,
            PdfBlock b => b.Caption,
            FileBlock b => b.Caption,
            _ => RichTextList.Empty,
        };
        return caption.Count > 0 ? caption : RelativePath.NameOf(path);
    }

    private int? Index(string? url, string kind) =>
        url is not null && url.StartsWith(_origin + kind, StringComparison.Ordinal) && int.TryParse(url.AsSpan(_origin.Length + kind.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? index
            : null;
}

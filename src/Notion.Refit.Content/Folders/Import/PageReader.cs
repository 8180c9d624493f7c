using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Headings;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Reads the content of a file, with placeholders for what does not exist yet.</summary>
internal sealed class PageReader(FolderScan scan, LinkTable links, HeadingTable headings, Placeholders placeholders, MarkdownImportOptions options, TransferLog log)
{
    /// <summary>Reads a file. The table of a database is not content: it is made of the rows.</summary>
    public PageItems Read(LocalPage page)
    {
        if (!page.HasFile || page.IsDatabase)
            return new PageItems([]);
        string text = scan.ReadText(page.Path, out _);
        FrontMatter.Find(text, out int start);

        // Lines are counted from the start of the file.
        var refused = new HashSet<string>(StringComparer.Ordinal);
        int lines = text.AsSpan(0, start).Count('\n');
        MarkdownConversion read = NotionMarkdown.ToBlocks(text[start..], new MarkdownReadOptions
        {
            WikiLinks = true,
            MaxLength = options.MaxLength,
            Strict = options.Strict,
            ResolveLink = AddressOf,
            ResolveAsset = address => FindIn(address, out _, out string? file, out _) && file is not null ? FileSource.External(placeholders.OfFile(file)) : null,
        });
        log.Report(page.Path, [.. read.Report.Select(notice => Placed(notice))]);

        IEnumerable<WritableBlockContent> blocks = read.Value;
        if (options.TitleFromHeading && read.Value is [Heading1Block heading, ..] && heading.RichText.ToPlainText() == page.Title)
            blocks = blocks.Skip(1);
        List<ContentItem> items = [.. Arrange(blocks).Select(block => Item(block, page))];
        var content = new PageItems(items);
        foreach (ContentItem item in items.Where(item => item.Block is not null))
        {
            Collect(item.Block!, content);
            foreach (WritableBlockContent child in BlockChildren.Of(item.Block!))
                CollectInner(child, page, content.Inner);
        }

        foreach ((WritableBlockContent block, LocalHeading own) in DocumentHeadings.Of(items.Select(item => item.Block).OfType<WritableBlockContent>()).Zip(headings.Of(page).Where(own => !own.IsTitle)))
            content.Headings[block] = own;
        return content;

        string? AddressOf(string address)
        {
            if (!FindIn(address, out LocalPage? target, out string? file, out string? fragment))
                return null;
            if (target is null)
                return file is null ? null : placeholders.OfFile(file);
            if (fragment is null)
                return placeholders.Of(target);
            if (headings.Find(target, fragment) is { } heading)
                return heading.IsTitle ? placeholders.Of(target) : placeholders.OfHeading(heading);

            // In the same file it leads nowhere.
            if (target == page)
                return null;
            log.Add(page.Path, ConversionNoticeKind.HeadingLinkShortened, ConversionSeverity.Lossy, address);
            return placeholders.Of(target);
        }

        bool FindIn(string address, out LocalPage? target, out string? file, out string? fragment)
        {
            if (links.TryFind(address, page, out target, out file, out fragment))
                return true;
            refused.Add(address);
            return false;
        }

        // What leads out of the folder is one notice, with its line.
        ConversionNotice Placed(ConversionNotice notice)
        {
            if (notice.Kind is ConversionNoticeKind.LinkDropped or ConversionNoticeKind.FileDropped && refused.Contains(notice.Detail))
                notice = notice with { Kind = ConversionNoticeKind.PathRefused };
            return notice.Line is { } line ? notice with { Line = line + lines } : notice;
        }
    }

    /// <summary>Finds the target of an address; what leads out of the folder is reported.</summary>
    public bool Find(string address, LocalPage page, out LocalPage? target, out string? file)
    {
        if (links.TryFind(address, page, out target, out file, out _))
            return true;
        log.Add(page.Path, ConversionNoticeKind.PathRefused, ConversionSeverity.Dropped, address.Length > 200 ? address[..200] + "…" : address);
        return false;
    }

    // A paragraph that is a link to a page in this one is that page: it is how an export writes it.
    private ContentItem Item(WritableBlockContent block, LocalPage page) =>
        ChildOf(block, page) is { } child ? new ContentItem(null, child) : new ContentItem(block, null);

    private LocalPage? ChildOf(WritableBlockContent block, LocalPage page) =>
        block is ParagraphBlock { RichText: [{ Content: TextContent { Link.Url: var url } }] } && placeholders.PageOf(url) is { } child && child.Parent == page && child.Source is null
            ? child
            : null;

    private void CollectInner(WritableBlockContent block, LocalPage page, HashSet<LocalPage> inner)
    {
        if (ChildOf(block, page) is { } child)
            inner.Add(child);
        foreach (WritableBlockContent deeper in BlockChildren.Of(block))
            CollectInner(deeper, page, inner);
    }

    private IEnumerable<WritableBlockContent> Arrange(IEnumerable<WritableBlockContent> blocks)
    {
        foreach (WritableBlockContent block in blocks)
        {
            var files = new List<(string Path, RichText Link)>();
            WritableBlockContent arranged = Arrange(block, files);
            bool isOnlyLink = arranged is ParagraphBlock { RichText.Count: 1 } && files is [var (_, link)] && block is ParagraphBlock { RichText: [var piece] } && ReferenceEquals(piece, link);
            if (!isOnlyLink)
                yield return arranged;
            foreach ((string path, RichText text) in files)
            {
                string label = text.ToPlainText();
                RichTextList caption = isOnlyLink && label != RelativePath.NameOf(path) ? [text with { Content = new TextContent(label) }] : RichTextList.Empty;
                yield return Placeholders.BlockOf(path, (WritableFileSource)FileSource.External(placeholders.OfFile(path)), caption);
            }
        }
    }

    // A link to a file has no counterpart: the file is a block after the text.
    private WritableBlockContent Arrange(WritableBlockContent block, List<(string Path, RichText Link)> files)
    {
        if (block is ImageBlock image && placeholders.FileOf(block) is { } path)
            return Placeholders.BlockOf(path, (WritableFileSource)image.Source!, image.Caption);
        var own = (WritableBlockContent)BlockTextMap.Of(block, text =>
        {
            if (!text.Any(piece => FileOf(piece) is not null))
                return text;
            var pieces = new List<RichText>(text.Count);
            foreach (RichText piece in text)
            {
                if (FileOf(piece) is not { } file)
                {
                    pieces.Add(piece);
                    continue;
                }

                files.Add((file, piece));
                pieces.Add(RichText.Text(((TextContent)piece.Content).Content, null, piece.Annotations));
            }

            return NormalText.Of(RichTextList.Create([.. pieces]));
        });
        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(own);
        if (children.Count == 0)
            return own;

        // Cells hold no blocks: the files of a table follow it.
        return BlockChildren.With(own, own is TableBlock ? [.. children.Select(row => Arrange(row, files))] : [.. Arrange(children)]);
    }

    private string? FileOf(RichText piece) => piece.Content is TextContent { Link.Url: { } url } ? placeholders.FileOf(url) : null;

    private void Collect(WritableBlockContent block, PageItems content)
    {
        if (placeholders.FileOf(block) is { } file)
            content.Files.Add(file);
        BlockTextMap.Visit(block, text =>
        {
            foreach (RichText piece in text)
            {
                if (piece.Content is not TextContent { Link.Url: { } url })
                    continue;
                LocalHeading? heading = placeholders.HeadingOf(url);
                if (heading is not null)
                    content.HeadingLinks.Add(heading);
                if ((heading?.Page ?? placeholders.PageOf(url)) is { } target)
                    content.Targets.Add(target);
            }
        });
        foreach (WritableBlockContent child in BlockChildren.Of(block))
            Collect(child, content);
    }
}

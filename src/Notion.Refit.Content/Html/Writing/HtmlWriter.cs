using System.Globalization;
using System.Text;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Headings;
using Notion.Refit.Content.Markdown.Writing;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Html.Writing;

/// <summary>Writes blocks as semantic HTML: a fixed set of elements and attributes, all text encoded, no address that runs a script.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private readonly Reporter _reporter;
    private readonly LinkWriter _links;
    private readonly List<(int Level, string Text, string Anchor)> _headings = [];
    private readonly Dictionary<ContentBlock, string> _anchors = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Guid, string> _anchorsById = [];
    private int _depth;

    public HtmlWriter(HtmlWriteOptions options, Reporter reporter)
    {
        _reporter = reporter;

        // A block of this document is in it, wherever it will be.
        _links = new LinkWriter(
            reporter,
            reference => options.ResolveLink?.Invoke(reference) ?? (reference.Kind == ContentReferenceKind.Block && _anchorsById.TryGetValue(reference.Id, out string? anchor) ? $"#{anchor}" : null),
            options.ResolveAsset);
    }

    public string Write(IReadOnlyList<ContentBlock> blocks)
    {
        foreach (DocumentHeading heading in DocumentHeadings.Of(blocks).Where(heading => heading.Text.Length > 0))
        {
            // The prefix keeps the names of a document apart from those of scripts on the page.
            string anchor = heading.Anchor.Length > 0 ? $"heading-{heading.Anchor}" : string.Create(CultureInfo.InvariantCulture, $"heading.{_headings.Count + 1}");
            _headings.Add((heading.Level, heading.Text, anchor));
            _anchors[heading.Block] = anchor;
            if (heading.Block.Id is { } id)
                _anchorsById[id.Value] = anchor;
        }

        Blocks(blocks);
        return _html.ToString();
    }

    private void Blocks(IReadOnlyList<ContentBlock> blocks)
    {
        ContentLimits.CheckDepth(++_depth);
        for (int i = 0; i < blocks.Count;)
        {
            string? list = ListOf(blocks[i]);
            if (list is null)
            {
                Write(blocks[i++]);
                continue;
            }

            int end = i + 1;
            while (end < blocks.Count && ListOf(blocks[end]) == list && (blocks[end].Content as NumberedListItemBlock)?.ListStartIndex is null)
                end++;
            List(list, blocks, i, end);
            i = end;
        }

        _depth--;
    }

    private static string? ListOf(ContentBlock block) => block.Content switch
    {
        BulletedListItemBlock => "ul",
        NumberedListItemBlock => "ol",
        ToDoBlock => "todo",
        _ => null,
    };

    private void List(string list, IReadOnlyList<ContentBlock> blocks, int start, int end)
    {
        var first = blocks[start].Content as NumberedListItemBlock;
        string attributes = list == "todo" ? " class=\"notion-todo\"" : "";
        if (first?.ListFormat is { } format && (format == ListNumberFormat.Letters || format == ListNumberFormat.Roman))
            attributes += format == ListNumberFormat.Letters ? " type=\"a\"" : " type=\"i\"";
        if (first?.ListStartIndex is { } number && number != 1)
            attributes += string.Create(CultureInfo.InvariantCulture, $" start=\"{number}\"");
        string name = list == "ol" ? "ol" : "ul";
        Line($"<{name}{attributes}>");
        for (int i = start; i < end; i++)
        {
            (RichTextList text, Color color, string box) = blocks[i].Content switch
            {
                BulletedListItemBlock b => (b.RichText, b.Color, ""),
                NumberedListItemBlock b => (b.RichText, b.Color, ""),
                ToDoBlock b => (b.RichText, b.Color, b.Checked ? "<input type=\"checkbox\" disabled checked>" : "<input type=\"checkbox\" disabled>"),
                _ => (RichTextList.Empty, Color.Default, ""),
            };
            _html.Append($"<li{Dir}{Class(color)}>").Append(box).Append(Text(text, blocks[i]));
            Untitled(text, blocks[i]);
            Children(blocks[i]);
            Line("</li>");
        }

        Line($"</{name}>");
    }

    private const string Dir = " dir=\"auto\"";

    private void Children(ContentBlock block)
    {
        Partial(block);
        if (block.Children.Count == 0)
            return;
        _html.Append('\n');
        Blocks(block.Children);
    }

    // The first paragraph in such a block is read as its text.
    private void Untitled(RichTextList text, ContentBlock block)
    {
        if (text.Count == 0 && block.Children.FirstOrDefault(child => !IsEmptyHeading(child)) is { Content: ParagraphBlock or ToggleBlock or Heading1Block or Heading2Block or Heading3Block or Heading4Block })
            _reporter.Add(ConversionNoticeKind.ChildrenMoved, ConversionSeverity.Info, block.Content.Type, block: block.Id);
    }

    private static bool IsEmptyHeading(ContentBlock block) => BlockKinds.Heading(block.Content) is { IsToggleable: false } heading && heading.Text.ToPlainText().Length == 0;

    private void Partial(ContentBlock block)
    {
        if (block.IsPartial && block.Content is not (ChildPageBlock or ChildDatabaseBlock))
            _reporter.Add(ConversionNoticeKind.ContentNotLoaded, ConversionSeverity.Dropped, block.Content.Type, block: block.Id);
    }

    private void Write(ContentBlock block)
    {
        switch (block.Content)
        {
            case ParagraphBlock b:
                Line($"<p{Dir}{Class(b.Color)}>{Text(b.RichText, block)}</p>");
                Indented(block);
                break;
            case Heading1Block or Heading2Block or Heading3Block or Heading4Block:
                Heading(block);
                break;
            case ToggleBlock b:
                Details(block, $"<summary{Dir}{Class(b.Color)}>{Text(b.RichText, block)}</summary>");
                break;
            case QuoteBlock b:
                Framed("blockquote", Class(b.Color), b.RichText, block);
                break;
            case CalloutBlock b:
                Callout(block, b);
                break;
            case CodeBlock b:
                Code(block, b);
                break;
            case EquationBlock b:
                Line($"<div class=\"equation\">{HtmlText.Encode(b.Expression).Replace("<br>", "\n", StringComparison.Ordinal)}</div>");
                break;
            case DividerBlock:
                Line("<hr>");
                break;
            case TableBlock b:
                Table(block, b);
                break;
            case TableRowBlock:
                Table(block with { Children = [block] }, new TableBlock());
                break;
            case ColumnListBlock:
                Group("div", "columns", block);
                break;
            case ColumnBlock:
                Group("div", "column", block);
                break;
            case TabBlock:
                Group("div", "tabs", block);
                break;
            case SyncedBlock b:
                _reporter.Add(ConversionNoticeKind.SyncedBlockInlined, ConversionSeverity.Lossy, block: block.Id);
                if (b.SyncedFrom is not null && block.Children.Count == 0)
                    _reporter.Add(ConversionNoticeKind.ContentNotLoaded, ConversionSeverity.Dropped, b.Type, block: block.Id);
                Blocks(block.Children);
                break;
            case TemplateBlock b:
                _reporter.Add(ConversionNoticeKind.BlockUnwrapped, ConversionSeverity.Lossy, b.Type, block: block.Id);
                Framed("section", "", b.RichText, block);
                break;
            case MeetingNotesBlock b:
                _reporter.Add(ConversionNoticeKind.BlockUnwrapped, ConversionSeverity.Lossy, b.Type, block: block.Id);
                Framed("section", " class=\"meeting-notes\"", b.Title, block);
                break;
            case TableOfContentsBlock:
                TableOfContents();
                break;
            case BreadcrumbBlock b:
                _reporter.Add(ConversionNoticeKind.BlockOmitted, ConversionSeverity.Info, b.Type, block: block.Id);
                break;
            case ImageBlock or VideoBlock or AudioBlock or PdfBlock or FileBlock:
                Media(block);
                break;
            case BookmarkBlock b:
                Bookmark(block, b.Url, b.Caption, "bookmark");
                break;
            case EmbedBlock b:
                Bookmark(block, b.Url, b.Caption, "embed");
                break;
            case LinkPreviewBlock b:
                Bookmark(block, b.Url, RichTextList.Empty, "link-preview");
                break;
            case ChildPageBlock b:
                PageLink(b.Title, _links.Of(ContentReferenceKind.Page, block.Id?.Value ?? default, b.Title));
                break;
            case ChildDatabaseBlock b:
                PageLink(b.Title, _links.Of(ContentReferenceKind.Database, block.Id?.Value ?? default, b.Title));
                break;
            case LinkToPageBlock { Target: PageLink page }:
                PageLink("", _links.OfPage(page.PageId));
                break;
            case LinkToPageBlock { Target: DatabaseLink database }:
                PageLink("", _links.OfDatabase(database.DatabaseId));
                break;
            case LinkToPageBlock { Target: CommentLink comment }:
                PageLink("", _links.Of(ContentReferenceKind.Comment, comment.CommentId.Value, null));
                break;
            default:
                Unknown(block);
                break;
        }
    }

    private string Text(RichTextList text, ContentBlock block) => new HtmlText().Write(TextPieces.Of(text, _links, _reporter, block.Id, keepsColor: true));

    private static string Class(Color color) => ColorName(color) is { } name ? $" class=\"{name}\"" : "";

    private static string? ColorName(Color color) => MarkdownColors.Write(color) is { } name && MarkdownColors.Read(name) is var known && known != Color.Default ? $"notion-{known.Value}" : null;

    private void Indented(ContentBlock block)
    {
        Partial(block);
        if (block.Children.Count == 0)
            return;
        Line("<div class=\"notion-indent\">");
        Blocks(block.Children);
        Line("</div>");
    }

    private void Heading(ContentBlock block)
    {
        (int level, RichTextList text, bool isToggleable, Color color) = BlockKinds.Heading(block.Content)!.Value;
        string id = _anchors.Remove(block, out string? anchor) ? $" id=\"{HtmlText.Attribute(anchor)}\"" : "";
        if (IsEmptyHeading(block))
        {
            _reporter.Add(ConversionNoticeKind.EmptyParagraphOmitted, ConversionSeverity.Info, block.Content.Type, block: block.Id);
            Blocks(block.Children);
            return;
        }

        string heading = $"<h{level}{id}{Dir}{Class(color)}>{Text(text, block)}</h{level}>";
        if (isToggleable)
        {
            Details(block, $"<summary>{heading}</summary>");
            return;
        }

        Line(heading);
        if (block.Children.Count > 0)
            Indented(block);
    }

    private void Details(ContentBlock block, string summary)
    {
        Line("<details>");
        Line(summary);
        Partial(block);
        Blocks(block.Children);
        Line("</details>");
    }

    private void Framed(string name, string attributes, RichTextList text, ContentBlock block)
    {
        Untitled(text, block);
        Line($"<{name}{attributes}>");
        if (text.Count > 0)
            Line($"<p{Dir}>{Text(text, block)}</p>");
        Partial(block);
        Blocks(block.Children);
        Line($"</{name}>");
    }

    private void Callout(ContentBlock block, CalloutBlock callout)
    {
        string color = ColorName(callout.Color) is { } name ? $" {name}" : "";
        string icon = "";
        if (callout.Icon is EmojiIcon emoji)
            icon = HtmlText.Encode(emoji.Emoji) + " ";
        else if (callout.Icon is not null)
            _reporter.Add(ConversionNoticeKind.IconLost, ConversionSeverity.Lossy, block: block.Id);
        Untitled(callout.RichText, block);
        Line($"<aside class=\"callout{color}\">");
        Line($"<p{Dir}>{icon}{Text(callout.RichText, block)}</p>");
        Partial(block);
        Blocks(block.Children);
        Line("</aside>");
    }

    private void Code(ContentBlock block, CodeBlock code)
    {
        string language = CodeLanguageNames.Write(code.Language);
        string name = string.Concat(language.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '#' or '.'));
        string text = HtmlText.Encode(code.RichText.ToPlainText().ReplaceLineEndings("\n")).Replace("<br>", "\n", StringComparison.Ordinal);
        string pre = $"<pre><code{(name.Length == 0 ? "" : $" class=\"language-{name}\"")}>{(text.StartsWith('\n') ? "\n" : "")}{text}\n</code></pre>";
        Captioned("code", pre, code.Caption, block, isAlwaysFigure: false);
    }

    private void Captioned(string kind, string content, RichTextList caption, ContentBlock block, bool isAlwaysFigure = true)
    {
        if (caption.Count == 0 && !isAlwaysFigure)
        {
            Line(content);
            return;
        }

        Line($"<figure class=\"{kind}\">");
        Line(content);
        if (caption.Count > 0)
            Line($"<figcaption{Dir}>{Text(caption, block)}</figcaption>");
        Line("</figure>");
    }

    private void Table(ContentBlock block, TableBlock table)
    {
        IReadOnlyList<RichTextList>[] rows = [.. block.Children.Select(row => row.Content).OfType<TableRowBlock>().Select(row => row.Cells)];
        if (rows.Length == 0)
        {
            _reporter.Add(ConversionNoticeKind.BlockOmitted, ConversionSeverity.Info, table.Type, block: block.Id);
            return;
        }

        Line("<table>");
        if (table.HasColumnHeader)
        {
            Line("<thead>");
            Row(rows[0], isHeader: true, hasRowHeader: false, block);
            Line("</thead>");
        }

        Line("<tbody>");
        foreach (IReadOnlyList<RichTextList> row in rows.Skip(table.HasColumnHeader ? 1 : 0))
            Row(row, isHeader: false, table.HasRowHeader, block);
        Line("</tbody>");
        Line("</table>");
    }

    private void Row(IReadOnlyList<RichTextList> cells, bool isHeader, bool hasRowHeader, ContentBlock block)
    {
        _html.Append("<tr>");
        for (int i = 0; i < cells.Count; i++)
        {
            string open = isHeader ? "th scope=\"col\"" : hasRowHeader && i == 0 ? "th scope=\"row\"" : "td";
            _html.Append($"<{open}{Dir}>{Text(cells[i], block)}</{open[..2]}>");
        }

        Line("</tr>");
    }

    private void Group(string name, string kind, ContentBlock block)
    {
        Line($"<{name} class=\"{kind}\">");
        Partial(block);
        Blocks(block.Children);
        Line($"</{name}>");
    }

    private void TableOfContents()
    {
        Line("<nav class=\"table_of_contents\">");
        foreach ((int level, string text, string anchor) in _headings)
            Line(string.Create(CultureInfo.InvariantCulture, $"<a class=\"level-{level}\" href=\"#{HtmlText.Attribute(anchor)}\">{HtmlText.Encode(text)}</a>"));
        Line("</nav>");
    }

    private void Media(ContentBlock block)
    {
        (string kind, FileSource? source, RichTextList caption) = BlockKinds.Media(block.Content)!.Value;
        string? name = (block.Content as FileBlock)?.Name;
        if (_links.OfFile(kind, source, name, block.Id) is not { } url)
        {
            if (caption.Count > 0)
                Line($"<p{Dir}>{Text(caption, block)}</p>");
            return;
        }

        string address = HtmlText.Attribute(url);
        string content = kind switch
        {
            "image" => $"<img src=\"{address}\" alt=\"{HtmlText.Attribute(caption.ToPlainText())}\">",
            "video" => $"<video src=\"{address}\" controls></video>",
            "audio" => $"<audio src=\"{address}\" controls></audio>",
            _ => $"<a href=\"{address}\">{HtmlText.Encode(name ?? FileNames.Of(url))}</a>",
        };
        if (kind is "pdf" or "file")
            _reporter.Add(ConversionNoticeKind.FileAsLink, ConversionSeverity.Lossy, kind, block: block.Id);
        Captioned(kind, content, caption, block);
    }

    private void Bookmark(ContentBlock block, string? url, RichTextList caption, string kind)
    {
        string? address = url is null ? null : _links.OfText(url, caption.ToPlainText(), block.Id);
        if (address is not null)
            Captioned(kind == "bookmark" ? kind : $"bookmark {kind}", $"<a href=\"{HtmlText.Attribute(address)}\">{HtmlText.Encode(address)}</a>", caption, block);
        else if (caption.Count > 0)
            Line($"<p{Dir}>{Text(caption, block)}</p>");
        if (kind != "bookmark")
            _reporter.Add(ConversionNoticeKind.BookmarkAsLink, ConversionSeverity.Lossy, block.Content.Type, block: block.Id);
    }

    private void PageLink(string title, string url) =>
        Line($"<p{Dir}><a href=\"{HtmlText.Attribute(url)}\">{HtmlText.Encode(title.Length == 0 ? url : title)}</a></p>");

    private void Unknown(ContentBlock block)
    {
        string type = block.Content is UnsupportedBlock { BlockType: { Length: > 0 } unsupported } ? unsupported : block.Content.Type;
        _reporter.Add(ConversionNoticeKind.BlockUnsupported, ConversionSeverity.Dropped, type, block: block.Id);
        string name = string.Concat(type.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        Line($"<!-- notion:{name}{(block.Id is { } id ? $" {id}" : "")} -->");
        Blocks(block.Children);
    }

    private void Line(string line) => _html.Append(line).Append('\n');
}

using System.Globalization;
using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Html.Writing;
using Notion.Refit.Content.Markdown.Reading;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>Writes blocks as GitHub Flavored Markdown.</summary>
/// <param name="options">The options.</param>
/// <param name="reporter">The report.</param>
internal sealed class GitHubWriter(MarkdownWriteOptions options, Reporter reporter)
{
    private const string EmptyText = "<!-- -->";

    private readonly MarkdownOutput _output = new();
    private readonly LinkWriter _links = new(reporter, options.ResolveLink, options.ResolveAsset);
    private readonly FlatBlocks _flat = new(reporter);
    private int _depth;
    private int _containers;

    public string Write(IReadOnlyList<ContentBlock> blocks)
    {
        Blocks(_flat.Of(blocks), separateFirst: false);
        return _output.ToString();
    }

    private void Blocks(List<ContentBlock> blocks, bool separateFirst)
    {
        ContentLimits.CheckDepth(++_depth);
        ContentBlock? before = null;
        bool wasLoose = false;
        int number = 0;
        char mark = '.';
        foreach (ContentBlock block in blocks)
        {
            int? start = (block.Content as NumberedListItemBlock)?.ListStartIndex;
            bool isInRun = before?.Content is NumberedListItemBlock && block.Content is NumberedListItemBlock && (start is null || start == number + 1);
            if (block.Content is NumberedListItemBlock)
            {
                mark = !isInRun && before?.Content is NumberedListItemBlock && mark == '.' ? ')' : isInRun ? mark : '.';
                number = isInRun ? number + 1 : start ?? 1;
            }

            bool isTight = before is not null && IsBullet(before) && IsBullet(block) || isInRun;
            if (before is null ? separateFirst : !isTight || wasLoose)
                _output.Separate();
            Write(block, number, mark);
            wasLoose = IsItem(block) && HasBlockChildren(block);
            before = block;
        }

        _depth--;
    }

    private static bool IsBullet(ContentBlock block) => block.Content is BulletedListItemBlock or ToDoBlock;

    private static bool IsItem(ContentBlock block) => IsBullet(block) || block.Content is NumberedListItemBlock;

    private static bool HasBlockChildren(ContentBlock block) => block.Children.Any(child => !IsItem(child) || HasBlockChildren(child));

    private void Write(ContentBlock block, int number, char mark)
    {
        if (options.WriteBlock?.Invoke(block) is { } custom)
        {
            if (custom.TrimEnd('\n') is { Length: > 0 } own)
                _output.Lines(own);
            return;
        }

        switch (block.Content)
        {
            case ParagraphBlock b:
                Color(b.Color, block);
                if (b.Icon is not null)
                    reporter.Add(ConversionNoticeKind.IconLost, ConversionSeverity.Lossy, block: block.Id);
                _output.Lines(Text(b.RichText, TextPlace.Paragraph, block));
                break;
            case Heading1Block or Heading2Block or Heading3Block or Heading4Block:
                Heading(block);
                break;
            case BulletedListItemBlock b:
                Color(b.Color, block);
                Item(block, "- ", b.RichText);
                break;
            case NumberedListItemBlock b:
                Color(b.Color, block);
                if (b.ListFormat is { } format && format != ListNumberFormat.Numbers)
                    reporter.Add(ConversionNoticeKind.ListFormatLost, ConversionSeverity.Lossy, format.Value, block: block.Id);
                Item(block, string.Create(CultureInfo.InvariantCulture, $"{number}{mark} "), b.RichText);
                break;
            case ToDoBlock b:
                Color(b.Color, block);
                Item(block, "- ", b.RichText, b.Checked ? "[x] " : "[ ] ");
                break;
            case ToggleBlock b:
                Color(b.Color, block);
                Details(block, b.RichText, level: 0);
                break;
            case QuoteBlock b:
                Color(b.Color, block);
                Quote(block, b.RichText, first: null);
                break;
            case CalloutBlock b:
                Callout(block, b);
                break;
            case CodeBlock b:
                Code(block, b);
                break;
            case EquationBlock b:
                Equation(b.Expression.ReplaceLineEndings("\n"));
                break;
            case DividerBlock:
                // At the start of a document three dashes would open front matter.
                _output.Line(_output.IsEmpty ? "***" : "---");
                break;
            case TableBlock b:
                Table(block, b);
                break;
            case ImageBlock b:
                Image(block, b);
                break;
            case VideoBlock or AudioBlock or PdfBlock or FileBlock:
                Media(block);
                break;
            case BookmarkBlock b:
                Bookmark(block, b.Url, b.Caption);
                break;
            case EmbedBlock b:
                Bookmark(block, b.Url, b.Caption);
                break;
            case LinkPreviewBlock b:
                Bookmark(block, b.Url, RichTextList.Empty);
                break;
            case ChildPageBlock b:
                PageLink(block, b.Title, _links.Of(ContentReferenceKind.Page, block.Id?.Value ?? default, b.Title));
                break;
            case ChildDatabaseBlock b:
                PageLink(block, b.Title, _links.Of(ContentReferenceKind.Database, block.Id?.Value ?? default, b.Title));
                break;
            case LinkToPageBlock { Target: PageLink page }:
                PageLink(block, null, _links.OfPage(page.PageId));
                break;
            case LinkToPageBlock { Target: DatabaseLink database }:
                PageLink(block, null, _links.OfDatabase(database.DatabaseId));
                break;
            case LinkToPageBlock { Target: CommentLink comment }:
                PageLink(block, null, _links.Of(ContentReferenceKind.Comment, comment.CommentId.Value, null));
                break;
            default:
                Unknown(block);
                break;
        }
    }

    private string Text(RichTextList text, TextPlace place, ContentBlock block) =>
        new GitHubText(reporter, place, block.Id).Write(TextPieces.Of(text, _links, reporter, block.Id, keepsColor: false));

    private void Color(Color color, ContentBlock block)
    {
        if (color != Models.Color.Default && color.Value.Length > 0)
            reporter.Add(ConversionNoticeKind.ColorLost, ConversionSeverity.Lossy, block: block.Id);
    }

    private void Heading(ContentBlock block)
    {
        (int level, RichTextList text, bool isToggleable, Color color) = BlockKinds.Heading(block.Content)!.Value;
        Color(color, block);
        if (isToggleable)
            Details(block, text, level);
        else
            _output.Line($"{new string('#', level)} {Text(text, TextPlace.Heading, block)}".TrimEnd());
    }

    private void Item(ContentBlock block, string mark, RichTextList text, string box = "")
    {
        List<ContentBlock> children = _flat.Of(block.Children);
        _containers++;
        _output.Within(mark, new string(' ', mark.Length), () =>
        {
            string line = Text(text, box.Length > 0 ? TextPlace.Paragraph : TextPlace.Item, block);
            bool needsText = line.Length == 0 && box.Length == 0 && children.Count > 0;
            if (box.Length > 0 && line.Length == 0)
                _output.Line(box + EmptyText);
            else if (needsText)
                _output.Line(EmptyText);
            else
                _output.Lines(box + line);
            if (children.Count > 0)
                Blocks(children, separateFirst: (line.Length > 0 || box.Length > 0 || needsText) && !CanFollowText(children[0]));
        });
        _containers--;
    }

    // Only these lists can start straight after text: others would be part of it.
    private static bool CanFollowText(ContentBlock block) => block.Content switch
    {
        BulletedListItemBlock b => b.RichText.Count > 0,
        ToDoBlock => true,
        NumberedListItemBlock b => b.RichText.Count > 0 && b.ListStartIndex is null or 1,
        _ => false,
    };

    private void Quote(ContentBlock block, RichTextList text, string? first)
    {
        List<ContentBlock> children = _flat.Of(block.Children);
        _containers++;
        _output.Within("> ", "> ", () =>
        {
            if (first is not null)
                _output.Line(first);
            string line = Text(text, TextPlace.Quote, block);
            if (line.Length > 0)
                _output.Lines(line);
            else if (children.Count > 0 || first is not null)
                _output.Line(EmptyText);
            if (children.Count > 0)
                Blocks(children, separateFirst: true);
        });
        _containers--;
    }

    private void Callout(ContentBlock block, CalloutBlock callout)
    {
        if (_containers == 0 && AlertKinds.Find(callout.Icon) is var (kind, color))
        {
            if (callout.Color != color)
                reporter.Add(ConversionNoticeKind.ColorLost, ConversionSeverity.Lossy, block: block.Id);
            Quote(block, callout.RichText, $"[!{kind}]");
            return;
        }

        reporter.Add(ConversionNoticeKind.CalloutAsQuote, ConversionSeverity.Lossy, block: block.Id);
        Color(callout.Color, block);
        if (callout.Icon is EmojiIcon { Emoji: { Length: > 0 } emoji })
        {
            Quote(block, [callout.RichText.Count == 0 ? emoji : $"{emoji} ", .. callout.RichText], first: null);
            return;
        }

        if (callout.Icon is not null)
            reporter.Add(ConversionNoticeKind.IconLost, ConversionSeverity.Lossy, block: block.Id);
        Quote(block, callout.RichText, first: null);
    }

    private void Details(ContentBlock block, RichTextList text, int level)
    {
        string summary = new HtmlText().Write(TextPieces.Of(text, _links, reporter, block.Id, keepsColor: false));
        _output.Line("<details>");
        _output.Line(level == 0 ? $"<summary>{summary}</summary>" : $"<summary><h{level}>{summary}</h{level}></summary>");
        _output.Line("");
        List<ContentBlock> children = _flat.Of(block.Children);
        if (children.Count > 0)
        {
            Blocks(children, separateFirst: false);
            _output.Line("");
        }

        _output.Line("</details>");
    }

    private void Code(ContentBlock block, CodeBlock code)
    {
        if (code.RichText.Any(piece => piece.Content is not TextContent || TextStyle.Of(piece) != default))
            reporter.Add(ConversionNoticeKind.FormatLost, ConversionSeverity.Lossy, "code", block: block.Id);
        string text = code.RichText.ToPlainText().ReplaceLineEndings("\n").Replace('\0', '\uFFFD');
        string language = CodeLanguageNames.Write(code.Language);
        if (code.Language is { Value.Length: > 0 } known && (!CodeLanguageNames.TryRead(language, out CodeLanguage back) || back != known))
            reporter.Add(ConversionNoticeKind.CodeLanguageUnknown, ConversionSeverity.Lossy, known.Value, block: block.Id);

        string caption = code.Caption.ToPlainText();
        bool isPlain = code.Caption.All(piece => piece.Content is TextContent && TextStyle.Of(piece) == default);
        string? title = isPlain ? FenceTitle.Write(caption) : null;
        string info = title is null ? language : $"{(language.Length == 0 ? "text" : language)} {title}";
        Fenced(text, info);
        if (caption.Length > 0 && title is null)
        {
            reporter.Add(ConversionNoticeKind.CodeCaptionAsText, ConversionSeverity.Lossy, block: block.Id);
            _output.Separate();
            _output.Lines(Text(code.Caption, TextPlace.Paragraph, block));
        }
    }

    private void Fenced(string text, string info)
    {
        string fence = InlineForms.Fence(text);
        _output.Line(fence + info);
        if (text.Length > 0)
        {
            foreach (string line in text.Split('\n'))
                _output.Line(line);
        }

        _output.Line(fence);
    }

    // Between dollars is a paragraph; what would not be one is fenced.
    private void Equation(string expression)
    {
        string[] lines = expression.Split('\n');
        bool isPlain = !expression.Contains('$', StringComparison.Ordinal)
            && lines.All(line => line.Length > 0 && line.Trim().Length == line.Length && (char.IsLetter(line[0]) || line[0] is '\\' or '{' or '&' or '('));
        if (!isPlain)
        {
            Fenced(expression, "math");
            return;
        }

        _output.Line("$$");
        _output.Lines(expression);
        _output.Line("$$");
    }

    private void Table(ContentBlock block, TableBlock table)
    {
        List<IReadOnlyList<RichTextList>> rows = [.. block.Children.Select(row => row.Content).OfType<TableRowBlock>().Select(row => row.Cells)];
        int width = Math.Max(1, rows.Select(row => row.Count).Append(table.TableWidth ?? 0).Max());
        if (table.HasRowHeader)
            reporter.Add(ConversionNoticeKind.TableRowHeaderLost, ConversionSeverity.Lossy, block: block.Id);

        // A table without a header has an empty one.
        bool hasHeader = table.HasColumnHeader && rows[0].Any(cell => cell.Any(piece => piece.Content is not TextContent { Content.Length: 0 }));
        if (table.HasColumnHeader && !hasHeader)
            reporter.Add(ConversionNoticeKind.FormatLost, ConversionSeverity.Lossy, "header without text", block: block.Id);
        _output.Line(hasHeader ? Row(rows[0], width, block) : "|" + string.Concat(Enumerable.Repeat("  |", width)));
        _output.Line("|" + string.Concat(Enumerable.Repeat(" --- |", width)));
        foreach (IReadOnlyList<RichTextList> row in rows.Skip(hasHeader ? 1 : 0))
            _output.Line(Row(row, width, block));
    }

    private string Row(IReadOnlyList<RichTextList> cells, int width, ContentBlock block) =>
        "|" + string.Concat(Enumerable.Range(0, width).Select(i => $" {(i < cells.Count ? Text(cells[i], TextPlace.Cell, block) : "")} |"));

    private void Image(ContentBlock block, ImageBlock image)
    {
        string caption = Text(image.Caption, TextPlace.Label, block);
        if (_links.OfFile("image", image.Source, null, block.Id) is { } url)
            _output.Line($"![{caption}]({MarkdownEscaping.Target(url, TextPlace.Label)})");
        else
            _output.Line(caption.Length == 0 ? EmptyText : caption);
    }

    private void Media(ContentBlock block)
    {
        (string kind, FileSource? source, RichTextList caption) = BlockKinds.Media(block.Content)!.Value;
        string? name = (block.Content as FileBlock)?.Name;
        string? url = _links.OfFile(kind, source, name, block.Id);
        reporter.Add(ConversionNoticeKind.FileAsLink, ConversionSeverity.Lossy, kind, block: block.Id);
        RichTextList label = caption.Count > 0 ? caption : name ?? (url is null ? kind : FileNames.Of(url));
        Link(block, label, url);
    }

    private void Link(ContentBlock block, RichTextList label, string? url)
    {
        if (url is null)
            _output.Lines(Text(label, TextPlace.Paragraph, block));
        else
            _output.Line($"[{Text(Unlinked(label), TextPlace.Label, block)}]({MarkdownEscaping.Target(url, TextPlace.Label)})");
    }

    // A link cannot be within another.
    private static RichTextList Unlinked(RichTextList text) =>
        text.All(piece => piece.Content is not TextContent { Link: not null }) ? text : [.. text.Select(piece => piece.Content is TextContent { Link: not null } content ? RichText.Text(content.Content, null, piece.Annotations) : piece)];

    private void Bookmark(ContentBlock block, string? url, RichTextList caption)
    {
        reporter.Add(ConversionNoticeKind.BookmarkAsLink, ConversionSeverity.Lossy, block.Content.Type, block: block.Id);
        string? address = url is null ? null : _links.OfText(url, caption.ToPlainText(), block.Id);
        bool isPlain = address is not null && AddressRules.Scheme(address) is "http" or "https" && BareAddress.FitsBetweenAngles(address!);
        if (address is null)
            _output.Lines(caption.Count == 0 ? EmptyText : Text(caption, TextPlace.Paragraph, block));
        else if (caption.Count == 0 && isPlain)
            _output.Line($"<{address}>");
        else
            Link(block, caption.Count == 0 ? address : caption, address);
    }

    private void PageLink(ContentBlock block, string? title, string url)
    {
        reporter.Add(ConversionNoticeKind.PageLinkAsText, ConversionSeverity.Lossy, block.Content.Type, block: block.Id);
        if (string.IsNullOrEmpty(title) && AddressRules.Scheme(url) is "http" or "https" && BareAddress.FitsBetweenAngles(url))
            _output.Line($"<{url}>");
        else
            Link(block, string.IsNullOrEmpty(title) ? url : title, url);
    }

    private void Unknown(ContentBlock block)
    {
        string type = block.Content is UnsupportedBlock { BlockType: { Length: > 0 } unsupported } ? unsupported : block.Content.Type;
        reporter.Add(ConversionNoticeKind.BlockUnsupported, ConversionSeverity.Dropped, type, block: block.Id);
        string name = string.Concat(type.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        _output.Line($"<!-- notion:{name}{(block.Id is { } id ? $" {id}" : "")} -->");
    }
}

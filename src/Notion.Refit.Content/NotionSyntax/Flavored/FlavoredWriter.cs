using System.Globalization;
using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Flavored;

/// <summary>Writes documents in the second syntax, Notion-flavored Markdown: plain Markdown, and tags where a block has attributes or children.</summary>
internal sealed class FlavoredWriter(MarkdownAddresses addresses, bool isFingerprint = false)
{
    private readonly StringBuilder _document = new();
    private readonly List<BlockSpan> _spans = [];
    private readonly FlavoredTextWriter _text = new(addresses, withLabels: !isFingerprint);

    public MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks)
    {
        Blocks(blocks);
        return new MarkdownText(_document.ToString(), _spans);
    }

    // An empty line between two blocks, none at the edges of a tag.
    private void Blocks(IReadOnlyList<MarkdownBlock> blocks)
    {
        for (int i = 0; i < blocks.Count;)
        {
            if (i > 0)
                Line("");
            i += blocks[i].Content switch
            {
                BulletedListItemBlock => List(blocks, i, content => content is BulletedListItemBlock),
                NumberedListItemBlock { ListFormat: var format } => List(
                    blocks, i, content => content is NumberedListItemBlock item && item.ListFormat == format),
                ToDoBlock => List(blocks, i, content => content is ToDoBlock),
                _ => One(blocks[i]),
            };
        }
    }

    private int One(MarkdownBlock block)
    {
        Spanned(block, () => Block(block));
        return 1;
    }

    private void Spanned(MarkdownBlock block, Action write)
    {
        int index = _spans.Count;
        int start = _document.Length == 0 ? 0 : _document.Length + 1;
        _spans.Add(default);
        write();
        _spans[index] = new BlockSpan(block, start, _document.Length);
    }

    // Items of text and items only are a plain list, others are in tags.
    private int List(IReadOnlyList<MarkdownBlock> blocks, int first, Func<BlockContent?, bool> belongs)
    {
        int end = first + 1;
        while (end < blocks.Count && belongs(blocks[end].Content) && blocks[end].Content is not NumberedListItemBlock { ListStartIndex: not null })
            end++;
        MarkdownBlock[] items = [.. blocks.Skip(first).Take(end - first)];
        if (items.All(IsPlainItem))
            PlainItems(items, depth: 0);
        else if (items[0].Content is ToDoBlock)
            ToDos(items);
        else
            TaggedItems(items);
        return items.Length;
    }

    private static bool IsPlainItem(MarkdownBlock block) =>
        block.Content switch
        {
            BulletedListItemBlock b => b.Color == Color.Default && IsPlainText(b.RichText),
            NumberedListItemBlock b => b.Color == Color.Default && b.ListFormat is null && IsPlainText(b.RichText),
            ToDoBlock b => b.Color == Color.Default && IsPlainText(b.RichText),
            _ => false,
        }
        && block.Children.All(IsPlainItem);

    private static bool IsPlainText(RichTextList text) =>
        text.ToPlainText() is var plain && !plain.Contains('\n', StringComparison.Ordinal) && plain.Trim() == plain;

    private void PlainItems(IReadOnlyList<MarkdownBlock> items, int depth)
    {
        int number = 0;
        foreach (MarkdownBlock item in items)
        {
            number = item.Content is NumberedListItemBlock numbered ? (number == 0 ? Start(numbered) ?? 1 : number + 1) : 0;
            (string mark, RichTextList text) = item.Content switch
            {
                BulletedListItemBlock b => ("-", b.RichText),
                ToDoBlock b => (b.Checked ? "- [x]" : "- [ ]", b.RichText),
                _ => (number.ToString(CultureInfo.InvariantCulture) + ".", ((NumberedListItemBlock)item.Content!).RichText),
            };
            Spanned(item, () =>
            {
                string line = _text.WriteBlock(text);
                Line(new string('\t', depth) + (line.Length == 0 ? mark : $"{mark} {line}"));
                PlainItems(item.Children, depth + 1);
            });
        }
    }

    // The number of an item by itself is no difference: it hangs on those before.
    private int? Start(NumberedListItemBlock item) => isFingerprint ? null : item.ListStartIndex;

    private void ToDos(MarkdownBlock[] items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            var item = (ToDoBlock)items[i].Content!;
            if (i > 0)
                Line("");
            Container("todo", items[i], item.RichText, ("checked", item.Checked ? "true" : "false"), ("color", MarkdownColors.Write(item.Color)));
        }
    }

    private void TaggedItems(MarkdownBlock[] items)
    {
        var first = items[0].Content as NumberedListItemBlock;
        string list = first is null ? "ul" : "ol";
        string? type = first?.ListFormat is { } format ? format == ListNumberFormat.Letters ? "a" : format == ListNumberFormat.Roman ? "i" : "1" : null;
        Line(MarkdownTag.Open(list, ("type", type), ("start", first is null ? null : Start(first)?.ToString(CultureInfo.InvariantCulture))));
        foreach (MarkdownBlock item in items)
        {
            (RichTextList text, Color color) = item.Content is BulletedListItemBlock b ? (b.RichText, b.Color) : (((NumberedListItemBlock)item.Content!).RichText, ((NumberedListItemBlock)item.Content!).Color);
            Spanned(item, () => Container("li", item, text, ("color", MarkdownColors.Write(color))));
        }

        Line($"</{list}>");
    }

    private void Block(MarkdownBlock block)
    {
        switch (block.Content)
        {
            case ParagraphBlock b:
                string line = isFingerprint ? _text.WriteBlock(b.RichText) + MarkdownIcons.Write(b.Icon) : _text.WriteBlock(b.RichText);
                if (b.Color == Color.Default && block.Children.Count == 0 && line.Length > 0)
                    Line(line);
                else
                    Container("p", block, b.RichText, ("color", MarkdownColors.Write(b.Color)));
                break;
            case Heading1Block or Heading2Block or Heading3Block or Heading4Block:
                var (level, title, isToggleable, shade) = BlockKinds.Heading(block.Content)!.Value;
                string name = $"h{level}";
                if (isToggleable)
                    Container("toggle", block, title, ("heading", name), ("color", MarkdownColors.Write(shade)));
                else if (shade != Color.Default || !IsPlainText(title))
                    Container(name, block, title, ("color", MarkdownColors.Write(shade)));
                else
                    Line($"{new string('#', level)} {_text.Write(title)}".TrimEnd());
                break;
            case QuoteBlock b:
                if (b.Color == Color.Default && block.Children.Count == 0 && b.RichText.Count > 0 && IsPlainText(b.RichText))
                    Line($"> {_text.WriteBlock(b.RichText)}");
                else
                    Container("quote", block, b.RichText, ("color", MarkdownColors.Write(b.Color)));
                break;
            case ToggleBlock b:
                Container("toggle", block, b.RichText, ("color", MarkdownColors.Write(b.Color)));
                break;
            case CalloutBlock b:
                Container("callout", block, b.RichText, ("icon", MarkdownIcons.Write(b.Icon)), ("color", MarkdownColors.Write(b.Color)));
                break;
            case CodeBlock b:
                Code(b);
                break;
            case EquationBlock b:
                Line("$$");
                Line(b.Expression.ReplaceLineEndings("\n"));
                Line("$$");
                break;
            case DividerBlock:
                Line("---");
                break;
            case TableBlock b:
                Table(block, b);
                break;
            case ColumnListBlock:
                Bare("columns", block);
                break;
            case ColumnBlock b:
                Bare("column", block, ("ratio", LineForms.Percent(b.WidthRatio)));
                break;
            case TabBlock:
                Tabs(block);
                break;
            case TableOfContentsBlock b:
                Line($"<table-of-contents{MarkdownTag.Write(("color", MarkdownColors.Write(b.Color)))} />");
                break;
            case SyncedBlock { SyncedFrom: { } source }:
                Bare("synced-block-reference", block, ("url", addresses.OfBlock(source.BlockId.Value)));
                break;
            case SyncedBlock:
                Bare("synced-block", block, ("url", block.Id is { } id ? addresses.OfBlock(id) : null));
                break;
            case MeetingNotesBlock b:
                MeetingNotes(block, b);
                break;
            case ImageBlock b:
                Line($"![{_text.Write(b.Caption)}]({InlineForms.Address(BlockKinds.Url(b.Source, !isFingerprint))})");
                break;
            case VideoBlock or AudioBlock or PdfBlock or FileBlock:
                var (kind, file, caption) = BlockKinds.Media(block.Content)!.Value;
                Line(Element(kind, _text.Write(caption), ("source", BlockKinds.Url(file, !isFingerprint))));
                break;
            case BookmarkBlock b:
                Line(Element("bookmark", _text.Write(b.Caption), ("source", b.Url)));
                break;
            case EmbedBlock b:
                Line(Element("embed", _text.Write(b.Caption), ("source", b.Url)));
                break;
            case ChildPageBlock b:
                Line(Element("page", Label(b.Title), ("url", block.Id is { } page ? addresses.OfPage(page) : null)));
                break;
            case ChildDatabaseBlock b:
                Line(Database(block, b.Title));
                break;
            default:
                Line($"<unknown{MarkdownTag.Write(("url", block.Id is { } unknown ? addresses.OfBlock(unknown) : null), ("alt", block.Alternative))} />");
                break;
        }
    }

    private string Label(string title) => isFingerprint ? "" : FlavoredTextWriter.Escape(title, isBlock: false);

    private string Database(MarkdownBlock block, string title) => Element(
        "database",
        Label(title),
        ("url", block.Id is { } id ? addresses.OfPage(id) : null),
        ("data-source-url", isFingerprint ? null : block.Database?.DataSourceUrl),
        ("inline", isFingerprint || block.Database is null ? null : block.Database.IsInline ? "true" : "false"),
        ("icon", isFingerprint ? null : block.Database?.Icon));

    // The text comes first, what is in the block after an empty line.
    private void Container(string name, MarkdownBlock block, RichTextList text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        string line = _text.WriteBlock(text);
        if (line.Length == 0 && block.Children.Count == 0)
        {
            Line($"<{name}{MarkdownTag.Write(attributes)} />");
            return;
        }

        Line(MarkdownTag.Open(name, attributes));
        Line(line.Length == 0 ? "<p />" : line);
        if (block.Children.Count > 0)
        {
            Line("");
            Blocks(block.Children);
        }

        Line($"</{name}>");
    }

    // The notes come first.
    private void MeetingNotes(MarkdownBlock block, MeetingNotesBlock notes)
    {
        string line = _text.WriteBlock(notes.Title);
        Line(MarkdownTag.Open(
            "meeting-notes",
            ("attendees", isFingerprint || notes.CalendarEvent is not { Attendees: { Count: > 0 } people } ? null : string.Join(',', people.Select(id => MarkdownAddresses.OfUser(id.Value)))),
            ("view-url", isFingerprint || block.Id is not { } id ? null : addresses.OfBlock(id))));
        Line(line.Length == 0 ? "<p />" : line);
        foreach (MarkdownBlock part in block.Children.OrderBy(part => part.Part != MeetingPart.Notes))
        {
            string name = part.Part switch { MeetingPart.Notes => "meeting-notes-section-notes", MeetingPart.Summary => "meeting-notes-section-summary", _ => "meeting-notes-section-transcript" };
            Line("");
            if (part.Part == MeetingPart.OmittedTranscript)
                Line($"<{name}>\n{_text.WriteBlock(LineForms.TranscriptPlaceholder(block.Id is { } notesId ? addresses.OfBlock(notesId) : ""))}\n</{name}>");
            else
                Bare(name, part);
        }

        Line("</meeting-notes>");
    }

    private void Bare(string name, MarkdownBlock block, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Line(MarkdownTag.Open(name, attributes));
        if (name == "columns")
        {
            foreach (MarkdownBlock column in block.Children)
                One(column);
        }
        else
        {
            Blocks(block.Children);
        }

        Line($"</{name}>");
    }

    private void Tabs(MarkdownBlock block)
    {
        Line("<tabs>");
        foreach (MarkdownBlock tab in block.Children)
        {
            if (tab.Content is ParagraphBlock label)
                Spanned(tab, () => Container("tab", tab, label.RichText, ("icon", MarkdownIcons.Write(label.Icon)), ("color", MarkdownColors.Write(label.Color))));
        }

        Line("</tabs>");
    }

    private void Code(CodeBlock block)
    {
        string code = block.RichText.ToPlainText().ReplaceLineEndings("\n");
        string fence = InlineForms.Fence(code);
        Line(fence + (block.Language?.Value ?? ""));
        if (code.Length > 0)
            Line(code);
        Line(fence);
    }

    private void Table(MarkdownBlock block, TableBlock table)
    {
        IReadOnlyList<RichTextList>[] rows = [.. block.Children.Select(row => row.Content).OfType<TableRowBlock>().Select(row => row.Cells)];
        bool isPlain = table.HasColumnHeader && !table.HasRowHeader && rows.Length > 0 && rows.All(row => row.Count > 0 && row.All(IsPlainCell));
        if (isPlain)
        {
            Line(PipeRow(rows[0]));
            Line("|" + string.Concat(Enumerable.Repeat(" --- |", rows[0].Count)));
            foreach (IReadOnlyList<RichTextList> row in rows.Skip(1))
                Line(PipeRow(row));
            return;
        }

        Line(MarkdownTag.Open("table", ("header-row", table.HasColumnHeader ? "true" : null), ("header-column", table.HasRowHeader ? "true" : null)));
        foreach (IReadOnlyList<RichTextList> row in rows)
        {
            Line("<tr>");
            foreach (RichTextList cell in row)
                Line($"<td>{_text.Write(cell)}</td>");
            Line("</tr>");
        }

        Line("</table>");
    }

    private string PipeRow(IReadOnlyList<RichTextList> row) =>
        "|" + string.Concat(row.Select(cell => $" {_text.Write(cell).Replace("|", "\\|", StringComparison.Ordinal)} |"));

    // Within code and addresses a bar looks like the edge of a cell.
    private static bool IsPlainCell(RichTextList cell) =>
        IsPlainText(cell) && cell.All(piece => piece.Content is TextContent { Link: null } && piece.Annotations is not { Code: true });

    private static string Element(string name, string inner, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        inner.Length == 0 ? $"<{name}{MarkdownTag.Write(attributes)} />" : $"{MarkdownTag.Open(name, attributes)}{inner}</{name}>";

    private void Line(string line)
    {
        if (_document.Length > 0)
            _document.Append('\n');
        _document.Append(line);
    }
}

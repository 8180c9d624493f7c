using System.Globalization;
using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Enhanced;

/// <summary>Writes documents in the first syntax, enhanced Markdown: a line a block, what is in a block one tab deeper.</summary>
internal sealed class EnhancedWriter(MarkdownAddresses addresses, bool isFingerprint = false)
{
    private readonly StringBuilder _document = new();
    private readonly List<BlockSpan> _spans = [];
    private readonly EnhancedTextWriter _text = new(addresses, withLabels: !isFingerprint);

    public MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks)
    {
        Blocks(blocks, depth: 0);
        return new MarkdownText(_document.ToString(), _spans);
    }

    private void Blocks(IReadOnlyList<MarkdownBlock> blocks, int depth)
    {
        int number = 0;
        foreach (MarkdownBlock block in blocks)
        {
            number = block.Content is NumberedListItemBlock item ? (number == 0 ? item.ListStartIndex ?? 1 : number + 1) : 0;
            int index = _spans.Count;
            int start = _document.Length == 0 ? depth : _document.Length + 1 + depth;
            _spans.Add(default);
            Block(block, depth, isFingerprint ? 1 : number);
            _spans[index] = new BlockSpan(block, start, _document.Length);
        }
    }

    private void Block(MarkdownBlock block, int depth, int number)
    {
        switch (block.Content)
        {
            case ParagraphBlock { RichText: var text, Color: var color, Icon: var icon }:
                string line = _text.WriteLine(text);
                if (isFingerprint)
                    line += MarkdownIcons.Write(icon);
                Line(depth, line.Length == 0 ? MarkdownTag.Closed("empty-block", ("color", MarkdownColors.Write(color))) : line + Suffix(color));
                Blocks(block.Children, depth + 1);
                break;
            case Heading1Block or Heading2Block or Heading3Block or Heading4Block:
                var (level, title, isToggleable, shade) = BlockKinds.Heading(block.Content)!.Value;
                Item(block, depth, new string('#', level), title, shade, isToggleable);
                break;
            case BulletedListItemBlock b:
                Item(block, depth, "-", b.RichText, b.Color);
                break;
            case NumberedListItemBlock b:
                Item(block, depth, number.ToString(CultureInfo.InvariantCulture) + ".", b.RichText, b.Color);
                break;
            case ToDoBlock b:
                Item(block, depth, b.Checked ? "- [x]" : "- [ ]", b.RichText, b.Color);
                break;
            case QuoteBlock b:
                Item(block, depth, ">", b.RichText, b.Color);
                break;
            case ToggleBlock b:
                Line(depth, MarkdownTag.Open("details", ("color", MarkdownColors.Write(b.Color))));
                Line(depth, $"<summary>{_text.Write(b.RichText).Trim(' ', '\t')}</summary>");
                Blocks(block.Children, depth + 1);
                Line(depth, "</details>");
                break;
            case CalloutBlock b:
                Line(depth, MarkdownTag.Open("callout", ("icon", MarkdownIcons.Write(b.Icon)), ("color", MarkdownColors.Write(b.Color))));
                Title(block, b.RichText, depth + 1);
                Blocks(block.Children, depth + 1);
                Line(depth, "</callout>");
                break;
            case CodeBlock b:
                Code(b, depth);
                break;
            case EquationBlock b:
                Line(depth, "$$");
                foreach (string part in Lines(b.Expression))
                    Line(depth, part);
                Line(depth, "$$");
                break;
            case DividerBlock:
                Line(depth, "---");
                break;
            case TableBlock b:
                Table(block, b, depth);
                break;
            case ColumnListBlock:
                Container("columns", block, depth);
                break;
            case ColumnBlock b:
                Container("column", block, depth, ("ratio", LineForms.Percent(b.WidthRatio)));
                break;
            case TabBlock:
                Tabs(block, depth);
                break;
            case TableOfContentsBlock b:
                Line(depth, MarkdownTag.Closed("table_of_contents", ("color", MarkdownColors.Write(b.Color))));
                break;
            case SyncedBlock { SyncedFrom: { } source }:
                Container("synced_block_reference", block, depth, ("url", addresses.OfBlock(source.BlockId.Value)));
                break;
            case SyncedBlock:
                Container("synced_block", block, depth, ("url", block.Id is { } id ? addresses.OfBlock(id) : null));
                break;
            case MeetingNotesBlock b:
                MeetingNotes(block, b, depth);
                break;
            case ImageBlock b:
                Line(depth, $"![{_text.Write(b.Caption)}]({InlineForms.Address(BlockKinds.Url(b.Source, !isFingerprint))})");
                break;
            case VideoBlock or AudioBlock or PdfBlock or FileBlock:
                var (kind, file, caption) = BlockKinds.Media(block.Content)!.Value;
                Line(depth, Element(kind, _text.Write(caption), ("src", BlockKinds.Url(file, !isFingerprint))));
                break;
            case ChildPageBlock b:
                Line(depth, Element("page", Label(b.Title), ("url", block.Id is { } page ? addresses.OfPage(page) : null)));
                break;
            case ChildDatabaseBlock b:
                Line(depth, Database(block, b.Title));
                break;
            default:
                Line(depth, MarkdownTag.Closed("unknown", ("url", block.Id is { } unknown ? addresses.OfBlock(unknown) : null), ("alt", block.Alternative)));
                break;
        }
    }

    // What a block is called is no difference between two documents: names change elsewhere.
    private string Label(string title) => isFingerprint ? "" : EnhancedTextWriter.Escape(title);

    private string Database(MarkdownBlock block, string title) => Element(
        "database",
        Label(title),
        ("url", block.Id is { } id ? addresses.OfPage(id) : null),
        ("inline", isFingerprint || block.Database is null ? null : block.Database.IsInline ? "true" : "false"),
        ("icon", isFingerprint ? null : block.Database?.Icon),
        ("data-source-url", isFingerprint ? null : block.Database?.DataSourceUrl));

    private void Item(MarkdownBlock block, int depth, string mark, RichTextList text, Color color, bool isToggleable = false)
    {
        // In an item of a list another kind of block could start.
        string line = mark is "-" || mark[^1] == '.' ? _text.WriteLine(text) : _text.Write(text).Trim(' ', '\t');
        Line(depth, (line.Length == 0 ? mark : $"{mark} {line}") + Suffix(color, isToggleable));
        Blocks(block.Children, depth + 1);
    }

    // The title of a callout or tab is the first line in it.
    private void Title(MarkdownBlock block, RichTextList text, int depth)
    {
        string line = _text.WriteLine(text);
        if (line.Length > 0)
            Line(depth, line);
        else if (block.Children is not [{ Content: not ParagraphBlock }, ..])
            Line(depth, "<empty-block/>");
    }

    private void Tabs(MarkdownBlock block, int depth)
    {
        Line(depth, "<tabs>");
        foreach (MarkdownBlock tab in isFingerprint ? [] : block.Children)
        {
            if (tab.Content is not ParagraphBlock label)
                continue;
            int index = _spans.Count;
            int start = _document.Length + 2 + depth;
            _spans.Add(default);
            Line(depth + 1, MarkdownTag.Open("tab", ("icon", MarkdownIcons.Write(label.Icon)), ("color", MarkdownColors.Write(label.Color))));
            Title(tab, label.RichText, depth + 2);
            Blocks(tab.Children, depth + 2);
            Line(depth + 1, "</tab>");
            _spans[index] = new BlockSpan(tab, start, _document.Length);
        }

        Line(depth, "</tabs>");
    }

    private void MeetingNotes(MarkdownBlock block, MeetingNotesBlock notes, int depth)
    {
        Line(depth, "<meeting-notes>");
        string title = _text.WriteLine(notes.Title);
        if (title.Length > 0)
            Line(depth + 1, title);
        foreach (MarkdownBlock part in block.Children)
        {
            string name = part.Part switch { MeetingPart.Summary => "summary", MeetingPart.Notes => "notes", _ => "transcript" };
            Line(depth + 1, MarkdownTag.Open(name));
            if (part.Part == MeetingPart.OmittedTranscript)
                Line(depth + 2, _text.WriteLine(LineForms.TranscriptPlaceholder(block.Id is { } id ? addresses.OfBlock(id) : "")));
            Blocks(part.Children, depth + 2);
            Line(depth + 1, $"</{name}>");
        }

        Line(depth, "</meeting-notes>");
    }

    private void Container(string name, MarkdownBlock block, int depth, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Line(depth, MarkdownTag.Open(name, attributes));
        Blocks(block.Children, depth + 1);
        Line(depth, $"</{name}>");
    }

    private void Code(CodeBlock block, int depth)
    {
        string code = block.RichText.ToPlainText();
        string fence = InlineForms.Fence(code);
        Line(depth, fence + (block.Language?.Value ?? ""));
        foreach (string line in code.Length == 0 ? [] : Lines(code))
            Line(depth, line);
        Line(depth, fence);
    }

    private void Table(MarkdownBlock block, TableBlock table, int depth)
    {
        Line(depth, MarkdownTag.Open("table", ("header-row", table.HasColumnHeader ? "true" : null), ("header-column", table.HasRowHeader ? "true" : null)));
        foreach (MarkdownBlock row in block.Children)
        {
            if (row.Content is not TableRowBlock { Cells: var cells })
                continue;
            Line(depth + 1, "<tr>");
            foreach (RichTextList cell in cells)
                Line(depth + 2, $"<td>{_text.Write(cell)}</td>");
            Line(depth + 1, "</tr>");
        }

        Line(depth, "</table>");
    }

    private static string Element(string name, string inner, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        $"{MarkdownTag.Open(name, attributes)}{inner}</{name}>";

    private static string Suffix(Color color, bool isToggleable = false)
    {
        string attributes = MarkdownTag.Write(("toggle", isToggleable ? "true" : null), ("color", MarkdownColors.Write(color)));
        return attributes.Length == 0 ? "" : $" {{{attributes.AsSpan(1)}}}";
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private void Line(int depth, string line)
    {
        if (_document.Length > 0)
            _document.Append('\n');
        _document.Append('\t', depth).Append(line);
    }
}

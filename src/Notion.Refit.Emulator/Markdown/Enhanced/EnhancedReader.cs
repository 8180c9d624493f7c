using Notion.Refit.Emulator.Content;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Markdown.LineForms;

namespace Notion.Refit.Emulator.Markdown.Enhanced;

/// <summary>Reads documents in the first syntax, enhanced Markdown: a line is a block, what is indented deeper is in the block before.</summary>
/// <remarks>What looks like nothing else is a paragraph. Empty lines mean nothing; a tag stands for an empty paragraph.</remarks>
internal sealed class EnhancedReader(string text, IMarkdownDirectory directory)
{
    // What is in a block is at least this much deeper.
    private const int Deeper = 2;

    // Deeper than anyone writes; what is deeper comes beside instead of inside, and its tags are text.
    private const int DeepestLevel = 64;

    private readonly LineSource _lines = new(text);
    private readonly Stack<string> _open = [];
    private int _level;

    public IReadOnlyList<MarkdownBlock> Read() => Blocks(column: 0);

    private List<MarkdownBlock> Blocks(int column)
    {
        var blocks = new List<MarkdownBlock>();
        _level++;
        while (_lines.SkipBlanks() && _lines.Current.Column >= column && !IsClosing(_lines.Current.Text))
        {
            _lines.SplitClosing(_open);
            Block(_lines.Current, blocks);
        }

        _level--;
        return ListNumbers.Settle(blocks);
    }

    private bool IsClosing(string line) => line.StartsWith(":::", StringComparison.Ordinal) && line.Trim(':').Length == 0
        ? _open.Contains(LineSource.Fence)
        : line.StartsWith("</", StringComparison.Ordinal) && line.EndsWith('>') && _open.Contains(line[2..^1]);

    private void Block(SourceLine line, List<MarkdownBlock> blocks)
    {
        if (line.Text[0] == '<' && TryTag(line, blocks))
            return;
        _lines.Next();
        blocks.Add(TryVerbatim(line) ?? TryTable(line) ?? TextBlock(line));
    }

    private MarkdownBlock? TryVerbatim(SourceLine line)
    {
        string mark = line.Text;
        if (mark.StartsWith("```", StringComparison.Ordinal) || mark.StartsWith("~~~", StringComparison.Ordinal))
        {
            int length = InlinePairs.RunLength(mark, 0);
            string info = mark[length..];
            if (mark[0] == '`' && info.Contains('`', StringComparison.Ordinal))
                return null;
            string code = Verbatim(line.Column, end => end.Length >= length && end[0] == mark[0] && InlinePairs.RunLength(end, 0) == end.Length);
            return Of(new CodeBlock { RichText = RichTextRules.Complete(code), Language = MarkdownLanguages.Read(info) });
        }

        if (mark == "$$")
            return Of(new EquationBlock(Verbatim(line.Column, end => end == "$$")));
        if (mark.StartsWith(":::", StringComparison.Ordinal) && mark.TrimStart(':').TrimStart() is var rest && rest.StartsWith("callout", StringComparison.Ordinal))
        {
            (_, IReadOnlyDictionary<string, string> attributes) = Attributes(rest);
            return Callout(attributes, Inside(LineSource.Fence));
        }

        return null;
    }

    // The lines up to an end, without the indentation of the block if all have it.
    private string Verbatim(int column, Func<string, bool> isEnd)
    {
        var lines = new List<SourceLine>();
        while (!_lines.IsAtEnd)
        {
            SourceLine line = _lines.Next();
            if (!line.IsBlank && isEnd(line.Text))
                break;
            lines.Add(line);
        }

        bool isIndented = lines.TrueForAll(line => line.IsBlank || line.Column >= column);
        return string.Join('\n', lines.Select(line => isIndented ? line.Without(column) : line.Raw));
    }

    private MarkdownBlock? TryTable(SourceLine line)
    {
        if (!line.Text.Contains('|', StringComparison.Ordinal) || _lines.IsAtEnd || !PipeTable.IsRuler(_lines.Current.Text))
            return null;
        IReadOnlyList<string> header = PipeTable.Cells(line.Text);
        if (PipeTable.Cells(_lines.Current.Text).Count != header.Count)
            return null;
        _lines.Next();

        var rows = new List<IReadOnlyList<string>> { header };
        while (!_lines.IsAtEnd && _lines.Current.Text.Contains('|', StringComparison.Ordinal))
            rows.Add(PipeTable.Cells(_lines.Next().Text));
        return TableOf(rows, header.Count, hasHeaderRow: true, hasHeaderColumn: false);
    }

    private MarkdownBlock TableOf(IReadOnlyList<IReadOnlyList<string>> rows, int width, bool hasHeaderRow, bool hasHeaderColumn) => new()
    {
        Content = new TableBlock { TableWidth = width, HasColumnHeader = hasHeaderRow, HasRowHeader = hasHeaderColumn },
        Children = [.. rows.Select(row => Of(new TableRowBlock { Cells = [.. Enumerable.Range(0, width).Select(i => Inline(i < row.Count ? row[i] : ""))] }))],
    };

    private MarkdownBlock TextBlock(SourceLine line)
    {
        if (IsDivider(line.Text))
            return Of(new DividerBlock());

        (string content, IReadOnlyDictionary<string, string> attributes) = Attributes(line.Text);
        Color color = MarkdownColors.Read(attributes.GetValueOrDefault("color"));
        if (TryImage(content) is { } image)
            return Of(image);

        int hashes = content[0] == '#' ? InlinePairs.RunLength(content, 0) : 0;
        if (hashes is > 0 and <= 6 && IsMark(content, hashes))
        {
            bool isToggleable = string.Equals(attributes.GetValueOrDefault("toggle"), "true", StringComparison.OrdinalIgnoreCase);
            WritableBlockContent heading = BlockKinds.Heading(hashes, Inline(content[hashes..]), isToggleable, color);
            return isToggleable ? WithChildren(heading, line) : Of(heading);
        }

        if (content[0] == '>')
            return WithChildren(new QuoteBlock { RichText = Inline(content[1..]), Color = color }, line);
        if (TryNumber(content, out int number, out int length))
            return Listed(line, content[length..], item => new NumberedListItemBlock { RichText = item, Color = color } with { ListStartIndex = number });
        if (content[0] is not ('-' or '*' or '+') || !IsMark(content, 1))
            return WithChildren(new ParagraphBlock { RichText = Inline(content), Color = color }, line);

        string rest = content[1..].TrimStart();
        return rest.Length >= 3 && rest[0] == '[' && rest[2] == ']' && rest[1] is ' ' or 'x' or 'X' && IsMark(rest, 3)
            ? WithChildren(new ToDoBlock { RichText = Inline(rest[3..]), Checked = rest[1] != ' ', Color = color }, line)
            : Listed(line, rest, item => new BulletedListItemBlock { RichText = item, Color = color });
    }

    // An item that is another kind of block is an empty one with that block inside.
    private MarkdownBlock Listed(SourceLine line, string rest, Func<RichTextList, WritableBlockContent> item)
    {
        string inner = rest.TrimStart();
        bool isBlock = inner.Length > 0
            && (inner[0] == '#' && InlinePairs.RunLength(inner, 0) is var hashes && hashes <= 6 && IsMark(inner, hashes)
                || inner.StartsWith("```", StringComparison.Ordinal)
                || inner[0] == '>'
                || inner.StartsWith("![", StringComparison.Ordinal)
                || (inner[0] is '-' or '+' && IsMark(inner, 1)));
        if (!isBlock)
            return WithChildren(item(Inline(inner)), line);
        _lines.PushBack(new SourceLine(line.Column + SourceLine.TabWidth, inner, inner));
        return WithChildren(item(RichTextList.Empty), line);
    }

    private MarkdownBlock WithChildren(WritableBlockContent content, SourceLine line) =>
        new() { Content = content, Children = _level < DeepestLevel ? Blocks(line.Column + Deeper) : [] };

    private ImageBlock? TryImage(string content)
    {
        if (!content.StartsWith("![", StringComparison.Ordinal))
            return null;
        int close = new InlinePairs(content).Closing(1);
        return close > 0 && EnhancedTextScanner.ReadAddress(content, close + 1, out string url) == content.Length && url.Length > 0
            ? new ImageBlock { Source = BlockKinds.Source(url), Caption = Inline(content[2..close]) }
            : null;
    }

    private bool TryTag(SourceLine line, List<MarkdownBlock> blocks)
    {
        if (_level >= DeepestLevel || !MarkdownTag.TryRead(line.Text, 0, out MarkdownTag? tag))
            return false;
        string rest = line.Text[tag.Length..];
        switch (tag.Name)
        {
            case "details":
                Enter(tag, line, rest);
                blocks.Add(Toggle(tag, line, out List<MarkdownBlock> beside));
                blocks.AddRange(beside);
                return true;
            case "callout":
                Enter(tag, line, rest);
                blocks.Add(Callout(tag.Attributes, Inside(tag)));
                return true;
            case "columns":
                Enter(tag, line, rest);
                blocks.AddRange(Columns(Inside(tag)));
                return true;
            case "column":
                Enter(tag, line, rest);
                blocks.Add(new MarkdownBlock { Content = new ColumnBlock { WidthRatio = Ratio(tag["ratio"]) }, Children = Inside(tag) });
                return true;
            case "tabs":
                Enter(tag, line, rest);
                blocks.AddRange(Tabs(Inside(tag)));
                return true;
            case "tab":
                Enter(tag, line, rest);
                (RichTextList title, List<MarkdownBlock> content) = TakeTitle(Inside(tag));
                var label = new ParagraphBlock { RichText = title, Icon = MarkdownIcons.Read(tag["icon"], directory), Color = MarkdownColors.Read(tag["color"]) };
                blocks.Add(new MarkdownBlock { Content = label, Children = content });
                return true;
            case "synced_block":
                Enter(tag, line, rest);
                blocks.Add(new MarkdownBlock { Content = new SyncedBlock(null), Id = Address(tag), Children = Inside(tag) });
                return true;
            case "synced_block_reference":
                Enter(tag, line, rest);
                var source = new SyncedBlockSource(new BlockId(MarkdownAddresses.Read(tag["url"] ?? "")));
                blocks.Add(new MarkdownBlock { Content = new SyncedBlock(source), Children = Inside(tag) });
                return true;
            case "table":
                blocks.AddRange(Table(tag, line));
                return true;
            case "table_of_contents":
                _lines.Next();
                blocks.Add(Of(new TableOfContentsBlock { Color = MarkdownColors.Read(tag["color"]) }));
                return true;
            case "empty-block":
                _lines.Next();
                blocks.Add(WithChildren(new ParagraphBlock { RichText = RichTextList.Empty, Color = MarkdownColors.Read(tag["color"]) }, line));
                return true;
            case "unknown":
                _lines.Next();
                blocks.Add(new MarkdownBlock { Content = null, Id = MarkdownAddresses.Read(tag["url"] ?? ""), Alternative = tag["alt"] });
                return true;
            default:
                return TryElement(tag, rest, blocks);
        }
    }

    // Tags that stand in one line with what they say.
    private bool TryElement(MarkdownTag tag, string rest, List<MarkdownBlock> blocks)
    {
        string closing = $"</{tag.Name}>";
        if (!(tag.IsClosed && rest.Length == 0) && !rest.EndsWith(closing, StringComparison.OrdinalIgnoreCase))
            return false;
        string inner = tag.IsClosed ? "" : rest[..^closing.Length];
        MarkdownBlock? block = tag.Name switch
        {
            "page" => new MarkdownBlock { Content = new ChildPageBlock { Title = Inline(inner).ToPlainText() }, Id = Address(tag) },
            "database" => new MarkdownBlock
            {
                Content = new ChildDatabaseBlock { Title = Inline(inner).ToPlainText() },
                Id = Address(tag),
                Database = new DatabaseFacts(tag.IsTrue("inline"), tag["icon"], tag["data-source-url"]),
            },
            "video" or "audio" or "pdf" or "file" or "image" when (tag["src"] ?? tag["source"]) is { Length: > 0 } url =>
                Of(BlockKinds.Media(tag.Name, BlockKinds.Source(url), Inline(inner))!),
            _ => null,
        };
        if (block is null)
            return false;
        _lines.Next();
        blocks.Add(block);
        return true;
    }

    private void Enter(MarkdownTag tag, SourceLine line, string rest)
    {
        _lines.Next();
        if (rest.Trim().Length > 0)
            _lines.PushBack(new SourceLine(line.Column + SourceLine.TabWidth, rest.Trim(), rest.Trim()));
        if (tag.IsClosed)
            _lines.PushBack(new SourceLine(line.Column, $"</{tag.Name}>", ""));
    }

    private List<MarkdownBlock> Inside(MarkdownTag tag) => Inside(tag.Name);

    private List<MarkdownBlock> Inside(string name, int column = 0)
    {
        _open.Push(name);
        List<MarkdownBlock> blocks = Blocks(column);
        _open.Pop();
        Leave(name);
        return blocks;
    }

    // The closing tag; a block that is not closed ends with what it is in.
    private void Leave(string name)
    {
        if (!_lines.SkipBlanks())
            return;
        string line = _lines.Current.Text;
        if (name == LineSource.Fence ? line.Trim(':').Length == 0 : string.Equals(line, $"</{name}>", StringComparison.Ordinal))
            _lines.Next();
    }

    // Only what is indented is inside of a toggle; the rest up to its closing tag comes after it.
    private MarkdownBlock Toggle(MarkdownTag tag, SourceLine line, out List<MarkdownBlock> beside)
    {
        RichTextList summary = RichTextList.Empty;
        if (_lines.SkipBlanks() && _lines.Current.Text.StartsWith("<summary", StringComparison.Ordinal) && MarkdownTag.TryRead(_lines.Current.Text, 0, out MarkdownTag? opening))
        {
            string content = _lines.Next().Text[opening.Length..];
            int end = content.IndexOf("</summary>", StringComparison.Ordinal);
            summary = Inline(end < 0 ? content : content[..end]);
            if (end >= 0 && content[(end + "</summary>".Length)..].Trim() is { Length: > 0 } rest)
                _lines.PushBack(new SourceLine(line.Column + SourceLine.TabWidth, rest, rest));
        }

        _open.Push(tag.Name);
        List<MarkdownBlock> children = Blocks(line.Column + Deeper);
        beside = Blocks(line.Column);
        _open.Pop();
        Leave(tag.Name);
        return new MarkdownBlock { Content = new ToggleBlock { RichText = summary, Color = MarkdownColors.Read(tag["color"]) }, Children = children };
    }

    private MarkdownBlock Callout(IReadOnlyDictionary<string, string> attributes, List<MarkdownBlock> inside)
    {
        (RichTextList text, List<MarkdownBlock> children) = TakeTitle(inside);
        return new MarkdownBlock
        {
            Content = new CalloutBlock
            {
                RichText = text,
                Icon = MarkdownIcons.Read(attributes.GetValueOrDefault("icon"), directory),
                Color = MarkdownColors.Read(attributes.GetValueOrDefault("color")),
            },
            Children = children,
        };
    }

    private IEnumerable<MarkdownBlock> Table(MarkdownTag tag, SourceLine line)
    {
        var source = new List<string>();
        while (!_lines.IsAtEnd)
        {
            string next = _lines.Next().Text;
            int end = next.IndexOf("</table>", StringComparison.OrdinalIgnoreCase);
            source.Add(end < 0 ? next : next[..end]);
            if (end < 0)
                continue;
            if (next[(end + "</table>".Length)..].Trim() is { Length: > 0 } rest)
                _lines.PushBack(new SourceLine(line.Column, rest, rest));
            break;
        }

        IReadOnlyList<IReadOnlyList<string>> rows = TagTable.Rows(string.Join('\n', source));
        int width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        return width == 0 ? [] : [TableOf(rows, width, tag.IsTrue("header-row"), tag.IsTrue("header-column"))];
    }

    // The list of attributes at the end of a line: {color="blue"}.
    private static (string Text, IReadOnlyDictionary<string, string> Attributes) Attributes(string line)
    {
        if (line.EndsWith('}') && line.LastIndexOf('{') is var start and >= 0
            && (start == 0 || line[start - 1] is ' ' or '\t')
            && line.IndexOf('=', start) > 0
            && MarkdownTag.ReadAttributes(line[(start + 1)..^1]) is { Count: > 0 } attributes)
        {
            string text = line[..start].TrimEnd(' ', '\t');
            return (text.Length == 0 ? " " : text, attributes);
        }

        return (line, NoAttributes);
    }

    private static readonly Dictionary<string, string> NoAttributes = [];

    private static MarkdownBlock Of(WritableBlockContent content) => new() { Content = content };

    private RichTextList Inline(string line) => EnhancedTextReader.Read(line.Trim(' ', '\t'), directory);
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Notion.Refit.Emulator.Content;
using Notion.Refit.Emulator.Markdown.Enhanced;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Markdown.LineForms;

namespace Notion.Refit.Emulator.Markdown.Flavored;

/// <summary>Reads documents in the second syntax, Notion-flavored Markdown: an empty line ends a block, tags hold blocks, only lists are indented.</summary>
internal sealed class FlavoredReader(string text, IMarkdownDirectory directory, int level = 0)
{
    private const int DeepestLevel = 64;

    // What is in an item of a list is at least this much deeper.
    private const int Deeper = 2;

    private static readonly FrozenSet<string> BlockTags = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "h1", "h2", "h3", "h4", "quote", "toggle", "callout", "todo", "ul", "ol", "li", "columns", "column", "tabs", "tab", "table", "table-of-contents", "equation",
        "synced-block", "synced-block-reference", "page", "database", "unknown", "image", "video", "audio", "pdf", "file", "bookmark", "embed");

    private readonly LineSource _lines = new(text);
    private readonly Stack<string> _open = [];
    private int _level = level;

    public IReadOnlyList<MarkdownBlock> Read() => Blocks(column: 0);

    private List<MarkdownBlock> Blocks(int column)
    {
        var blocks = new List<MarkdownBlock>();
        _level++;
        while (_lines.SkipBlanks() && _lines.Current.Column >= column && !IsClosing(_lines.Current.Text))
        {
            _lines.SplitClosing(_open);
            SourceLine line = _lines.Next();
            if (!TryTag(line, blocks))
                blocks.Add(TryVerbatim(line) ?? TryTable(line) ?? TextBlock(line));
        }

        _level--;
        return ListNumbers.Settle(blocks);
    }

    private bool IsClosing(string line) => line.StartsWith("</", StringComparison.Ordinal) && line.EndsWith('>') && _open.Contains(line[2..^1]);

    private bool BeginsBlock(string line) =>
        IsClosing(line)
        || IsHeading(line, out _)
        || line[0] == '>'
        || IsDivider(line)
        || line == "$$"
        || line.StartsWith("```", StringComparison.Ordinal)
        || line.StartsWith("~~~", StringComparison.Ordinal)
        || (line[0] is '-' or '*' or '+' && IsMark(line, 1))
        || TryNumber(line, out _, out _)
        || (MarkdownTag.TryRead(line, 0, out MarkdownTag? tag) && BlockTags.Contains(tag.Name));

    private static bool IsHeading(string line, out int hashes)
    {
        hashes = line[0] == '#' ? InlinePairs.RunLength(line, 0) : 0;
        return hashes is > 0 and <= 6 && IsMark(line, hashes);
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

        return mark == "$$" ? Of(new EquationBlock(Verbatim(line.Column, end => end == "$$"))) : null;
    }

    private string Verbatim(int column, Func<string, bool> isEnd)
    {
        var lines = new List<string>();
        while (!_lines.IsAtEnd)
        {
            SourceLine line = _lines.Next();
            if (!line.IsBlank && isEnd(line.Text))
                break;
            lines.Add(line.Without(column));
        }

        return string.Join('\n', lines);
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
        string content = line.Text;
        if (IsDivider(content))
            return Of(new DividerBlock());
        if (IsHeading(content, out int hashes))
            return Of(BlockKinds.Heading(hashes, Inline(content[hashes..]), isToggleable: false, Color.Default));
        if (content[0] == '>')
            return Quote(content);
        if (TryImage(content) is { } image)
            return Of(image);
        if (TryNumber(content, out int number, out int length))
            return Item(line, content[length..], item => new NumberedListItemBlock { RichText = item } with { ListStartIndex = number });
        if (content[0] is not ('-' or '*' or '+') || !IsMark(content, 1))
            return Of(new ParagraphBlock { RichText = Inline(Gather(content)) });

        string rest = content[1..].TrimStart();
        return rest.Length >= 3 && rest[0] == '[' && rest[2] == ']' && rest[1] is ' ' or 'x' or 'X' && IsMark(rest, 3)
            ? Item(line, rest[3..], item => new ToDoBlock { RichText = item, Checked = rest[1] != ' ' })
            : Item(line, rest, item => new BulletedListItemBlock { RichText = item });
    }

    private MarkdownBlock Item(SourceLine line, string first, Func<RichTextList, WritableBlockContent> content)
    {
        WritableBlockContent item = content(first.Trim().Length == 0 ? RichTextList.Empty : Inline(Gather(first.Trim())));
        return new MarkdownBlock { Content = item, Children = _level < DeepestLevel ? Blocks(line.Column + Deeper) : [] };
    }

    // The lines of a text up to an empty one, or another block. A backslash at the end of a line breaks it, else lines run on.
    private string Gather(string first)
    {
        var gathered = new StringBuilder();
        string line = first;
        while (true)
        {
            bool breaks = (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
            gathered.Append(breaks ? line[..^1] : line);
            if (_lines.IsAtEnd || _lines.Current.IsBlank || BeginsBlock(_lines.Current.Text))
            {
                if (breaks)
                    gathered.Append('\\');
                return gathered.ToString();
            }

            gathered.Append(breaks ? '\n' : ' ');
            _lines.SplitClosing(_open);
            line = _lines.Next().Text;
        }
    }

    private MarkdownBlock Quote(string first)
    {
        var inner = new StringBuilder(Unquote(first));
        while (!_lines.IsAtEnd && _lines.Current.Text is ['>', ..])
            inner.Append('\n').Append(Unquote(_lines.Next().Text));
        if (_level >= DeepestLevel)
            return Of(new QuoteBlock { RichText = Inline(inner.ToString()) });
        (RichTextList title, List<MarkdownBlock> children) = TakeTitle([.. new FlavoredReader(inner.ToString(), directory, _level).Read()]);
        return new MarkdownBlock { Content = new QuoteBlock { RichText = title }, Children = children };
    }

    private static string Unquote(string line) => line.Length > 1 && line[1] == ' ' ? line[2..] : line[1..];

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
        if (_level >= DeepestLevel || !MarkdownTag.TryRead(line.Text, 0, out MarkdownTag? tag) || !BlockTags.Contains(tag.Name))
            return false;
        string rest = line.Text[tag.Length..].Trim();
        if (tag.Name is "page" or "database" or "unknown" or "image" or "video" or "audio" or "pdf" or "file" or "bookmark" or "embed" or "equation")
            return TryElement(tag, rest, blocks);
        if (tag.Name == "table-of-contents")
        {
            blocks.Add(Of(new TableOfContentsBlock { Color = MarkdownColors.Read(tag["color"]) }));
            return true;
        }

        if (tag.Name == "table")
        {
            blocks.AddRange(Table(tag, rest));
            return true;
        }

        if (rest.Length > 0)
            _lines.PushBack(new SourceLine(line.Column, rest, rest));
        blocks.AddRange(Container(tag, tag.IsClosed ? [] : Inside(tag.Name)));
        return true;
    }

    private IEnumerable<MarkdownBlock> Container(MarkdownTag tag, List<MarkdownBlock> inside)
    {
        Color color = MarkdownColors.Read(tag["color"]);
        switch (tag.Name)
        {
            case "columns":
                return Columns(inside);
            case "column":
                return [new MarkdownBlock { Content = new ColumnBlock { WidthRatio = Ratio(tag["ratio"]) }, Children = inside }];
            case "tabs":
                return Tabs(inside);
            case "synced-block":
                return [new MarkdownBlock { Content = new SyncedBlock(null), Id = Address(tag), Children = inside }];
            case "synced-block-reference":
                return [new MarkdownBlock { Content = new SyncedBlock(new SyncedBlockSource(new BlockId(MarkdownAddresses.Read(tag["url"] ?? "")))), Children = inside }];
            case "ul":
                return inside;
            case "ol":
                return Numbered(tag, inside);
        }

        (RichTextList text, List<MarkdownBlock> children) = TakeTitle(inside);
        WritableBlockContent content = tag.Name switch
        {
            "h1" or "h2" or "h3" or "h4" => BlockKinds.Heading(tag.Name[1] - '0', text, isToggleable: false, color),
            "toggle" when tag["heading"] is ['h', >= '1' and <= '4'] heading => BlockKinds.Heading(heading[1] - '0', text, isToggleable: true, color),
            "toggle" => new ToggleBlock { RichText = text, Color = color },
            "quote" => new QuoteBlock { RichText = text, Color = color },
            "callout" => new CalloutBlock { RichText = text, Icon = MarkdownIcons.Read(tag["icon"], directory), Color = color },
            "todo" => new ToDoBlock { RichText = text, Checked = tag.IsTrue("checked"), Color = color },
            "li" => new BulletedListItemBlock { RichText = text, Color = color },
            "tab" => new ParagraphBlock { RichText = text, Icon = MarkdownIcons.Read(tag["icon"], directory), Color = color },
            _ => new ParagraphBlock { RichText = text, Color = color },
        };
        var block = new MarkdownBlock { Content = content, Children = children };

        // A heading that cannot be folded has nothing inside.
        return tag.Name is ['h', _] ? [block with { Children = [] }, .. children] : [block];
    }

    private static IEnumerable<MarkdownBlock> Numbered(MarkdownTag list, List<MarkdownBlock> inside)
    {
        ListNumberFormat? format = list["type"] switch
        {
            "a" => (ListNumberFormat?)ListNumberFormat.Letters,
            "i" => ListNumberFormat.Roman,
            "1" => ListNumberFormat.Numbers,
            _ => null,
        };
        int? start = int.TryParse(list["start"], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        foreach (MarkdownBlock block in inside)
        {
            if (block.Content is not BulletedListItemBlock item)
            {
                yield return block;
                continue;
            }

            var numbered = new NumberedListItemBlock { RichText = item.RichText, Color = item.Color };
            if (format is { } known)
                numbered = numbered with { ListFormat = known };
            if (start is { } first)
                numbered = numbered with { ListStartIndex = first };
            start = null;
            yield return block with { Content = numbered };
        }
    }

    private bool TryElement(MarkdownTag tag, string rest, List<MarkdownBlock> blocks)
    {
        string closing = $"</{tag.Name}>";
        if (!(tag.IsClosed && rest.Length == 0) && !rest.EndsWith(closing, StringComparison.OrdinalIgnoreCase))
            return false;
        string inner = tag.IsClosed ? "" : rest[..^closing.Length];
        string? source = tag["source"] ?? tag["src"];
        MarkdownBlock? block = tag.Name switch
        {
            "unknown" => new MarkdownBlock { Content = null, Id = MarkdownAddresses.Read(tag["url"] ?? ""), Alternative = tag["alt"] },
            "page" => new MarkdownBlock { Content = new ChildPageBlock { Title = Inline(inner).ToPlainText() }, Id = Address(tag) },
            "database" => new MarkdownBlock
            {
                Content = new ChildDatabaseBlock { Title = Inline(inner).ToPlainText() },
                Id = Address(tag),
                Database = new DatabaseFacts(tag.IsTrue("inline"), tag["icon"], tag["data-source-url"]),
            },
            "equation" => Of(new EquationBlock(inner)),
            _ when source is not { Length: > 0 } => null,
            "bookmark" => Of(new BookmarkBlock { Url = source, Caption = Inline(inner) }),
            "embed" => Of(new EmbedBlock { Url = source, Caption = Inline(inner) }),
            _ => Of(BlockKinds.Media(tag.Name, BlockKinds.Source(source), Inline(inner))!),
        };
        if (block is not null)
            blocks.Add(block);
        return block is not null;
    }

    private List<MarkdownBlock> Inside(string name)
    {
        _open.Push(name);
        List<MarkdownBlock> blocks = Blocks(column: 0);
        _open.Pop();
        if (_lines.SkipBlanks() && string.Equals(_lines.Current.Text, $"</{name}>", StringComparison.Ordinal))
            _lines.Next();
        return blocks;
    }

    private IEnumerable<MarkdownBlock> Table(MarkdownTag tag, string rest)
    {
        var source = new List<string>();
        for (string next = rest; ; next = _lines.Next().Text)
        {
            int end = next.IndexOf("</table>", StringComparison.OrdinalIgnoreCase);
            source.Add(end < 0 ? next : next[..end]);
            if (end >= 0 || _lines.IsAtEnd)
                break;
        }

        IReadOnlyList<IReadOnlyList<string>> rows = TagTable.Rows(string.Join('\n', source));
        int width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        return width == 0 ? [] : [TableOf(rows, width, tag.IsTrue("header-row"), tag.IsTrue("header-column"))];
    }

    private static MarkdownBlock Of(WritableBlockContent content) => new() { Content = content };

    private RichTextList Inline(string line) => EnhancedTextReader.Read(line.Trim(' ', '\t'), directory, isFlavored: true);
}

using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;
using static Notion.Refit.Content.NotionSyntax.LineForms;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The parts that the readers of both syntaxes share: lines, open tags, and the forms that are the same.</summary>
/// <param name="text">The document.</param>
/// <param name="directory">Resolves names.</param>
/// <param name="level">How deep in another document it is.</param>
internal abstract class DocumentReader(string text, IMarkdownDirectory directory, int level = 0)
{
    /// <summary>The least additional indentation of the children of a block that is nested by indentation.</summary>
    protected const int Deeper = 2;

    /// <summary>Deeper than anyone writes; what is deeper comes beside instead of inside, and its tags are text.</summary>
    protected const int DeepestLevel = 64;

    protected const string MeetingNotesTag = "meeting-notes";

    private readonly Stack<string> _open = [];

    protected LineSource Lines { get; } = new(text);

    protected IMarkdownDirectory Directory { get; } = directory;

    protected int Level { get; private set; } = level;

    public IReadOnlyList<MarkdownBlock> Read() => Blocks(column: 0);

    protected List<MarkdownBlock> Blocks(int column)
    {
        var blocks = new List<MarkdownBlock>();
        Level++;
        while (Lines.SkipBlanks() && Lines.Current.Column >= column && !IsClosing(Lines.Current.Text))
        {
            SplitClosing();
            Block(Lines.Next(), blocks);
        }

        Level--;
        return ListNumbers.Settle(blocks);
    }

    /// <summary>Reads the block that starts with a line, which is taken already.</summary>
    protected abstract void Block(SourceLine line, List<MarkdownBlock> blocks);

    /// <summary>Whether text is of the second syntax.</summary>
    protected abstract bool IsFlavored { get; }

    /// <summary>Reads text without blocks.</summary>
    protected RichTextList Inline(string line) => InlineReader.Read(line.Trim(' ', '\t'), Directory, IsFlavored);

    /// <summary>Whether a line closes something that is open.</summary>
    protected virtual bool IsClosing(string line) => line.StartsWith("</", StringComparison.Ordinal) && line.EndsWith('>') && IsOpen(line[2..^1]);

    /// <summary>Whether a line closes the thing of a name.</summary>
    protected virtual bool Closes(string line, string name) => string.Equals(line, $"</{name}>", StringComparison.Ordinal);

    protected bool IsOpen(string name) => _open.Contains(name);

    protected void SplitClosing() => Lines.SplitClosing(_open);

    /// <summary>Reads the content of an open tag, up to the line that closes it; without one, up to the end of the block around it.</summary>
    protected List<MarkdownBlock> Inside(string name) => Within(name, () => Blocks(column: 0));

    protected T Within<T>(string name, Func<T> read)
    {
        _open.Push(name);
        T result = read();
        _open.Pop();
        if (Lines.SkipBlanks() && Closes(Lines.Current.Text, name))
            Lines.Next();
        return result;
    }

    protected static MarkdownBlock Of(WritableBlockContent content) => new() { Content = content };

    /// <summary>Code between fences, or an equation.</summary>
    protected MarkdownBlock? TryVerbatim(SourceLine line)
    {
        string mark = line.Text;
        if (mark.StartsWith("```", StringComparison.Ordinal) || mark.StartsWith("~~~", StringComparison.Ordinal))
        {
            int length = InlinePairs.RunLength(mark, 0);
            string info = mark[length..];
            if (mark[0] == '`' && info.Contains('`', StringComparison.Ordinal))
                return null;
            string code = Lines.Verbatim(line.Column, end => end.Length >= length && end[0] == mark[0] && InlinePairs.RunLength(end, 0) == end.Length);
            _ = CodeLanguageNames.TryRead(info, out CodeLanguage language);
            return Of(new CodeBlock { RichText = code, Language = language });
        }

        return mark == "$$" ? Of(new EquationBlock(Lines.Verbatim(line.Column, end => end == "$$"))) : null;
    }

    /// <summary>A table between bars.</summary>
    protected MarkdownBlock? TryTable(SourceLine line) =>
        PipeTable.TryRead(line, Lines) is { } rows ? BlockKinds.Table(rows, hasHeaderRow: true, hasHeaderColumn: false, Inline) : null;

    /// <summary>A table between tags; nothing when it has no cells.</summary>
    protected IEnumerable<MarkdownBlock> Table(MarkdownTag tag, SourceLine line)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = TagTable.Read(line, Lines);
        return rows.Any(row => row.Count > 0) ? [BlockKinds.Table(rows, tag.IsTrue("header-row"), tag.IsTrue("header-column"), Inline)] : [];
    }

    /// <summary>Reads an image that is alone in its line.</summary>
    protected ImageBlock? TryImage(string content)
    {
        if (!content.StartsWith("![", StringComparison.Ordinal))
            return null;
        int close = new InlinePairs(content, IsFlavored).Closing(1);
        return close > 0 && InlineScanner.ReadAddress(content, close + 1, out string url) == content.Length && url.Length > 0
            ? new ImageBlock { Source = BlockKinds.Source(url), Caption = Inline(content[2..close]) }
            : null;
    }

    /// <summary>Returns the blocks of a tag that holds blocks, for tags that are the same in both syntaxes; null for others.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="inside">What it holds.</param>
    protected IEnumerable<MarkdownBlock>? Holder(MarkdownTag tag, List<MarkdownBlock> inside)
    {
        switch (tag.Name.Replace('_', '-'))
        {
            case "columns":
                return Columns(inside);
            case "column":
                return [new MarkdownBlock { Content = new ColumnBlock { WidthRatio = Ratio(tag["ratio"]) }, Children = inside }];
            case "tabs":
                return Tabs(inside);
            case "synced-block":
                return [new MarkdownBlock { Content = new SyncedBlock(null), Id = Address(tag["url"]), Children = inside }];
            case "synced-block-reference":
                return Directory.TryReadAddress(tag["url"], out Guid source)
                    ? [new MarkdownBlock { Content = new SyncedBlock(new SyncedBlockSource(new BlockId(source))), Children = inside }]
                    : inside;
            case "callout":
                return [Callout(tag.Attributes, inside)];
            case "tab":
                (RichTextList text, List<MarkdownBlock> children) = TakeTitle(inside);
                var label = new ParagraphBlock { RichText = text, Icon = MarkdownIcons.Read(tag["icon"], Directory), Color = MarkdownColors.Read(tag["color"]) };
                return [new MarkdownBlock { Content = label, Children = children }];
            default:
                return null;
        }
    }

    protected MarkdownBlock Callout(IReadOnlyDictionary<string, string> attributes, List<MarkdownBlock> inside)
    {
        (RichTextList text, List<MarkdownBlock> children) = TakeTitle(inside);
        return new MarkdownBlock
        {
            Content = new CalloutBlock
            {
                RichText = text,
                Icon = MarkdownIcons.Read(attributes.GetValueOrDefault("icon"), Directory),
                Color = MarkdownColors.Read(attributes.GetValueOrDefault("color")),
            },
            Children = children,
        };
    }

    /// <summary>Returns the part of meeting notes that a tag opens; null for other tags.</summary>
    protected MeetingPart? PartOf(MarkdownTag tag) => !_open.TryPeek(out string? innermost) || innermost != MeetingNotesTag ? null : tag.Name switch
    {
        "summary" or MeetingNotesTag + "-section-summary" => MeetingPart.Summary,
        "notes" or MeetingNotesTag + "-section-notes" => MeetingPart.Notes,
        "transcript" or MeetingNotesTag + "-section-transcript" => MeetingPart.Transcript,
        _ => null,
    };

    /// <summary>Reads meeting notes. Assumption: content outside of the parts is ignored, except the title.</summary>
    protected MarkdownBlock MeetingNotes(MarkdownTag tag, List<MarkdownBlock> inside, Func<MarkdownBlock, bool> isRead)
    {
        (RichTextList title, _) = TakeTitle([.. inside.TakeWhile(block => block.Part is null)]);
        return new MarkdownBlock
        {
            Content = new MeetingNotesBlock { Title = title },
            Id = Address(tag["view-url"]),
            Children = [.. inside.Where(block => block.Part is not null && isRead(block))],
        };
    }

    /// <summary>Returns the text between a tag and the one that closes it in the same line; null when it is not closed there.</summary>
    protected static string? Between(MarkdownTag tag, string rest)
    {
        string closing = $"</{tag.Name}>";
        if (tag.IsClosed && rest.Length == 0)
            return "";
        return !tag.IsClosed && rest.EndsWith(closing, StringComparison.OrdinalIgnoreCase) ? rest[..^closing.Length] : null;
    }

    /// <summary>Returns the block of a tag in one line, for tags that are the same in both syntaxes; null for others.</summary>
    protected MarkdownBlock? Element(MarkdownTag tag, string inner) => tag.Name switch
    {
        "page" => new MarkdownBlock { Content = new ChildPageBlock { Title = Inline(inner).ToPlainText() }, Id = Address(tag["url"]) },
        "database" => new MarkdownBlock
        {
            Content = new ChildDatabaseBlock { Title = Inline(inner).ToPlainText() },
            Id = Address(tag["url"]),
            Database = new DatabaseFacts(tag.IsTrue("inline"), tag["icon"], tag["data-source-url"]),
        },
        "video" or "audio" or "pdf" or "file" or "image" when (tag["src"] ?? tag["source"]) is { Length: > 0 } url =>
            Of(BlockKinds.Media(tag.Name, BlockKinds.Source(url), Inline(inner))!),
        _ => null,
    };

    private Guid? Address(string? url) => url is { Length: > 0 } && Directory.TryReadAddress(url, out Guid id) ? id : null;

    /// <summary>A block of which no more is known than its address.</summary>
    protected MarkdownBlock Unknown(MarkdownTag tag) => new() { Content = null, Id = Directory.TryReadAddress(tag["url"], out Guid id) ? id : null, Alternative = tag["alt"] };
}

using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;
using static Notion.Refit.Content.NotionSyntax.LineForms;

namespace Notion.Refit.Content.NotionSyntax.Enhanced;

/// <summary>Reads documents in the first syntax, enhanced Markdown: a line is a block, what is indented deeper is in the block before.</summary>
/// <remarks>A line without another form is a paragraph. Empty lines are ignored; a tag is an empty paragraph.</remarks>
internal sealed class EnhancedReader(string text, IMarkdownDirectory directory) : DocumentReader(text, directory)
{
    protected override void Block(SourceLine line, List<MarkdownBlock> blocks)
    {
        if (!TryTag(line, blocks))
            blocks.Add(TryFence(line.Text) ?? TryVerbatim(line) ?? TryTable(line) ?? TextBlock(line));
    }

    protected override bool IsFlavored => false;

    protected override bool IsClosing(string line) => line.StartsWith(LineSource.Fence, StringComparison.Ordinal) && line.Trim(':').Length == 0
        ? IsOpen(LineSource.Fence)
        : base.IsClosing(line);

    protected override bool Closes(string line, string name) => name == LineSource.Fence ? line.Trim(':').Length == 0 : base.Closes(line, name);

    // A callout as other tools write it.
    private MarkdownBlock? TryFence(string line)
    {
        if (!line.StartsWith(LineSource.Fence, StringComparison.Ordinal) || line.TrimStart(':').TrimStart() is not { } rest || !rest.StartsWith("callout", StringComparison.Ordinal))
            return null;
        (_, IReadOnlyDictionary<string, string> attributes) = Attributes(rest);
        return Callout(attributes, Inside(LineSource.Fence));
    }

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
        Lines.PushBack(new SourceLine(line.Column + SourceLine.TabWidth, inner, inner));
        return WithChildren(item(RichTextList.Empty), line);
    }

    private MarkdownBlock WithChildren(WritableBlockContent content, SourceLine line) =>
        new() { Content = content, Children = Level < DeepestLevel ? Blocks(line.Column + Deeper) : [] };

    private bool TryTag(SourceLine line, List<MarkdownBlock> blocks)
    {
        if (Level >= DeepestLevel || !MarkdownTag.TryRead(line.Text, 0, out MarkdownTag? tag))
            return false;
        string rest = line.Text[tag.Length..];
        if (PartOf(tag) is { } part)
        {
            Enter(tag, line, rest);
            List<MarkdownBlock> inside = Inside(tag.Name);
            if (part == MeetingPart.Transcript && !IsOmitted(inside))
                Directory.RejectTranscript();
            blocks.Add(new MarkdownBlock { Part = part, Children = inside });
            return true;
        }

        switch (tag.Name)
        {
            case MeetingNotesTag:
                Enter(tag, line, rest);
                blocks.Add(MeetingNotes(tag, Inside(tag.Name), isRead: block => block.Part != MeetingPart.Transcript));
                return true;
            case "details":
                Enter(tag, line, rest);
                blocks.Add(Toggle(tag, line, out List<MarkdownBlock> beside));
                blocks.AddRange(beside);
                return true;
            case "callout" or "columns" or "column" or "tabs" or "tab" or "synced_block" or "synced_block_reference":
                Enter(tag, line, rest);
                blocks.AddRange(Holder(tag, Inside(tag.Name))!);
                return true;
            case "table":
                blocks.AddRange(Table(tag, line));
                return true;
            case "table_of_contents":
                blocks.Add(Of(new TableOfContentsBlock { Color = MarkdownColors.Read(tag["color"]) }));
                return true;
            case "empty-block":
                blocks.Add(WithChildren(new ParagraphBlock { RichText = RichTextList.Empty, Color = MarkdownColors.Read(tag["color"]) }, line));
                return true;
            case "unknown":
                blocks.Add(Unknown(tag));
                return true;
            default:
                if (Between(tag, rest) is not { } inner || Element(tag, inner) is not { } element)
                    return false;
                blocks.Add(element);
                return true;
        }
    }

    // Text after a tag in the same line is its first child.
    private void Enter(MarkdownTag tag, SourceLine line, string rest)
    {
        if (rest.Trim().Length > 0)
            Lines.PushBack(new SourceLine(line.Column + SourceLine.TabWidth, rest.Trim(), rest.Trim()));
        if (tag.IsClosed)
            Lines.PushBack(new SourceLine(line.Column, $"</{tag.Name}>", ""));
    }

    // Only what is indented is inside of a toggle; the rest up to its closing tag comes after it.
    private MarkdownBlock Toggle(MarkdownTag tag, SourceLine line, out List<MarkdownBlock> beside)
    {
        RichTextList summary = RichTextList.Empty;
        if (Lines.SkipBlanks() && Lines.Current.Text.StartsWith("<summary", StringComparison.Ordinal) && MarkdownTag.TryRead(Lines.Current.Text, 0, out MarkdownTag? opening))
        {
            string content = Lines.Next().Text[opening.Length..];
            int end = content.IndexOf("</summary>", StringComparison.Ordinal);
            summary = Inline(end < 0 ? content : content[..end]);
            if (end >= 0 && content[(end + "</summary>".Length)..].Trim() is { Length: > 0 } rest)
                Lines.PushBack(new SourceLine(line.Column + SourceLine.TabWidth, rest, rest));
        }

        (List<MarkdownBlock> children, beside) = Within(tag.Name, () => (Blocks(line.Column + Deeper), Blocks(line.Column)));
        return new MarkdownBlock { Content = new ToggleBlock { RichText = summary, Color = MarkdownColors.Read(tag["color"]) }, Children = children };
    }

    // The list of attributes at the end of a line: {color="blue"}.
    private static (string Text, IReadOnlyDictionary<string, string> Attributes) Attributes(string line)
    {
        if (line.EndsWith('}') && line.LastIndexOf('{') is var start and >= 0
            && !IsEscaped(line, start)
            && line.IndexOf('=', start) > 0
            && MarkdownTag.ReadAttributes(line[(start + 1)..^1]) is { Count: > 0 } attributes)
        {
            string text = line[..start].TrimEnd(' ', '\t');
            return (text.Length == 0 ? " " : text, attributes);
        }

        return (line, NoAttributes);
    }

    private static bool IsEscaped(string line, int at) => (at - line.AsSpan(0, at).TrimEnd('\\').Length) % 2 == 1;

    private static readonly Dictionary<string, string> NoAttributes = [];
}

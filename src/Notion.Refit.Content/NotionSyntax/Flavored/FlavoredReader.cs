using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;
using static Notion.Refit.Content.NotionSyntax.LineForms;

namespace Notion.Refit.Content.NotionSyntax.Flavored;

/// <summary>Reads documents in the second syntax, Notion-flavored Markdown: an empty line ends a block, tags hold blocks, only lists are indented.</summary>
internal sealed class FlavoredReader(string text, IMarkdownDirectory directory, int level = 0) : DocumentReader(text, directory, level)
{
    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal, "page", "database", "unknown", "image", "video", "audio", "pdf", "file", "bookmark", "embed", "equation");

    private static readonly FrozenSet<string> Holders = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "h1", "h2", "h3", "h4", "quote", "toggle", "callout", "todo", "ul", "ol", "li", "columns", "column", "tabs", "tab", "synced-block", "synced-block-reference", MeetingNotesTag);

    protected override void Block(SourceLine line, List<MarkdownBlock> blocks)
    {
        if (!TryTag(line, blocks))
            blocks.Add(TryVerbatim(line) ?? TryTable(line) ?? TextBlock(line));
    }

    protected override bool IsFlavored => true;

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
        || (MarkdownTag.TryRead(line, 0, out MarkdownTag? tag) && IsBlock(tag));

    private bool IsBlock(MarkdownTag tag) => Holders.Contains(tag.Name) || Elements.Contains(tag.Name) || tag.Name is "table" or "table-of-contents" || PartOf(tag) is not null;

    // The parts of meeting notes mean nothing elsewhere.
    private static bool IsHolder(string name, MarkdownTag outer) =>
        Holders.Contains(name) || name.StartsWith(MeetingNotesTag, StringComparison.Ordinal) || (outer.Name == MeetingNotesTag && name is "notes" or "summary" or "transcript");

    private static bool IsHeading(string line, out int hashes)
    {
        hashes = line[0] == '#' ? InlinePairs.RunLength(line, 0) : 0;
        return hashes is > 0 and <= 6 && IsMark(line, hashes);
    }

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
        return new MarkdownBlock { Content = item, Children = Level < DeepestLevel ? Blocks(line.Column + Deeper) : [] };
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
            if (Lines.IsAtEnd || Lines.Current.IsBlank || BeginsBlock(Lines.Current.Text))
            {
                if (breaks)
                    gathered.Append('\\');
                return gathered.ToString();
            }

            gathered.Append(breaks ? '\n' : ' ');
            SplitClosing();
            line = Lines.Next().Text;
        }
    }

    private MarkdownBlock Quote(string first)
    {
        var inner = new StringBuilder(Unquote(first));
        while (!Lines.IsAtEnd && Lines.Current.Text is ['>', ..])
            inner.Append('\n').Append(Unquote(Lines.Next().Text));
        if (Level >= DeepestLevel)
            return Of(new QuoteBlock { RichText = Inline(inner.ToString()) });
        (RichTextList title, List<MarkdownBlock> children) = TakeTitle([.. new FlavoredReader(inner.ToString(), Directory, Level).Read()]);
        return new MarkdownBlock { Content = new QuoteBlock { RichText = title }, Children = children };
    }

    private static string Unquote(string line) => line.Length > 1 && line[1] == ' ' ? line[2..] : line[1..];

    private bool TryTag(SourceLine line, List<MarkdownBlock> blocks)
    {
        if (Level >= DeepestLevel || !MarkdownTag.TryRead(line.Text, 0, out MarkdownTag? tag) || !IsBlock(tag))
            return false;
        string rest = line.Text[tag.Length..].Trim();
        if (Elements.Contains(tag.Name))
            return TryElement(tag, rest, blocks);
        if (tag.Name == "table-of-contents")
        {
            blocks.Add(Of(new TableOfContentsBlock { Color = MarkdownColors.Read(tag["color"]) }));
            return true;
        }

        if (tag.Name == "table")
        {
            blocks.AddRange(Table(tag, line));
            return true;
        }

        MeetingPart? part = PartOf(tag);
        foreach (string next in Enumerable.Reverse(TagLine.Parts(rest, name => IsHolder(name, tag))))
            Lines.PushBack(new SourceLine(line.Column, next, next));
        List<MarkdownBlock> inside = tag.IsClosed ? [] : Inside(tag.Name);
        blocks.AddRange(part is null ? Container(tag, inside) : [new MarkdownBlock { Part = part, Children = inside }]);
        return true;
    }

    private IEnumerable<MarkdownBlock> Container(MarkdownTag tag, List<MarkdownBlock> inside)
    {
        if (Holder(tag, inside) is { } held)
            return held;
        if (tag.Name == MeetingNotesTag)
            return [MeetingNotes(tag, inside, isRead: block => block.Part == MeetingPart.Notes)];
        if (tag.Name == "ul")
            return inside;
        if (tag.Name == "ol")
            return Numbered(tag, inside);

        Color color = MarkdownColors.Read(tag["color"]);
        (RichTextList text, List<MarkdownBlock> children) = TakeTitle(inside);
        WritableBlockContent content = tag.Name switch
        {
            "h1" or "h2" or "h3" or "h4" => BlockKinds.Heading(tag.Name[1] - '0', text, isToggleable: false, color),
            "toggle" when tag["heading"] is ['h', >= '1' and <= '4'] heading => BlockKinds.Heading(heading[1] - '0', text, isToggleable: true, color),
            "toggle" => new ToggleBlock { RichText = text, Color = color },
            "quote" => new QuoteBlock { RichText = text, Color = color },
            "todo" => new ToDoBlock { RichText = text, Checked = tag.IsTrue("checked"), Color = color },
            "li" => new BulletedListItemBlock { RichText = text, Color = color },
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
        if (Between(tag, rest) is not { } inner)
            return false;
        string? source = tag["source"] ?? tag["src"];
        MarkdownBlock? block = tag.Name switch
        {
            "unknown" => Unknown(tag),
            "equation" => Of(new EquationBlock(inner)),
            "bookmark" when source is { Length: > 0 } => Of(new BookmarkBlock { Url = source, Caption = Inline(inner) }),
            "embed" when source is { Length: > 0 } => Of(new EmbedBlock { Url = source, Caption = Inline(inner) }),
            _ => Element(tag, inner),
        };
        if (block is not null)
            blocks.Add(block);
        return block is not null;
    }
}

using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>
/// Reads wiki links: <c>[[Page]]</c>, <c>[[Page#Heading|text]]</c> and <c>![[image.png]]</c>. The address of such a link is the target in its brackets.
/// </summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int LongestTarget = 1000;

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        ReadOnlySpan<char> text = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
        bool isEmbed = text[0] == '!';
        int start = isEmbed ? 1 : 0;
        if (!text[start..].StartsWith("[["))
            return false;
        ReadOnlySpan<char> inside = text[(start + 2)..];
        int end = inside[..Math.Min(inside.Length, LongestTarget)].IndexOfAny("[]\n");
        if (end <= 0 || !inside[end..].StartsWith("]]"))
            return false;

        string content = inside[..end].ToString();
        int bar = content.IndexOf('|', StringComparison.Ordinal);

        // A pipe in a table has a backslash.
        string target = (bar < 0 ? content : content[..bar]).TrimEnd('\\').Trim();
        string label = bar < 0 ? "" : content[(bar + 1)..].Trim();
        if (target.Length == 0)
            return false;
        string path = target.Split('#')[0];
        string extension = Path.GetExtension(path);
        bool isFile = isEmbed && extension.Length is > 1 and < 7 && !extension.Equals(".md", StringComparison.OrdinalIgnoreCase);

        // The alias of an image is its size.
        if (isFile && label.All(c => char.IsAsciiDigit(c) || c == 'x'))
            label = "";
        else if (!isFile && label.Length == 0)
            label = target;
        var link = new LinkInline($"[[{target}]]", "")
        {
            IsImage = isFile,
            IsClosed = true,
            Line = processor.LineIndex,
            Span = new SourceSpan(slice.Start, slice.Start + start + end + 3),
        };
        if (label.Length > 0)
            link.AppendChild(new LiteralInline(label));
        processor.Inline = link;
        slice.Start += start + end + 4;
        return true;
    }
}

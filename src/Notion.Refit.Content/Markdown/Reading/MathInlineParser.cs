using Markdig.Helpers;
using Markdig.Parsers;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>
/// Reads equations between dollars: <c>$x$</c> without a blank inside the dollars and without a digit after them, <c>$`x`$</c> and <c>$$x$$</c>.
/// Sums of money are text.
/// </summary>
internal sealed class MathInlineParser : InlineParser
{
    public MathInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        ReadOnlySpan<char> text = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
        bool isBlock = text.StartsWith("$$");
        (int start, int length, int end) = isBlock ? Block(text) : text.StartsWith("$`") ? Quoted(text) : Inline(text);
        if (end < 0)
        {
            // Every later dollar of the run would look again.
            return false;
        }

        processor.Inline = new EquationInline(text.Slice(start, length).ToString().Trim('\n'), isBlock) { Line = processor.LineIndex };
        slice.Start += end;
        return true;
    }

    private static (int Start, int Length, int End) Block(ReadOnlySpan<char> text)
    {
        int close = text[2..].IndexOf("$$");
        return close <= 0 || text.Slice(2, close).IsWhiteSpace() ? (0, 0, -1) : (2, close, close + 4);
    }

    private static (int Start, int Length, int End) Quoted(ReadOnlySpan<char> text)
    {
        int close = text[2..].IndexOf("`$");
        return close <= 0 ? (0, 0, -1) : (2, close, close + 4);
    }

    private static (int Start, int Length, int End) Inline(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || char.IsWhiteSpace(text[1]))
            return (0, 0, -1);
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '$')
                return char.IsWhiteSpace(text[i - 1]) || (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) ? (0, 0, -1) : (1, i - 1, i + 1);
        }

        return (0, 0, -1);
    }
}

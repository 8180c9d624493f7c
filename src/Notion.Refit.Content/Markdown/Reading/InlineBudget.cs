using Markdig.Helpers;
using Markdig.Syntax;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Checks the text of one block before it is parsed for inlines: the parser's time is quadratic in some of its characters.</summary>
internal static class InlineBudget
{
    private const int Openers = 4_000;

    /// <exception cref="ContentLimitException">The block would take too long.</exception>
    public static void Check(LeafBlock block)
    {
        int brackets = 0;
        int tags = 0;
        int addresses = 0;
        int ticks = 0;
        for (int i = 0; i < block.Lines.Count; i++)
        {
            StringSlice line = block.Lines.Lines[i].Slice;
            ReadOnlySpan<char> text = line.AsSpan();
            for (int at = text.IndexOfAny("[<:`w"); at >= 0;)
            {
                switch (text[at])
                {
                    case '[':
                        brackets++;
                        break;
                    case '<':
                        tags++;
                        break;
                    case '`':
                        ticks++;
                        break;
                    case ':' when text[(at + 1)..].StartsWith("//", StringComparison.Ordinal):
                    case 'w' when text[at..].StartsWith("www.", StringComparison.Ordinal):
                        addresses++;
                        break;
                }

                int next = text[(at + 1)..].IndexOfAny("[<:`w");
                at = next < 0 ? -1 : at + 1 + next;
            }
        }

        Check("brackets in one paragraph", brackets, block);
        Check("tags in one paragraph", tags, block);
        Check("addresses in one paragraph", addresses, block);
        Check("backticks in one paragraph", ticks / 4, block);
    }

    private static void Check(string limit, int actual, LeafBlock block)
    {
        if (actual > Openers)
            throw new ContentLimitException(limit, Openers, actual, block.Line + 1);
    }
}

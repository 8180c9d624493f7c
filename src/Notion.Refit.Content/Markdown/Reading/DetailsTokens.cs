using Markdig.Syntax;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Takes blocks of HTML apart at the tags of <c>details</c> that another block closes or opens.</summary>
internal static class DetailsTokens
{
    private const string OpenTag = "<details";
    private const string CloseTag = "</details";
    private const string SummaryTag = "<summary";
    private const string SummaryEnd = "</summary>";

    public static IReadOnlyList<DetailsToken> Of(IReadOnlyList<Block> blocks)
    {
        var tokens = new List<DetailsToken>(blocks.Count);
        foreach (Block block in blocks)
        {
            if (block is not HtmlBlock html)
            {
                tokens.Add(new DetailsToken(DetailsTokenKind.Block, block.Line + 1, block));
                continue;
            }

            string text = html.Lines.ToString();
            if (html.Type == HtmlBlockType.Comment && !text.Contains(OpenTag, StringComparison.OrdinalIgnoreCase))
            {
                // What follows the comment in its last line is HTML as well.
                tokens.Add(new DetailsToken(DetailsTokenKind.Html, block.Line + 1, Text: text));
                continue;
            }

            Split(text, block.Line + 1, tokens);
        }

        return tokens;
    }

    /// <summary>Splits what follows an open tag into the inner HTML of its summary and the rest.</summary>
    public static (string Summary, string Body) Summary(string html)
    {
        string text = html.TrimStart();
        if (!text.StartsWith(SummaryTag, StringComparison.OrdinalIgnoreCase))
            return ("", html.Trim());
        int start = text.IndexOf('>', StringComparison.Ordinal) + 1;
        int end = text.IndexOf(SummaryEnd, Math.Max(start, 0), StringComparison.OrdinalIgnoreCase);
        return start <= 0 ? ("", html) : end < 0 ? (text[start..], "") : (text[start..end], text[(end + SummaryEnd.Length)..].Trim());
    }

    private static void Split(string text, int line, List<DetailsToken> tokens)
    {
        int opens = Count(text, OpenTag);
        if (opens == Count(text, CloseTag))
        {
            tokens.Add(new DetailsToken(DetailsTokenKind.Html, line, Text: text));
            return;
        }

        int start = 0;
        while (start < text.Length)
        {
            int open = Find(text, OpenTag, start);
            int close = Find(text, CloseTag, start);
            int next = open < 0 ? close : close < 0 ? open : Math.Min(open, close);
            if (next < 0)
            {
                AddHtml(text[start..]);
                return;
            }

            AddHtml(text[start..next]);
            tokens.Add(new DetailsToken(next == open ? DetailsTokenKind.Open : DetailsTokenKind.Close, line));
            int end = text.IndexOf('>', next);
            start = end < 0 ? text.Length : end + 1;
        }

        void AddHtml(string part)
        {
            if (part.Trim().Length > 0)
                tokens.Add(new DetailsToken(DetailsTokenKind.Html, line, Text: part));
        }
    }

    private static int Count(string text, string tag)
    {
        int count = 0;
        for (int at = Find(text, tag, 0); at >= 0; at = Find(text, tag, at + tag.Length))
            count++;
        return count;
    }

    private static int Find(string text, string tag, int start)
    {
        int at = text.IndexOf(tag, start, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && at + tag.Length < text.Length && (char.IsAsciiLetterOrDigit(text[at + tag.Length]) || text[at + tag.Length] == '-'))
            at = text.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase);
        return at;
    }
}

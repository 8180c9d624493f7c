namespace Notion.Refit.Content.Html.Reading;

/// <summary>Checks HTML before it is parsed: the parser's time is quadratic in the number of open elements.</summary>
internal static class HtmlBudget
{
    private const int OpenElements = 10_000;

    /// <exception cref="ContentLimitException">The document would take too long.</exception>
    public static void Check(string html, int maxLength)
    {
        if (html.Length > maxLength)
            throw new ContentLimitException("characters", maxLength, html.Length);
        int open = 0;
        for (int at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            char next = html[at + 1];
            if (next == '!')
            {
                int end = html.AsSpan(at).StartsWith("<!--") ? html.IndexOf("-->", at, StringComparison.Ordinal) : at;
                if (end < 0)
                    return;
                at = end;
            }
            else if (next == '/')
            {
                if (open > 0 && !IsFree(Name(html, at + 2)))
                    open--;
            }
            else if (char.IsAsciiLetter(next))
            {
                ReadOnlySpan<char> name = Name(html, at + 1);
                if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase))
                {
                    int end = html.IndexOf(name.Length == 6 ? "</script" : "</style", at, StringComparison.OrdinalIgnoreCase);
                    if (end < 0)
                        return;
                    at = end;
                }
                else if (!IsFree(name) && ++open > OpenElements)
                {
                    throw new ContentLimitException("open elements", OpenElements, open);
                }
            }
        }
    }

    private static ReadOnlySpan<char> Name(string html, int start)
    {
        int end = start;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-'))
            end++;
        return html.AsSpan(start, end - start);
    }

    // Without content, or closed by the next of their kind.
    private static bool IsFree(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[8];
        if (name.Length > lower.Length)
            return false;
        name.ToLowerInvariant(lower);
        return lower[..name.Length] is "br" or "img" or "hr" or "wbr" or "input" or "area" or "base" or "col" or "embed" or "link" or "meta" or "source" or "track"
            or "li" or "p" or "dt" or "dd" or "tr" or "td" or "th" or "thead" or "tbody" or "tfoot" or "option" or "script" or "style";
    }
}

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Checks HTML before it is parsed: the parser's time is quadratic in the number of open elements.</summary>
internal static class HtmlBudget
{
    private const int OpenElements = 10_000;

    // A format that a block leaves open is repeated as an element in each block after it, so short text can be many elements: 64 KB with 1,400 formats are a
    // million of them. Measured, they take memory and time in proportion (460 bytes each): a million are 0.46 GB, which is what the largest document
    // of usual text takes too, eight million were 3.6 GB. So memory is limited, not the number of formats.
    private const int Copies = 1_000_000;

    // That many formats are not counted: old e-mails open a font and never close it, and a document with them has at most five times as many elements.
    private const int FewFormats = 4;

    /// <exception cref="ContentLimitException">The document would take too long.</exception>
    public static void Check(string html, int maxLength)
    {
        if (html.Length > maxLength)
            throw new ContentLimitException("characters", maxLength, html.Length);
        int open = 0;
        int formats = 0;
        long copies = 0;
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byName = counts.GetAlternateLookup<ReadOnlySpan<char>>();
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
                // A tag that closes nothing is ignored by the parser.
                ReadOnlySpan<char> name = Name(html, at + 2);
                if (byName.TryGetValue(name, out int count) && count > 0)
                {
                    byName[name] = count - 1;
                    open--;
                    if (IsFormat(name))
                        formats--;
                }
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
                else
                {
                    copies += Math.Max(0, formats - FewFormats);
                    if (copies > Copies)
                        throw new ContentLimitException("copies of formats that are not closed", Copies, copies);
                    if (IsFree(name))
                        continue;
                    byName[name] = byName.TryGetValue(name, out int count) ? count + 1 : 1;
                    if (++open > OpenElements)
                        throw new ContentLimitException("open elements", OpenElements, open);
                    if (IsFormat(name))
                        formats++;
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

    // Those that the parser opens again after the end of a block.
    private static bool IsFormat(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[8];
        if (name.Length > lower.Length)
            return false;
        name.ToLowerInvariant(lower);
        return lower[..name.Length] is "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u";
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

using System.Globalization;
using System.Text;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>Escapes text where it would be read as syntax, and only there.</summary>
internal static class MarkdownEscaping
{
    private const int LongestNumber = 9;

    /// <summary>Appends text.</summary>
    /// <param name="output">The document's text up to here; its end is the text before.</param>
    /// <param name="text">The text.</param>
    /// <param name="around">What is around it.</param>
    public static void Text(StringBuilder output, string text, TextSurroundings around)
    {
        TextPlace place = around.Place;
        bool isLast = around.IsLast;
        bool hasTwoTildes = text.IndexOf('~', StringComparison.Ordinal) is >= 0 and var tilde && text.IndexOf('~', tilde + 1) >= 0;
        int lastFormula = LastFormulaEnd(text);
        int lastLink = text.LastIndexOf("](", StringComparison.Ordinal);
        int trailing = TrailingBlanks(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isLineStart = output.Length == 0 || output[^1] == '\n';
            if (c == '\n')
            {
                output.Append(place.IsOneLine ? "<br>" : isLast && i >= trailing ? "&#10;" : "\\\n");
                continue;
            }

            if (c is ' ' or '\t')
            {
                bool isEdge = !place.IsLabel && (isLineStart || (isLast && i == text.Length - 1) || (i + 1 < text.Length && text[i + 1] == '\n' && place.IsOneLine is false && i + 1 >= trailing && isLast));
                output.Append(isEdge ? (c == ' ' ? "&#32;" : "&#9;") : c.ToString());
                continue;
            }

            if (isLineStart && place.StartsLines && StartEscape(text, i, place) is { } at and >= 0)
            {
                output.Append(text, i, at).Append('\\').Append(text[i + at]);
                i += at;
                continue;
            }

            if (NeedsEscape(text, i, around, hasTwoTildes, lastLink, lastFormula, output))
                output.Append('\\');
            output.Append(c);
        }
    }

    /// <summary>Returns a code span.</summary>
    public static string Code(string code, TextPlace place)
    {
        string span = NotionSyntax.Inline.InlineForms.CodeSpan(code);
        return place.IsCell ? span.Replace("|", "\\|", StringComparison.Ordinal) : span;
    }

    /// <summary>Returns the target of a link.</summary>
    public static string Target(string url, TextPlace place)
    {
        var target = new StringBuilder(url.Length + 2);
        foreach (char c in url)
        {
            if (c <= ' ' || char.IsControl(c) || c is '<' or '>')
                target.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else if (c is '\\' or '&' && IsSpecial(url, c))
                target.Append('\\').Append(c);
            else if (c == '|' && place.IsCell)
                target.Append("%7C");
            else
                target.Append(c);
        }

        return IsBalanced(url) && url.Length > 0 ? target.ToString() : $"<{target}>";
    }

    private static bool IsSpecial(string url, char c)
    {
        if (c == '\\')
            return true;
        for (int at = url.IndexOf('&', StringComparison.Ordinal); at >= 0; at = url.IndexOf('&', at + 1))
        {
            if (IsEntity(url, at))
                return true;
        }

        return false;
    }

    private static bool IsBalanced(string url)
    {
        int depth = 0;
        foreach (char c in url)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth is < 0 or > 30)
                return false;
        }

        return depth == 0;
    }

    private static int TrailingBlanks(string text) => text.TrimEnd(' ', '\t', '\n').Length;

    private static bool NeedsEscape(string text, int i, TextSurroundings around, bool hasTwoTildes, int lastLink, int lastFormula, StringBuilder output)
    {
        TextPlace place = around.Place;
        char c = text[i];
        char before = output.Length > 0 ? output[^1] : '\n';
        bool isEnd = i + 1 == text.Length;
        char after = isEnd ? around.After : text[i + 1];
        switch (c)
        {
            case '`':
                return true;
            case '\\':
                return after == '\n' || IsAsciiPunctuation(after) || (after is ' ' or '\t' && (i + 2 == text.Length || text[i + 2] == '\n'));
            case '*':
                return !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after));
            case '_':
                return !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)) && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after));
            case '~':
                return hasTwoTildes || after == '~' || before == '~';
            case '[':
                return around.IsLabel || i < lastLink || around.HasLinkAfter;
            case ']':
                return around.IsLabel;
            case '!':
                return isEnd && around.After == '[';
            case '<':
                return char.IsAsciiLetter(after) || after is '/' or '!' or '?' || isEnd;
            case '&':
                return IsEntity(text, i);
            case '|':
                return place.IsCell;
            case '$':
                return !char.IsWhiteSpace(after) && (i < lastFormula || around.HasDollarAfter);
            case '#':
                return place.IsHeading && around.IsLast && text.AsSpan(i).Trim('#').Length == 0 && (before is ' ' or '\n' || i == 0);
            case ':':
                return IsEmojiName(text, i) || (after == '/' && i + 2 < text.Length && text[i + 2] == '/' && IsAfterScheme(text, i)) || (IsAfterWord(text, i, "mailto") || IsAfterWord(text, i, "tel"));
            case '.':
                return i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) && !isEnd && char.IsLetterOrDigit(after);
            default:
                return false;
        }
    }

    private static bool IsAfterScheme(string text, int colon) => IsAfterWord(text, colon, "http") || IsAfterWord(text, colon, "https") || IsAfterWord(text, colon, "ftp");

    private static bool IsAfterWord(string text, int colon, string word) =>
        colon >= word.Length && text.AsSpan(colon - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
        && colon + 1 < text.Length && !char.IsWhiteSpace(text[colon + 1]);

    private static bool IsAsciiPunctuation(char c) => c is > ' ' and <= '~' && !char.IsAsciiLetterOrDigit(c);

    // :name:, when there is such an emoji.
    private static bool IsEmojiName(string text, int colon)
    {
        int end = text.IndexOf(':', colon + 1);
        return end > colon + 1 && end - colon < 64 && EmojiNames.IsName(text.AsSpan(colon + 1, end - colon - 1));
    }

    private static bool IsEntity(string text, int start)
    {
        int end = text.IndexOf(';', start, Math.Min(40, text.Length - start));
        if (end < start + 2)
            return false;
        ReadOnlySpan<char> name = text.AsSpan(start + 1, end - start - 1);
        if (name[0] == '#')
            name = name[1..];
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return name.Length > 0;
    }

    // The last dollar that could end a formula.
    private static int LastFormulaEnd(string text)
    {
        for (int at = text.LastIndexOf('$'); at > 0; at = text.LastIndexOf('$', at - 1))
        {
            if (!char.IsWhiteSpace(text[at - 1]) && !(at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
                return at;
        }

        return -1;
    }

    // The place, relative to the start of the line, of the character to escape so that the line starts no other block; -1 when there is none.
    private static int StartEscape(string text, int start, TextPlace place)
    {
        int end = text.IndexOf('\n', start);
        ReadOnlySpan<char> line = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end - start);
        bool isWholeText = end < 0;
        switch (line[0])
        {
            case '#':
                int hashes = line.Length - line.TrimStart('#').Length;
                return hashes <= 6 && (hashes == line.Length || line[hashes] is ' ' or '\t') ? 0 : -1;
            case '>':
                return 0;
            case '-' or '+' or '*' when line.Length == 1 || line[1] is ' ' or '\t':
                return 0;
            case '-' or '=' or '_' or '*' or '|' or ':' when line.Trim("-=_*|: \t").Length == 0:
                return 0;
            case ':' when line.StartsWith(":::"):
                return 0;
            case '[' when line.Contains("]:", StringComparison.Ordinal):
                return 0;
            case '[' when place.IsQuote && line.StartsWith("[!"):
                return 0;
            case '[' when place.IsItem && line.Length >= 3 && line[1] is ' ' or 'x' or 'X' && line[2] == ']':
                return 0;
            case >= '0' and <= '9':
                int digits = 0;
                while (digits < line.Length && char.IsAsciiDigit(line[digits]))
                    digits++;
                bool isNumber = digits <= LongestNumber && digits < line.Length && line[digits] is '.' or ')';
                return isNumber && (digits + 1 == line.Length ? isWholeText || end >= 0 : line[digits + 1] is ' ' or '\t') ? digits : -1;
            default:
                return -1;
        }
    }
}

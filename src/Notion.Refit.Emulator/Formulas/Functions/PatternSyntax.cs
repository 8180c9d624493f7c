using System.Text;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Translates regular expressions of JavaScript, without flags, to those of .NET.</summary>
/// <remarks>Assumption: patterns that look around, or refer to groups, are not supported; the API answers with no value for them.</remarks>
internal static class PatternSyntax
{
    /// <summary>Translates a pattern.</summary>
    /// <returns>The pattern; null when it has something that is not supported.</returns>
    public static string? Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\')
            {
                if (++i == pattern.Length || Escape(pattern, ref i, isInClass) is not { } escape)
                    return null;
                result.Append(escape);
            }
            else if (isInClass)
            {
                isInClass = c != ']';
                result.Append(c == '[' ? "\\[" : c.ToString());
            }
            else if (c == '[')
            {
                // In JavaScript a class can be empty: `[]` matches nothing, `[^]` anything.
                string rest = pattern[(i + 1)..];
                string? whole = rest.StartsWith(']') ? "[^\\s\\S]" : rest.StartsWith("^]", StringComparison.Ordinal) ? "[\\s\\S]" : null;
                isInClass = whole is null;
                i += whole is null ? 0 : rest[0] == ']' ? 1 : 2;
                result.Append(whole ?? "[");
            }
            else if (c == '(' && i + 1 < pattern.Length && pattern[i + 1] == '?' && !IsGroup(pattern, i + 2))
            {
                return null;
            }
            else
            {
                // Without flags `$` is the very end, and a line ends in four ways.
                result.Append(c switch { '$' => "\\z", '.' => "[^\\n\\r\\u2028\\u2029]", _ => c.ToString() });
            }
        }

        return isInClass ? null : result.ToString();
    }

    // Groups that do not capture, and those with a name.
    private static bool IsGroup(string pattern, int start) =>
        start < pattern.Length && (pattern[start] == ':' || (pattern[start] == '<' && start + 1 < pattern.Length && char.IsLetter(pattern[start + 1])));

    private static string? Escape(string pattern, ref int position, bool isInClass)
    {
        char c = pattern[position];
        switch (c)
        {
            case 'd':
                return isInClass ? "0-9" : "[0-9]";
            case 'D' when !isInClass:
                return "[^0-9]";
            case 'w':
                return isInClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]";
            case 'W' when !isInClass:
                return "[^A-Za-z0-9_]";
            case 'D' or 'W' or 's' or 'S' or 'n' or 'r' or 't' or 'v' or 'f':
                return $"\\{c}";
            case 'b' or 'B':
                return isInClass ? c == 'b' ? "\\b" : "B" : $"\\{c}";
            case '0':
                return "\\x00";
            case >= '1' and <= '9' or 'k' or 'c':
                return null;
            case 'x' when HasHex(pattern, position + 1, 2):
                position += 2;
                return "\\x" + pattern[(position - 1)..(position + 1)];
            case 'u' when HasHex(pattern, position + 1, 4):
                position += 4;
                return "\\u" + pattern[(position - 3)..(position + 1)];
            default:
                // Any other letter stands for itself; .NET has meanings for some of them.
                return char.IsAsciiLetterOrDigit(c) || char.IsWhiteSpace(c) || c > '\x7f' ? c.ToString() : $"\\{c}";
        }
    }

    private static bool HasHex(string pattern, int start, int length)
    {
        if (start + length > pattern.Length)
            return false;
        foreach (char c in pattern.AsSpan(start, length))
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }
}

using System.Text;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>Forms within a line that are the same in both syntaxes.</summary>
internal static class InlineForms
{
    /// <summary>An address as links and pictures have it.</summary>
    public static string Address(string url)
    {
        bool isLoose = url.Length == 0 || url.Any(char.IsWhiteSpace);
        var result = new StringBuilder(url.Length + 8);
        foreach (char c in url)
        {
            if (c == '\n')
                result.Append("%0A");
            else if (c == '\\' || (isLoose ? c is '<' or '>' : c is '(' or ')'))
                result.Append('\\').Append(c);
            else
                result.Append(c);
        }

        return isLoose ? $"<{result}>" : result.ToString();
    }

    /// <summary>Code in a line: its fence is longer than any within.</summary>
    public static string CodeSpan(string code)
    {
        int longest = 0;
        int current = 0;
        foreach (char c in code)
        {
            current = c == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        string fence = longest == 0 ? "`" : new string('`', longest + 1);
        bool isPadded = code[0] == '`' || code[^1] == '`' || (code[0] == ' ' && code[^1] == ' ' && code.Trim(' ').Length > 0);
        return isPadded ? $"{fence} {code} {fence}" : fence + code + fence;
    }

    /// <summary>An equation in a line, in the form that takes anything but its own end within.</summary>
    public static string Equation(string expression) =>
        expression.Contains("`$", StringComparison.Ordinal) ? $"${expression.Replace("$", "\\$", StringComparison.Ordinal)}$" : $"$`{expression}`$";

    /// <summary>Returns the fence of a code block.</summary>
    public static string Fence(string code)
    {
        string fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return fence;
    }

    /// <summary>Text that a reader takes for nothing else.</summary>
    public static string Literal(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is <= ' ' or > '~' ? c.ToString() : $"\\{c}"));

    /// <summary>Whether an underscore or colon would mean something at its place.</summary>
    public static bool IsMarkAt(string text, int i) => (text[i] == '_' && !IsInWord(text, i)) || (text[i] == ':' && LooksLikeEmoji(text, i));

    private static bool IsInWord(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    // :name:, which might be the name of an emoji.
    private static bool LooksLikeEmoji(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '+'))
            end++;
        return end > start + 1 && end < text.Length && text[end] == ':' && !(start > 0 && char.IsAsciiDigit(text[start - 1]));
    }
}

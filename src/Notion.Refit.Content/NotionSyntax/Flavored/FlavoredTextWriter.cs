using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Flavored;

/// <summary>Rich text in the second syntax, Notion-flavored Markdown: marks where they are safe, tags where they are not.</summary>
internal sealed class FlavoredTextWriter(MarkdownAddresses addresses, bool withLabels)
{
    private const string Special = "\\*~`$[]<";
    private const string Break = "<br />";

    // Characters that would start another kind of block where a line starts.
    private const string LineStarts = "#-+>|=:0123456789";

    /// <summary>Writes text in one line.</summary>
    public string Write(RichTextList text) => GuardEdges(Write(text, isBlock: false));

    /// <summary>Writes the text of a block, in one line or several.</summary>
    public string WriteBlock(RichTextList text)
    {
        string lines = GuardEdges(Write(text, isBlock: true));
        if (lines.Length == 0)
            return lines;
        if (lines[0] is '#' or '-' or '+' or '>' or '|')
            return "\\" + lines;
        int digits = 0;
        while (digits < lines.Length && char.IsAsciiDigit(lines[digits]))
            digits++;
        return digits is > 0 and < 10 && digits < lines.Length && lines[digits] is '.' or ')' ? lines.Insert(digits, "\\") : lines;
    }

    // Blanks at the edges would be lost.
    private static string GuardEdges(string line)
    {
        if (line.Length == 0)
            return line;
        string start = line[0] is ' ' or '\t' ? $"&#{(int)line[0]};" : "";
        string end = line.Length > 1 && line[^1] is ' ' or '\t' ? $"&#{(int)line[^1]};" : "";
        return start + line[(start.Length > 0 ? 1 : 0)..(end.Length > 0 ? line.Length - 1 : line.Length)] + end;
    }

    public static string Escape(string text, bool isBlock)
    {
        var result = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                bool isLine = isBlock && i > 0 && i + 1 < text.Length && !char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i + 1])
                    && !LineStarts.Contains(text[i + 1], StringComparison.Ordinal);
                result.Append(isLine ? "\\\n" : Break);
            }
            else if (c != '\r')
            {
                if (Special.Contains(c, StringComparison.Ordinal) || InlineForms.IsMarkAt(text, i) || (c == '&' && IsEntity(text, i)))
                    result.Append('\\');
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static bool IsEntity(string text, int start)
    {
        int end = text.IndexOf(';', start);
        return end > start + 1 && end - start < 12 && text.AsSpan(start + 1, end - start - 1).IndexOfAnyExcept(EntityCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> EntityCharacters =
        System.Buffers.SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private string Write(RichTextList text, bool isBlock)
    {
        List<TextRun> runs = TextRun.Of(text, keepsEdges: true);
        var result = new StringBuilder();
        for (int i = 0; i < runs.Count;)
        {
            string? link = runs[i].Style.Link;
            int end = i;
            while (end < runs.Count && runs[end].Style.Link == link)
                end++;
            if (link is not null)
                result.Append('[');
            for (; i < end; i++)
                WriteRun(result, runs[i], i + 1 < runs.Count ? runs[i + 1] : null, isBlock && link is null);
            if (link is not null)
                result.Append("](").Append(InlineForms.Address(link)).Append(')');
        }

        return result.ToString();
    }

    private void WriteRun(StringBuilder result, TextRun run, TextRun? next, bool isBlock)
    {
        TextStyle style = run.Style;
        bool isSafe = IsSafe(result, run, next);
        var closing = new Stack<string>();
        if (style.Color is not null)
            Open(result, closing, MarkdownTag.Open("span", ("color", style.Color)), "</span>");
        if (style.Underline)
            Open(result, closing, "<u>", "</u>");
        if (style.Strikethrough)
            Open(result, closing, isSafe ? "~~" : "<s>", isSafe ? "~~" : "</s>");
        if (style.Bold)
            Open(result, closing, isSafe ? "**" : "<b>", isSafe ? "**" : "</b>");
        if (style.Italic)
            Open(result, closing, isSafe ? "*" : "<i>", isSafe ? "*" : "</i>");
        WriteContent(result, run, next, isBlock && closing.Count == 0);
        while (closing.TryPop(out string? end))
            result.Append(end);
    }

    private static void Open(StringBuilder result, Stack<string> closing, string opening, string end)
    {
        result.Append(opening);
        closing.Push(end);
    }

    // The characters on both sides decide whether a mark is a mark or text.
    private static bool IsSafe(StringBuilder before, TextRun run, TextRun? next)
    {
        if (run.Content is not TextContent { Content: var text } || run.Style.Color is not null || run.Style.Underline || run.Style.Code)
            return false;
        return char.IsLetterOrDigit(text[0])
            && char.IsLetterOrDigit(text[^1])
            && !text.Contains('\n', StringComparison.Ordinal)
            && (before.Length == 0 || char.IsWhiteSpace(before[^1]) || before[^1] is '[' or '(')
            && (next is not { } following || (following.PlainText.Length > 0 && (char.IsWhiteSpace(following.PlainText[0]) || following.PlainText[0] is '.' or ',' or ';' or '!' or '?' or ')'))
                && following.Style is { Bold: false, Italic: false, Strikethrough: false, Code: false });
    }

    private void WriteContent(StringBuilder result, TextRun run, TextRun? next, bool isBlock)
    {
        switch (run.Content)
        {
            case TextContent { Content: var text } when run.Style.Code:
                result.Append(InlineForms.CodeSpan(text));
                break;
            case TextContent { Content: var text }:
                result.Append(Escape(text, isBlock));
                break;
            case EquationContent { Expression: var expression }:
                string line = expression.ReplaceLineEndings(" ");

                // Dollar signs within, or at whose side no mark can be, need the longer form.
                bool isPlain = line.Length > 0 && !line.Contains('$', StringComparison.Ordinal) && !line.Contains('`', StringComparison.Ordinal)
                    && !line.EndsWith('\\') && !(next is { PlainText: [var following, ..] } && char.IsAsciiDigit(following)) && !char.IsWhiteSpace(line[0]) && !char.IsWhiteSpace(line[^1]);
                result.Append(isPlain ? $"${line}$" : InlineForms.Equation(line));
                break;
            case MentionContent { Mention: var mention }:
                WriteMention(result, mention, run.PlainText);
                break;
            default:
                result.Append(Escape(run.PlainText, isBlock: false));
                break;
        }
    }

    private void WriteMention(StringBuilder result, Mention mention, string text)
    {
        switch (mention)
        {
            case UserMention { User.Id: var id }:
                WriteMention(result, MarkdownAddresses.OfUser(id.Value), type: null, text.StartsWith('@') ? text[1..] : text);
                break;
            case PageMention { Id: var id }:
                WriteMention(result, addresses.OfPage(id.Value), type: null, text);
                break;
            case DatabaseMention { Id: var id }:
                WriteMention(result, addresses.OfPage(id.Value), "database", text);
                break;
            case DateMention { Date: var date }:
                (string start, string? startTime, string? end, string? endTime, string? zone) = MarkdownDates.Write(date);
                result.Append("<date").Append(MarkdownTag.Write(
                    ("start", start), ("end", end), ("start-time", startTime), ("end-time", endTime), ("time-zone", zone))).Append(" />");
                break;
            case CustomEmojiMention { Name: { } name }:
                result.Append(':').Append(name).Append(':');
                break;
            default:
                result.Append(Escape(text, isBlock: false));
                break;
        }
    }

    // A label is taken literally, up to its closing tag.
    private static string Literal(string label) =>
        label.ReplaceLineEndings(" ").Replace("</", "&lt;/", StringComparison.Ordinal);

    private void WriteMention(StringBuilder result, string url, string? type, string label)
    {
        string attributes = MarkdownTag.Write(("url", url), ("type", type));
        if (withLabels && label.Length > 0)
            result.Append("<mention").Append(attributes).Append('>').Append(Literal(label)).Append("</mention>");
        else
            result.Append("<mention").Append(attributes).Append(" />");
    }
}

using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Enhanced;

/// <summary>Rich text in the first syntax, enhanced Markdown.</summary>
/// <remarks>
/// Links are outside, then colour and underline, then the marks for bold, italic and struck text, which never reach across a tag. Where the
/// text of a block starts it must not look like the start of another kind of block.
/// </remarks>
internal sealed class EnhancedTextWriter(MarkdownAddresses addresses, bool withLabels)
{
    private const string Special = "\\*~`$[]<>{}|^";

    public string Write(RichTextList text)
    {
        List<TextRun> runs = TextRun.Of(text);
        var result = new StringBuilder();
        foreach (ArraySegment<TextRun> linked in Groups(runs, run => run.Style.Link))
        {
            string? link = linked[0].Style.Link;
            if (link is not null)
                result.Append('[');
            foreach (ArraySegment<TextRun> spanned in Groups(linked, run => (run.Style.Color, run.Style.Underline)))
                WriteSpan(result, spanned);
            if (link is not null)
                result.Append("](").Append(InlineForms.Address(link)).Append(')');
        }

        return result.ToString();
    }

    /// <summary>Writes block text that starts a line.</summary>
    public string WriteLine(RichTextList text) => GuardStart(Write(text).Trim(' ', '\t'));

    /// <summary>Escapes characters that have a meaning with a backslash.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                result.Append("<br>");
                continue;
            }

            if (c == '\r')
                continue;
            if (Special.Contains(c, StringComparison.Ordinal) || InlineForms.IsMarkAt(text, i))
                result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }

    private static string GuardStart(string line)
    {
        if (line.Length == 0)
            return line;
        if (line[0] is '#' or '-' or '+' || line.StartsWith(":::", StringComparison.Ordinal))
            return "\\" + line;

        int digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is > 0 and < 10 && digits < line.Length && line[digits] is '.' or ')' ? line.Insert(digits, "\\") : line;
    }

    private static IEnumerable<ArraySegment<TextRun>> Groups<TKey>(IReadOnlyList<TextRun> runs, Func<TextRun, TKey> key)
    {
        TextRun[] all = [.. runs];
        int start = 0;
        for (int i = 1; i <= all.Length; i++)
        {
            if (i < all.Length && EqualityComparer<TKey>.Default.Equals(key(all[i]), key(all[start])))
                continue;
            yield return new ArraySegment<TextRun>(all, start, i - start);
            start = i;
        }
    }

    private void WriteSpan(StringBuilder result, ArraySegment<TextRun> runs)
    {
        TextStyle style = runs[0].Style;
        bool isTagged = style.Color is not null || style.Underline;
        if (isTagged)
            result.Append(MarkdownTag.Open("span", ("color", style.Color), ("underline", style.Underline ? "true" : null)));

        TextStyle open = default;
        foreach (TextRun run in runs)
        {
            WriteMarks(result, open, run.Style);
            open = run.Style;
            WriteContent(result, run);
        }

        WriteMarks(result, open, default);
        if (isTagged)
            result.Append("</span>");
    }

    // Only what changes is written: one run of stars, which a reader takes apart by what is open.
    private static void WriteMarks(StringBuilder result, TextStyle before, TextStyle after)
    {
        if (before.Strikethrough && !after.Strikethrough)
            result.Append("~~");
        result.Append('*', (before.Bold != after.Bold ? 2 : 0) + (before.Italic != after.Italic ? 1 : 0));
        if (!before.Strikethrough && after.Strikethrough)
            result.Append("~~");
    }

    private void WriteContent(StringBuilder result, TextRun run)
    {
        switch (run.Content)
        {
            case TextContent { Content: var text } when run.Style.Code:
                result.Append(InlineForms.CodeSpan(text));
                break;
            case TextContent { Content: var text }:
                result.Append(Escape(text));
                break;
            case EquationContent { Expression: var expression }:
                result.Append(InlineForms.Equation(expression.ReplaceLineEndings(" ")));
                break;
            case MentionContent { Mention: var mention }:
                WriteMention(result, mention, run.PlainText);
                break;
            default:
                result.Append(Escape(run.PlainText));
                break;
        }
    }

    private void WriteMention(StringBuilder result, Mention mention, string text)
    {
        switch (mention)
        {
            case UserMention { User.Id: var id }:
                WriteMention(result, "mention-user", MarkdownAddresses.OfUser(id.Value), text.StartsWith('@') ? text[1..] : text);
                break;
            case PageMention { Id: var id }:
                WriteMention(result, "mention-page", addresses.OfPage(id.Value), text);
                break;
            case DatabaseMention { Id: var id }:
                WriteMention(result, "mention-database", addresses.OfPage(id.Value), text);
                break;
            case DateMention { Date: var date }:
                (string start, string? startTime, string? end, string? endTime, string? zone) = MarkdownDates.Write(date);
                result.Append(MarkdownTag.Closed(
                    "mention-date", ("start", start), ("startTime", startTime), ("end", end), ("endTime", endTime), ("timeZone", zone)));
                break;
            case CustomEmojiMention { Name: { } name }:
                result.Append(':').Append(name).Append(':');
                break;
            default:
                result.Append(Escape(text));
                break;
        }
    }

    private void WriteMention(StringBuilder result, string tag, string url, string label)
    {
        if (withLabels && label.Length > 0)
            result.Append(MarkdownTag.Open(tag, ("url", url))).Append(Escape(label)).Append("</").Append(tag).Append('>');
        else
            result.Append(MarkdownTag.Closed(tag, ("url", url)));
    }
}

using System.Globalization;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The forms of lines and tags that both syntaxes share.</summary>
internal static class LineForms
{
    private const string OmittedTranscript = "Transcript omitted.";

    public static bool IsDivider(string line)
    {
        string marks = line.Replace(" ", "", StringComparison.Ordinal);
        return marks.Length >= 3 && marks[0] is '-' or '*' or '_' && InlinePairs.RunLength(marks, 0) == marks.Length;
    }

    public static bool IsMark(string line, int length) => line.Length == length || line[length] is ' ' or '\t';

    public static bool TryNumber(string line, out int number, out int length)
    {
        length = 0;
        while (length < line.Length && char.IsAsciiDigit(line[length]))
            length++;
        number = 0;
        if (length is 0 or > 9 || length >= line.Length || line[length] is not ('.' or ')') || !IsMark(line, length + 1))
            return false;
        number = int.Parse(line.AsSpan(0, length), CultureInfo.InvariantCulture);
        length++;
        return true;
    }

    public static string? Percent(double? ratio) => ratio is { } value ? (value * 100).ToString("0.####", CultureInfo.InvariantCulture) : null;

    public static double? Ratio(string? percent) =>
        double.TryParse(percent?.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= 100 ? value / 100 : null;

    public static (RichTextList Title, List<MarkdownBlock> Children) TakeTitle(List<MarkdownBlock> inside) =>
        inside is [{ Content: ParagraphBlock { RichText: var text, Color: var color }, Children: var children }, ..] && color == Color.Default
            ? (text, [.. children, .. inside.Skip(1)])
            : (RichTextList.Empty, inside);

    // Blocks between columns become a column of their own.
    public static IEnumerable<MarkdownBlock> Columns(List<MarkdownBlock> inside)
    {
        if (inside.Count == 0)
            return [];
        IEnumerable<MarkdownBlock> columns = inside.Select(
            block => block.Content is ColumnBlock ? block : new MarkdownBlock { Content = new ColumnBlock(), Children = [block] });
        return [new MarkdownBlock { Content = new ColumnListBlock(), Children = [.. columns] }];
    }

    public static IEnumerable<MarkdownBlock> Tabs(List<MarkdownBlock> inside)
    {
        List<MarkdownBlock> tabs = [.. inside.Where(block => block.Content is ParagraphBlock)];
        return tabs.Count == 0 ? [] : [new MarkdownBlock { Content = new TabBlock(), Children = tabs }];
    }

    /// <summary>The text that replaces a transcript which was left out. Assumption: the wording; it is known that it has the address of the notes.</summary>
    public static string TranscriptPlaceholder(string url) => $"{OmittedTranscript} Retrieve it with include_transcript=true: {url}";

    /// <summary>Whether the transcript in a document is only the text that replaces one.</summary>
    public static bool IsOmitted(IReadOnlyList<MarkdownBlock> transcript) =>
        transcript is [{ Content: ParagraphBlock { RichText: var text } }] && text.ToPlainText().StartsWith(OmittedTranscript, StringComparison.Ordinal);
}

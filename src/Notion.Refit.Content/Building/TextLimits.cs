using System.Globalization;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Building;

/// <summary>Keeps rich text within the limits of one block, without changing the text.</summary>
internal static class TextLimits
{
    /// <summary>Splits text into parts that one block holds: pieces of at most 2,000 characters, at most 100 of them. One part where nothing is too long.</summary>
    public static IReadOnlyList<RichTextList> Parts(RichTextList text)
    {
        if (text.Count <= ContentLimits.Pieces && !text.Any(IsTooLong))
            return [text];

        List<RichText> pieces = [.. text.SelectMany(Pieces)];
        var parts = new List<RichTextList>();
        for (int i = 0; i < pieces.Count; i += ContentLimits.Pieces)
            parts.Add(RichTextList.Create([.. pieces[i..Math.Min(i + ContentLimits.Pieces, pieces.Count)]]));
        return parts;
    }

    /// <summary>Returns text that one block holds: format is given up when there are more than 100 pieces. The second value is what is left even then.</summary>
    public static (RichTextList First, IReadOnlyList<RichTextList> More) Single(RichTextList text, Reporter reporter, int? line)
    {
        IReadOnlyList<RichTextList> parts = Parts(text);
        if (parts.Count == 1)
            return (parts[0], []);
        reporter.Add(ConversionNoticeKind.FormatLost, ConversionSeverity.Lossy, "more than 100 pieces of text", line);
        parts = Parts(text.ToPlainText());
        return (parts[0], [.. parts.Skip(1)]);
    }

    /// <summary>Splits a string at the last grapheme that ends within 2,000 characters each.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int start = 0;
        while (text.Length - start > ContentLimits.PieceLength)
        {
            int length = 0;
            while (true)
            {
                int next = StringInfo.GetNextTextElementLength(text, start + length);
                if (length + next > ContentLimits.PieceLength)
                    break;
                length += next;
            }

            // One grapheme that is longer than a piece: between its code points.
            if (length == 0)
                length = char.IsHighSurrogate(text[start + ContentLimits.PieceLength - 1]) ? ContentLimits.PieceLength - 1 : ContentLimits.PieceLength;
            yield return text.Substring(start, length);
            start += length;
        }

        yield return text[start..];
    }

    private static bool IsTooLong(RichText piece) => piece.Content is TextContent { Content.Length: > ContentLimits.PieceLength };

    private static IEnumerable<RichText> Pieces(RichText piece) => IsTooLong(piece)
        ? Split(((TextContent)piece.Content).Content).Select(part => RichText.Text(part, ((TextContent)piece.Content).Link?.Url, piece.Annotations))
        : [piece];
}

using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Comparison and creation of rich text.</summary>
internal static class CellRichText
{
    // The limit of Notion for one piece of text.
    private const int PieceLength = 2000;

    private static readonly Annotations s_plain = new();

    /// <summary>Splits a text into pieces that Notion accepts.</summary>
    public static RichTextList Of(string text)
    {
        if (text.Length <= PieceLength)
            return text.Length == 0 ? RichTextList.Empty : text;

        var pieces = new List<RichText>();
        int start = 0;
        while (start < text.Length)
        {
            int length = Math.Min(PieceLength, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            pieces.Add(text.Substring(start, length));
            start += length;
        }

        return RichTextList.Create([.. pieces]);
    }

    /// <summary>Whether both show the same: what Notion adds to a text it returns is not a difference.</summary>
    public static bool AreEqual(RichTextList left, RichTextList right) =>
        left.Count == right.Count && left.Zip(right).All(static pair => AreEqual(pair.First, pair.Second));

    private static bool AreEqual(RichText left, RichText right) => (left.Content, right.Content) switch
    {
        (TextContent a, TextContent b) => a.Content == b.Content && a.Link?.Url == b.Link?.Url && AnnotationsAreEqual(left, right),
        (EquationContent a, EquationContent b) => a.Expression == b.Expression && AnnotationsAreEqual(left, right),
        (MentionContent, MentionContent) => left.ToPlainText() == right.ToPlainText() && AnnotationsAreEqual(left, right),
        _ => false,
    };

    private static bool AnnotationsAreEqual(RichText left, RichText right)
    {
        Annotations a = left.Annotations ?? s_plain;
        Annotations b = right.Annotations ?? s_plain;
        return (a.Bold, a.Italic, a.Underline, a.Strikethrough, a.Code) == (b.Bold, b.Italic, b.Underline, b.Strikethrough, b.Code)
            && (a.Color == b.Color || (IsDefault(a.Color) && IsDefault(b.Color)));
    }

    private static bool IsDefault(Color color) => color == default || color == Color.Default;
}

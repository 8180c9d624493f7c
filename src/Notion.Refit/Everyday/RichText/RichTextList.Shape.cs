using System.Globalization;

namespace Notion.Refit.Models;

public sealed partial class RichTextList
{
    /// <summary>The most characters (UTF-16 code units) of a piece of text in a request.</summary>
    public const int MostCharacters = 2000;

    /// <summary>The most pieces of a text in a request.</summary>
    public const int MostPieces = 100;

    /// <summary>Splits pieces of text that are longer than a request takes.</summary>
    /// <param name="mostCharacters">The most characters (UTF-16 code units) of a piece, at least 2.</param>
    /// <returns>
    /// The text with the same content and formatting. Cuts are between grapheme clusters (what a reader sees as one character); a cluster that is
    /// longer than a piece is cut between code points. Mentions and equations are never cut.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is smaller than 2.</exception>
    public RichTextList Split(int mostCharacters = MostCharacters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostCharacters, 2);
        List<RichText>? split = null;
        for (int i = 0; i < Pieces.Count; i++)
        {
            RichText piece = Pieces[i];
            if (piece.Content is not TextContent text || text.Content.Length <= mostCharacters)
            {
                split?.Add(piece);
                continue;
            }

            split ??= [.. Pieces.Take(i)];
            foreach (string part in Cut(text.Content, mostCharacters))
                split.Add(WithText(piece, text, part));
        }

        return split is null ? this : Of(split);
    }

    /// <summary>Joins neighbouring pieces of text that have the same formatting and link.</summary>
    /// <returns>The text with the same content in as few pieces as possible.</returns>
    public RichTextList Join()
    {
        List<RichText>? joined = null;
        for (int i = 1; i < Pieces.Count; i++)
        {
            if (joined is null && !CanJoin(Pieces[i - 1], Pieces[i]))
                continue;
            joined = [];
            break;
        }

        if (joined is null)
            return this;

        for (int start = 0; start < Pieces.Count;)
        {
            int end = start + 1;
            while (end < Pieces.Count && CanJoin(Pieces[start], Pieces[end]))
                end++;
            if (end == start + 1)
            {
                joined.Add(Pieces[start]);
            }
            else
            {
                string content = string.Concat(Pieces.Skip(start).Take(end - start).Select(piece => ((TextContent)piece.Content).Content));
                joined.Add(WithText(Pieces[start], (TextContent)Pieces[start].Content, content));
            }

            start = end;
        }

        return Of(joined);
    }

    /// <summary>Whether formatting changes nothing.</summary>
    internal static bool IsPlain(Annotations? annotations) =>
        annotations is null or { Bold: false, Italic: false, Strikethrough: false, Underline: false, Code: false, AdditionalProperties: null }
        && (annotations is null || annotations.Color == Color.Default);

    private static bool CanJoin(RichText left, RichText right) =>
        left.Content is TextContent a && right.Content is TextContent b
        && string.Equals(a.Link?.Url, b.Link?.Url, StringComparison.Ordinal)
        && a.AdditionalProperties is null && b.AdditionalProperties is null && left.AdditionalProperties is null && right.AdditionalProperties is null
        && SameLook(left.Annotations, right.Annotations);

    private static bool SameLook(Annotations? left, Annotations? right)
    {
        if (IsPlain(left) || IsPlain(right))
            return IsPlain(left) && IsPlain(right);
        return left!.Bold == right!.Bold && left.Italic == right.Italic && left.Strikethrough == right.Strikethrough
            && left.Underline == right.Underline && left.Code == right.Code && left.Color == right.Color
            && left.AdditionalProperties is null && right.AdditionalProperties is null;
    }

    private static RichText WithText(RichText piece, TextContent text, string content) =>
        piece with { Content = text with { Content = content }, PlainText = piece.PlainText is null ? null : content };

    private static IEnumerable<string> Cut(string text, int mostCharacters)
    {
        int start = 0;
        int end = 0;
        while (end < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + length - start > mostCharacters && end > start)
            {
                yield return text[start..end];
                start = end;
            }

            // A cluster without end, as in "zalgo" text.
            while (end + length - start > mostCharacters)
            {
                int cut = start + mostCharacters;
                if (char.IsLowSurrogate(text[cut]) && char.IsHighSurrogate(text[cut - 1]))
                    cut--;
                yield return text[start..cut];
                length -= cut - end;
                end = start = cut;
            }

            end += length;
        }

        if (end > start)
            yield return text[start..end];
    }
}

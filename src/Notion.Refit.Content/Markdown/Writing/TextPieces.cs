using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>Prepares rich text for a document.</summary>
internal static class TextPieces
{
    /// <summary>Returns the pieces of a text: mentions become text or links, equal neighbours one piece.</summary>
    /// <param name="text">The text.</param>
    /// <param name="links">The addresses.</param>
    /// <param name="reporter">The report.</param>
    /// <param name="block">The block.</param>
    /// <param name="keepsColor">Whether colours can be written; otherwise they are reported and dropped.</param>
    public static List<TextPiece> Of(RichTextList text, LinkWriter links, Reporter reporter, BlockId? block, bool keepsColor)
    {
        var pieces = new List<TextPiece>(text.Count);
        foreach (RichText piece in NormalText.Of(text))
        {
            TextStyle style = TextStyle.Of(piece);
            if (style.Color is not null && !keepsColor)
            {
                reporter.Add(ConversionNoticeKind.ColorLost, ConversionSeverity.Lossy, block: block);
                style = style with { Color = null };
            }

            switch (piece.Content)
            {
                case TextContent content:
                    if (style.Link is { } url)
                        style = style with { Link = links.OfText(url, content.Content, block) };
                    Add(pieces, new TextPiece(content.Content.ReplaceLineEndings("\n").Replace('\0', '\uFFFD'), style));
                    break;
                case EquationContent equation:
                    if (equation.Expression.Length > 0)
                        pieces.Add(new TextPiece(equation.Expression, style, IsEquation: true));
                    break;
                case MentionContent { Mention: var mention }:
                    reporter.Add(ConversionNoticeKind.MentionAsText, ConversionSeverity.Lossy, mention.Type, block: block);
                    (string shown, string? target) = MentionText.Of(piece, mention, links);
                    Add(pieces, new TextPiece(shown, style with { Link = target is null ? null : links.OfText(target, shown, block) }));
                    break;
                default:
                    Add(pieces, new TextPiece(piece.ToPlainText(), style));
                    break;
            }
        }

        return pieces;
    }

    private static void Add(List<TextPiece> pieces, TextPiece piece)
    {
        if (piece.Text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[^1] is { IsEquation: false } last && last.Style == piece.Style)
            pieces[^1] = last with { Text = last.Text + piece.Text };
        else
            pieces.Add(piece);
    }
}

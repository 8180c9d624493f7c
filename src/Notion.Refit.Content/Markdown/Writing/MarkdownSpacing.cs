using Notion.Refit.Content.NotionSyntax.Inline;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>Moves blanks out of formatted text: no mark can be beside one.</summary>
internal static class MarkdownSpacing
{
    /// <summary>Returns pieces whose bold, italic and struck text has no blanks at its ends, and whose code has no line feeds.</summary>
    public static List<TextPiece> Arrange(List<TextPiece> pieces)
    {
        var result = new List<TextPiece>(pieces.Count);
        for (int i = 0; i < pieces.Count; i++)
        {
            TextPiece piece = pieces[i];
            if (piece.IsEquation)
                result.Add(piece);
            else if (piece.Style.Code)
                Lines(result, piece);
            else if (IsMarked(piece.Style))
                Trim(result, piece, i > 0 ? pieces[i - 1].Style : default, i + 1 < pieces.Count ? pieces[i + 1].Style : default);
            else
                Add(result, piece);
        }

        return result;
    }

    private static bool IsMarked(TextStyle style) => style.Bold || style.Italic || style.Strikethrough;

    private static void Trim(List<TextPiece> result, TextPiece piece, TextStyle before, TextStyle after)
    {
        string trimmed = piece.Text.Trim();
        if (trimmed.Length == 0)
        {
            Add(result, piece with { Style = Shared(piece.Style, before, after) });
            return;
        }

        int start = piece.Text.IndexOf(trimmed, StringComparison.Ordinal);
        Add(result, new TextPiece(piece.Text[..start], Shared(piece.Style, before, piece.Style)));
        Add(result, piece with { Text = trimmed });
        Add(result, new TextPiece(piece.Text[(start + trimmed.Length)..], Shared(piece.Style, after, piece.Style)));
    }

    // Blanks between two pieces have the marks of both.
    private static TextStyle Shared(TextStyle own, TextStyle left, TextStyle right) => own with
    {
        Bold = own.Bold && left.Bold && right.Bold,
        Italic = own.Italic && left.Italic && right.Italic,
        Strikethrough = own.Strikethrough && left.Strikethrough && right.Strikethrough,
    };

    private static void Lines(List<TextPiece> result, TextPiece piece)
    {
        string[] lines = piece.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                Add(result, new TextPiece("\n", piece.Style with { Code = false, Bold = false, Italic = false, Strikethrough = false, Underline = false }));
            Add(result, piece with { Text = lines[i] });
        }
    }

    private static void Add(List<TextPiece> result, TextPiece piece)
    {
        if (piece.Text.Length == 0)
            return;
        if (result.Count > 0 && result[^1] is { IsEquation: false } last && last.Style == piece.Style)
            result[^1] = last with { Text = last.Text + piece.Text };
        else
            result.Add(piece);
    }
}

using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>A piece of text on its way into a document.</summary>
/// <param name="Content">What it is.</param>
/// <param name="Style">How it looks.</param>
/// <param name="PlainText">What it shows.</param>
internal readonly record struct TextRun(RichTextContent Content, TextStyle Style, string PlainText)
{
    /// <summary>Splits text into pieces; blanks at the edges of bold, italic and struck pieces are pieces of their own, since no mark can be next to them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsEdges">Whether blanks at the edges can stay, since there are tags that mark them.</param>
    public static List<TextRun> Of(RichTextList text, bool keepsEdges = false)
    {
        var runs = new List<TextRun>(text.Count);
        foreach (RichText piece in text)
        {
            TextStyle style = TextStyle.Of(piece);
            switch (piece.Content)
            {
                case TextContent { Content: var content } when style.Code:
                    AddCode(runs, content, style);
                    break;
                case TextContent { Content: var content }:
                    AddText(runs, content, style, keepsEdges);
                    break;
                case MentionContent { Mention: LinkMention { Href: var href } }:
                    AddText(runs, piece.ToPlainText(), style with { Link = href }, keepsEdges);
                    break;
                case MentionContent { Mention: LinkPreviewMention { Url: var url } }:
                    AddText(runs, piece.ToPlainText(), style with { Link = url }, keepsEdges);
                    break;
                default:
                    runs.Add(new TextRun(piece.Content, style, piece.ToPlainText()));
                    break;
            }
        }

        return runs;
    }

    // A span of code has no form for a line break.
    private static void AddCode(List<TextRun> runs, string content, TextStyle style)
    {
        string[] lines = content.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                Add(runs, "\n", style with { Code = false, Bold = false, Italic = false, Strikethrough = false });
            Add(runs, lines[i], style);
        }
    }

    private static void AddText(List<TextRun> runs, string content, TextStyle style, bool keepsEdges)
    {
        if (keepsEdges || !(style.Bold || style.Italic || style.Strikethrough))
        {
            Add(runs, content, style);
            return;
        }

        TextStyle plain = style with { Bold = false, Italic = false, Strikethrough = false };
        string trimmed = content.Trim();
        if (trimmed.Length == 0)
        {
            Add(runs, content, plain);
            return;
        }

        int start = content.IndexOf(trimmed, StringComparison.Ordinal);
        Add(runs, content[..start], plain);
        Add(runs, trimmed, style);
        Add(runs, content[(start + trimmed.Length)..], plain);
    }

    private static void Add(List<TextRun> runs, string content, TextStyle style)
    {
        if (content.Length > 0)
            runs.Add(new TextRun(new TextContent(content), style, content));
    }
}

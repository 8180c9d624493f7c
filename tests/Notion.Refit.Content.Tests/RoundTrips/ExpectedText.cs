using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.RoundTrips;

/// <summary>The normal form of text: what no mark can show is without it.</summary>
internal static class ExpectedText
{
    public static RichTextList Of(RichTextList text)
    {
        RichTextList normal = NormalText.Of(text);
        var pieces = new List<RichText>();
        for (int i = 0; i < normal.Count; i++)
        {
            RichText piece = normal[i];
            if (piece.Content is not TextContent { Content: var content } || TextStyle.Of(piece) is { Code: true } or { Bold: false, Italic: false, Strikethrough: false })
            {
                pieces.Add(piece);
                continue;
            }

            TextStyle own = TextStyle.Of(piece);
            TextStyle before = i > 0 ? TextStyle.Of(normal[i - 1]) : default;
            TextStyle after = i + 1 < normal.Count ? TextStyle.Of(normal[i + 1]) : default;
            string trimmed = content.Trim();
            if (trimmed.Length == 0)
            {
                Add(content, Shared(own, before, after));
                continue;
            }

            int start = content.IndexOf(trimmed, StringComparison.Ordinal);
            Add(content[..start], Shared(own, before, own));
            Add(trimmed, own);
            Add(content[(start + trimmed.Length)..], Shared(own, own, after));
        }

        return NormalText.Of([.. pieces]);

        void Add(string part, TextStyle style)
        {
            if (part.Length > 0)
                pieces.Add(RichText.Text(part, style.Link, style.ToAnnotations()));
        }
    }

    private static TextStyle Shared(TextStyle own, TextStyle left, TextStyle right) => own with
    {
        Bold = own.Bold && left.Bold && right.Bold,
        Italic = own.Italic && left.Italic && right.Italic,
        Strikethrough = own.Strikethrough && left.Strikethrough && right.Strikethrough,
    };
}

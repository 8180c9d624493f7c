using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Blocks;

/// <summary>Brings rich text into normal form: no empty pieces, neighbours of the same format are one piece.</summary>
internal static class NormalText
{
    public static RichTextList Of(RichTextList text)
    {
        if (IsNormal(text))
            return text;

        var pieces = new List<RichText>(text.Count);
        var joined = new StringBuilder();
        RichText? open = null;
        TextStyle style = default;
        foreach (RichText piece in text)
        {
            if (piece.Content is not TextContent { Content: var content })
            {
                Close();
                pieces.Add(piece);
                continue;
            }

            if (content.Length == 0)
                continue;
            TextStyle next = TextStyle.Of(piece);
            if (open is not null && next == style)
            {
                joined.Append(content);
                continue;
            }

            Close();
            open = piece;
            style = next;
            joined.Append(content);
        }

        Close();
        return RichTextList.Create([.. pieces]);

        void Close()
        {
            if (open is null)
                return;
            pieces.Add(open.Content is TextContent content && content.Content.Length == joined.Length ? open : RichText.Text(joined.ToString(), style.Link, open.Annotations));
            joined.Clear();
            open = null;
        }
    }

    private static bool IsNormal(RichTextList text)
    {
        TextStyle? before = null;
        foreach (RichText piece in text)
        {
            if (piece.Content is not TextContent { Content: var content })
            {
                before = null;
                continue;
            }

            TextStyle style = TextStyle.Of(piece);
            if (content.Length == 0 || style == before)
                return false;
            before = style;
        }

        return true;
    }
}

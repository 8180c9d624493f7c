using System.Net;
using System.Text;
using Notion.Refit.Content.Markdown.Writing;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Inline;

namespace Notion.Refit.Content.Html.Writing;

/// <summary>Writes text as HTML. From outside: link, bold, italic, strike, underline and colour, code.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    public string Write(List<TextPiece> pieces)
    {
        int start = 0;
        for (int i = 1; i <= pieces.Count; i++)
        {
            if (i < pieces.Count && pieces[i].Style.Link == pieces[start].Style.Link)
                continue;
            if (start < pieces.Count)
                Linked(pieces, start, i);
            start = i;
        }

        return _text.ToString();
    }

    /// <summary>Encodes text.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            switch (c)
            {
                case '<':
                    encoded.Append("&lt;");
                    break;
                case '>':
                    encoded.Append("&gt;");
                    break;
                case '&':
                    encoded.Append("&amp;");
                    break;
                case '"':
                    encoded.Append("&quot;");
                    break;
                case '\n':
                    encoded.Append("<br>");
                    break;
                case < ' ' and not '\t':
                    encoded.Append('\uFFFD');
                    break;
                default:
                    encoded.Append(c);
                    break;
            }
        }

        return encoded.ToString();
    }

    /// <summary>Encodes the value of an attribute.</summary>
    public static string Attribute(string value) => WebUtility.HtmlEncode(value);

    private void Linked(List<TextPiece> pieces, int start, int end)
    {
        if (pieces[start].Style.Link is { } url)
            _text.Append("<a href=\"").Append(Attribute(url)).Append("\">");
        for (int i = start; i < end; i++)
            Piece(pieces[i]);
        if (pieces[start].Style.Link is not null)
            _text.Append("</a>");
    }

    private void Piece(TextPiece piece)
    {
        TextStyle style = piece.Style;
        var closing = new Stack<string>();
        string? color = style.Color is { } name ? $"notion-{MarkdownColors.Read(name).Value}" : null;
        Open(style.Bold, "strong");
        Open(style.Italic, "em");
        Open(style.Strikethrough, "s");
        if (style.Underline)
        {
            _text.Append(color is null ? "<u>" : $"<u class=\"{color}\">");
            closing.Push("u");
        }
        else if (color is not null)
        {
            _text.Append($"<span class=\"{color}\">");
            closing.Push("span");
        }

        if (piece.IsEquation)
            _text.Append("<code class=\"notion-equation\">").Append(Encode(piece.Text)).Append("</code>");
        else if (style.Code)
            _text.Append("<code>").Append(Encode(piece.Text)).Append("</code>");
        else
            Text(piece.Text);
        while (closing.TryPop(out string? tag))
            _text.Append("</").Append(tag).Append('>');

        void Open(bool isOpen, string tag)
        {
            if (!isOpen)
                return;
            _text.Append('<').Append(tag).Append('>');
            closing.Push(tag);
        }
    }

    // White space that a browser would collapse is told by its number.
    private void Text(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool isSpace = text[i] is ' ' or '\t';
            bool collapses = isSpace && (_text.Length == 0 || _text[^1] is ' ' or '\t' || _text[^1] == '>' && _text.ToString(Math.Max(0, _text.Length - 4), Math.Min(4, _text.Length)) == "<br>");
            if (collapses)
                _text.Append('\u00A0');
            else
                _text.Append(Encode(text[i].ToString()));
        }
    }
}

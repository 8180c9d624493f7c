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
        pieces = Spaced(pieces);
        int start = 0;
        for (int i = 1; i <= pieces.Count; i++)
        {
            if (i < pieces.Count && pieces[i].Style.Link == pieces[start].Style.Link)
                continue;
            if (start < pieces.Count)
                Linked(pieces, start, i);
            start = i;
        }

        // A browser does not show a line feed at the end.
        if (pieces.Count > 0 && pieces[^1] is { IsEquation: false, Text: [.., '\n'] })
            _text.Append("<br>");
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
            _text.Append(Encode(piece.Text));
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

    // White space that a browser would collapse is written as a blank that it keeps.
    private static List<TextPiece> Spaced(List<TextPiece> pieces)
    {
        var result = new List<TextPiece>(pieces.Count);
        bool isStart = true;
        for (int p = 0; p < pieces.Count; p++)
        {
            TextPiece piece = pieces[p];
            if (piece.IsEquation)
            {
                result.Add(piece);
                isStart = false;
                continue;
            }

            var text = new StringBuilder(piece.Text.Length);
            for (int i = 0; i < piece.Text.Length; i++)
            {
                char c = piece.Text[i];
                bool isEnd = i + 1 < piece.Text.Length ? piece.Text[i + 1] == '\n' : p + 1 == pieces.Count || pieces[p + 1].Text.StartsWith('\n');
                text.Append(c is ' ' or '\t' && (isStart || isEnd) ? '\u00A0' : c);
                isStart = c is '\n' or ' ' or '\t' && !(isStart && c != '\n');
            }

            result.Add(piece with { Text = text.ToString() });
        }

        return result;
    }
}

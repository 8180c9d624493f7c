using System.Runtime.InteropServices;
using System.Text;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Content.Reporting;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>Writes text as CommonMark. From outside: link, bold, italic, strike, underline, code.</summary>
/// <param name="reporter">The report.</param>
/// <param name="place">Where the text is.</param>
/// <param name="block">The block.</param>
internal sealed class GitHubText(Reporter reporter, TextPlace place, BlockId? block)
{
    private const int LinkLevel = 0;
    private const int UnderlineLevel = 4;

    private readonly StringBuilder _text = new();
    private bool _isInLink;

    // The place at which marks of the inner formats may stand next to those of the outer ones.
    private int _innerStart = -1;

    public string Write(List<TextPiece> pieces)
    {
        List<TextPiece> all = MarkdownSpacing.Arrange(pieces);
        Write(CollectionsMarshal.AsSpan(all), LinkLevel, default, DollarsAfter(all));
        return _text.ToString();
    }

    // Where a dollar comes later, one before it could start a formula.
    private static int DollarsAfter(List<TextPiece> pieces) => pieces.FindLastIndex(piece => piece.IsEquation || (piece.IsPlain && piece.Text.Contains('$', StringComparison.Ordinal)));

    private void Write(ReadOnlySpan<TextPiece> pieces, int level, TextPiece after, int lastDollar)
    {
        int start = 0;
        for (int i = 1; i <= pieces.Length; i++)
        {
            if (i < pieces.Length && IsSame(pieces[i].Style, pieces[start].Style, level))
                continue;
            TextPiece next = i < pieces.Length ? pieces[i] : after;
            Group(pieces[start..i], level, next, lastDollar - start);
            start = i;
        }
    }

    private static bool IsSame(TextStyle left, TextStyle right, int level) => level switch
    {
        LinkLevel => left.Link == right.Link,
        1 => left.Bold == right.Bold,
        2 => left.Italic == right.Italic,
        3 => left.Strikethrough == right.Strikethrough,
        UnderlineLevel => left.Underline == right.Underline,
        _ => false,
    };

    private void Group(ReadOnlySpan<TextPiece> pieces, int level, TextPiece next, int lastDollar)
    {
        TextStyle style = pieces[0].Style;
        switch (level)
        {
            case LinkLevel when style.Link is { } url:
                _text.Append('[');
                _isInLink = true;
                Write(pieces, level + 1, new TextPiece("]", default), lastDollar);
                _isInLink = false;
                _text.Append("](").Append(MarkdownEscaping.Target(url, place)).Append(')');
                break;
            case 1 when style.Bold:
                Marked(pieces, level, "**", "strong", next, lastDollar);
                break;
            case 2 when style.Italic:
                Marked(pieces, level, "*", "em", next, lastDollar);
                break;
            case 3 when style.Strikethrough:
                Marked(pieces, level, "~~", "del", next, lastDollar);
                break;
            case UnderlineLevel when style.Underline:
                Tagged(pieces, level, "ins", lastDollar);
                break;
            case > UnderlineLevel:
                Leaf(pieces[0], next, lastDollar > 0);
                break;
            default:
                Write(pieces, level + 1, next, lastDollar);
                break;
        }
    }

    private void Marked(ReadOnlySpan<TextPiece> pieces, int level, string mark, string tag, TextPiece next, int lastDollar)
    {
        bool isSameRun = _innerStart == _text.Length;
        char before = _text.Length == 0 ? '\n' : _text[^1];
        char first = FirstChar(pieces[0], level);
        char last = LastChar(pieces[^1], level);
        char following = next.Text is null ? '\n' : next.Style.Link is not null || !next.IsPlain || IsMarked(next.Style) ? '*' : next.Text[0];
        bool touches = !isSameRun && before == mark[0];
        bool canOpen = isSameRun || IsFlanking(first, before);
        bool canClose = IsFlanking(last, following);
        if (touches || !canOpen || !canClose || pieces[0].Text is [' ' or '\n', ..])
        {
            Tagged(pieces, level, tag, lastDollar);
            return;
        }

        _text.Append(mark);
        _innerStart = mark[0] == '*' ? _text.Length : -1;
        Write(pieces, level + 1, next.Text is null ? default : next, lastDollar);
        _innerStart = -1;
        _text.Append(mark);
    }

    private void Tagged(ReadOnlySpan<TextPiece> pieces, int level, string tag, int lastDollar)
    {
        _text.Append('<').Append(tag).Append('>');
        Write(pieces, level + 1, new TextPiece("<", default), lastDollar);
        _text.Append("</").Append(tag).Append('>');
    }

    private static bool IsMarked(TextStyle style) => style.Bold || style.Italic || style.Strikethrough || style.Underline;

    // A mark opens or closes only beside text; beside punctuation only where blank or punctuation is on its other side.
    private static bool IsFlanking(char inside, char outside) =>
        !char.IsWhiteSpace(inside) && (!IsPunctuation(inside) || char.IsWhiteSpace(outside) || IsPunctuation(outside));

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c);

    private static char FirstChar(TextPiece piece, int level) =>
        !piece.IsPlain || (piece.Style.Strikethrough && level < 3) || (piece.Style.Underline && level < UnderlineLevel) ? '<' : piece.Text[0];

    private static char LastChar(TextPiece piece, int level) =>
        !piece.IsPlain || (piece.Style.Strikethrough && level < 3) || (piece.Style.Underline && level < UnderlineLevel) ? '<' : piece.Text[^1];

    private void Leaf(TextPiece piece, TextPiece next, bool hasDollarAfter)
    {
        if (piece.IsEquation)
        {
            Equation(piece.Text, next);
            return;
        }

        if (piece.Style.Code)
        {
            _text.Append(MarkdownEscaping.Code(piece.Text, place));
            return;
        }

        bool isLinkNext = next.Text is not null && next.Style.Link is not null;
        MarkdownEscaping.Text(_text, piece.Text, place, _isInLink, isLinkNext, hasDollarAfter, isLast: next.Text is null);
    }

    private void Equation(string expression, TextPiece next)
    {
        string formula = expression.ReplaceLineEndings(" ").Trim();
        bool isPlain = formula.Length > 0
            && !formula.Contains('$', StringComparison.Ordinal)
            && !formula.StartsWith('`')
            && !formula.EndsWith('\\')
            && !(next.Text is not null && char.IsAsciiDigit(next.Text[0]) && next.IsPlain);
        if (!isPlain && (formula.Contains("`$", StringComparison.Ordinal) || formula.EndsWith('`') || formula.Length == 0))
        {
            reporter.Add(ConversionNoticeKind.EquationAsText, ConversionSeverity.Lossy, block: block);
            if (formula.Length > 0)
                _text.Append(MarkdownEscaping.Code(formula, place));
            return;
        }

        if (place.IsCell)
            formula = formula.Replace("|", "\\|", StringComparison.Ordinal);
        _text.Append(isPlain ? $"${formula}$" : $"$`{formula}`$");
    }
}

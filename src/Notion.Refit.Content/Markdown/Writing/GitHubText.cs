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
    private const int BoldLevel = 1;
    private const int ItalicLevel = 2;
    private const int StrikeLevel = 3;
    private const int UnderlineLevel = 4;
    private const char End = '\n';

    private readonly StringBuilder _text = new();
    private List<TextPiece> _pieces = [];
    private bool _isInLink;

    // The last pieces with a dollar and with the middle of a link: one before them could start a formula or link.
    private int _lastDollar;
    private int _lastLink;

    // The place at which marks of the inner formats are in one run with those of the outer ones.
    private int _innerStart = -1;

    public string Write(List<TextPiece> pieces)
    {
        _pieces = MarkdownSpacing.Arrange(pieces);
        _lastDollar = _pieces.FindLastIndex(piece => piece.IsEquation || piece.Text.Contains('$', StringComparison.Ordinal) || piece.Style.Link?.Contains('$', StringComparison.Ordinal) == true);
        _lastLink = _pieces.FindLastIndex(piece => piece.IsPlain && piece.Text.Contains("](", StringComparison.Ordinal));
        Write(0, _pieces.Count, LinkLevel, End);
        return _text.ToString();
    }

    private void Write(int start, int end, int level, char after)
    {
        int first = start;
        for (int i = start + 1; i <= end; i++)
        {
            if (i < end && IsSame(_pieces[i].Style, _pieces[first].Style, level))
                continue;
            Group(first, i, level, i < end ? StartChar(_pieces[i], level) : after);
            first = i;
        }
    }

    private static bool IsSame(TextStyle left, TextStyle right, int level) => level switch
    {
        LinkLevel => left.Link == right.Link,
        BoldLevel => left.Bold == right.Bold,
        ItalicLevel => left.Italic == right.Italic,
        StrikeLevel => left.Strikethrough == right.Strikethrough,
        UnderlineLevel => left.Underline == right.Underline,
        _ => false,
    };

    private void Group(int start, int end, int level, char after)
    {
        if (start == end)
            return;
        TextStyle style = _pieces[start].Style;
        switch (level)
        {
            case LinkLevel when style.Link is { } address && IsAutolink(start, end, address):
                _text.Append('<').Append(address).Append('>');
                break;
            case LinkLevel when style.Link is { } url:
                _text.Append('[');
                _isInLink = true;
                Write(start, end, level + 1, ']');
                _isInLink = false;
                _text.Append("](").Append(MarkdownEscaping.Target(url, place)).Append(')');
                break;
            case BoldLevel when style.Bold:
                Marked(start, end, level, "**", "strong", after);
                break;
            case ItalicLevel when style.Italic:
                Marked(start, end, level, "*", "em", after);
                break;
            case StrikeLevel when style.Strikethrough:
                Marked(start, end, level, "~~", "del", after);
                break;
            case UnderlineLevel when style.Underline:
                Tagged(start, end, level, "ins");
                break;
            case > UnderlineLevel:
                Leaf(start, after);
                break;
            default:
                Write(start, end, level + 1, after);
                break;
        }
    }

    // An address without other text.
    private bool IsAutolink(int start, int end, string url) =>
        end == start + 1
        && !place.IsLabel
        && _pieces[start] is { IsPlain: true } piece
        && piece.Text == url
        && piece.Style with { Link = null } == default
        && (url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal))
        && BareAddress.FitsInTable(url);

    private void Marked(int start, int end, int level, string mark, string tag, char after)
    {
        bool isSameRun = _innerStart == _text.Length;
        char before = _text.Length == 0 ? '\n' : _text[^1];
        char first = StartChar(_pieces[start], level + 1);
        char last = EndChar(_pieces[end - 1], level + 1);
        bool touches = !isSameRun && before == mark[0];
        if (touches || !(isSameRun || IsFlanking(first, before)) || !IsFlanking(last, after))
        {
            Tagged(start, end, level, tag);
            return;
        }

        int at = _text.Length;
        _text.Append(mark);
        _innerStart = mark[0] == '*' ? _text.Length : -1;
        Write(start, end, level + 1, mark[0]);
        _innerStart = -1;

        // What is inside may have become tags.
        if (!IsFlanking(Inner(at + mark.Length, 1), before) && !isSameRun || !IsFlanking(Inner(_text.Length - 1, -1), after))
        {
            _text.Length = at;
            Tagged(start, end, level, tag);
            return;
        }

        _text.Append(mark);
    }

    private char Inner(int at, int step)
    {
        while (at > 0 && at < _text.Length - 1 && _text[at] == '*')
            at += step;
        return _text[at];
    }

    private void Tagged(int start, int end, int level, string tag)
    {
        _text.Append('<').Append(tag).Append('>');
        Write(start, end, level + 1, '<');
        _text.Append("</").Append(tag).Append('>');
    }

    // A mark opens or closes only beside text; beside punctuation only where blank or punctuation is on its other side.
    private static bool IsFlanking(char inside, char outside) =>
        !char.IsWhiteSpace(inside) && (!IsPunctuation(inside) || char.IsWhiteSpace(outside) || IsPunctuation(outside));

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c);

    // The first character of what is written for a piece, from a level inwards.
    private static char StartChar(TextPiece piece, int level) => Outermost(piece, level) switch
    {
        LinkLevel => '[',
        BoldLevel or ItalicLevel => '*',
        StrikeLevel => '~',
        UnderlineLevel => '<',
        _ => piece.IsEquation ? '$' : piece.Style.Code ? '`' : piece.Text[0],
    };

    private static char EndChar(TextPiece piece, int level) => Outermost(piece, level) switch
    {
        LinkLevel => ')',
        BoldLevel or ItalicLevel => SameRunEnd(piece, level),
        StrikeLevel => '~',
        UnderlineLevel => '>',
        _ => piece.IsEquation ? '$' : piece.Style.Code ? '`' : piece.Text[^1],
    };

    // Stars end in one run: what is before all of them counts.
    private static char SameRunEnd(TextPiece piece, int level) => level <= ItalicLevel ? EndChar(piece, ItalicLevel + 1) : '*';

    private static int Outermost(TextPiece piece, int level)
    {
        TextStyle style = piece.Style;
        if (level <= LinkLevel && style.Link is not null)
            return LinkLevel;
        if (level <= BoldLevel && style.Bold)
            return BoldLevel;
        if (level <= ItalicLevel && style.Italic)
            return ItalicLevel;
        if (level <= StrikeLevel && style.Strikethrough)
            return StrikeLevel;
        return level <= UnderlineLevel && style.Underline ? UnderlineLevel : UnderlineLevel + 1;
    }

    private void Leaf(int index, char after)
    {
        TextPiece piece = _pieces[index];
        if (piece.IsEquation)
            Equation(piece.Text, after);
        else if (piece.Style.Code)
            Code(piece.Text);
        else
            MarkdownEscaping.Text(_text, piece.Text, new TextSurroundings(place, _isInLink || place.IsLabel, after, index < _lastDollar, index < _lastLink));
    }

    private void Code(string code)
    {
        // A backtick of text before one of code would be read as one mark.
        if (_text.Length > 1 && _text[^1] == '`' && _text[^2] == '\\')
        {
            _text.Length -= 2;
            _text.Append("&#96;");
        }

        _text.Append(MarkdownEscaping.Code(code, place));
    }

    private void Equation(string expression, char after)
    {
        string formula = expression.ReplaceLineEndings(" ").Trim();
        bool isPlain = formula.Length > 0
            && !formula.Contains('$', StringComparison.Ordinal)
            && !formula.StartsWith('`')
            && !formula.EndsWith('\\')
            && !char.IsAsciiDigit(after)
            && !(_text.Length > 0 && _text[^1] == '$');
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

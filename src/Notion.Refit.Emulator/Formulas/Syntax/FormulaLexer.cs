namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>Splits formulas into tokens, in one pass over the text.</summary>
internal ref struct FormulaLexer
{
    private const string ReferenceStart = "{{notion:block_property:";
    private const string ReferenceEnd = "}}";

    // Longer signs first: `<=` is not `<` and `=`.
    private static readonly string[] Signs =
        ["==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "^", "<", ">", "!", "?", ":", "(", ")", ",", ".", "[", "]"];

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    private FormulaLexer(ReadOnlySpan<char> text) => _text = text;

    private readonly char Current => Peek(0);

    /// <summary>Splits a formula.</summary>
    /// <returns>The tokens; null when part of the text is not a token.</returns>
    public static IReadOnlyList<FormulaToken>? Split(string formula)
    {
        var lexer = new FormulaLexer(formula);
        List<FormulaToken> tokens = [];
        while (lexer.SkipBlanks())
        {
            if (lexer.Next() is not { } token)
                return null;
            tokens.Add(token);
        }

        return lexer._position == formula.Length ? tokens : null;
    }

    private readonly char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    // Skips blanks and comments. False at the end, and at a comment that does not end.
    private bool SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(Current))
            {
                _position++;
            }
            else if (Current == '/' && Peek(1) == '*')
            {
                int end = _text[(_position + 2)..].IndexOf("*/", StringComparison.Ordinal);
                if (end < 0)
                    return false;
                _position += end + 4;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private FormulaToken? Next()
    {
        if (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Peek(1))))
            return Take(FormulaTokenKind.Number, NumberLength());
        if (Current == '"')
            return TextLength() is { } length ? Take(FormulaTokenKind.Text, length) : null;
        if (char.IsLetter(Current) || Current == '_')
            return Take(FormulaTokenKind.Name, NameLength());
        if (Current == '{')
            return ReferenceLength() is { } length ? Take(FormulaTokenKind.Reference, length) : null;
        foreach (string sign in Signs)
        {
            if (_text[_position..].StartsWith(sign, StringComparison.Ordinal))
                return Take(FormulaTokenKind.Sign, sign.Length);
        }

        return null;
    }

    private FormulaToken Take(FormulaTokenKind kind, int length)
    {
        string text = _text.Slice(_position, length).ToString();
        _position += length;
        return new FormulaToken(kind, text);
    }

    // A point belongs to the number only where a digit follows: `2.round()` calls a function.
    private readonly int NumberLength()
    {
        int length = Digits(0);
        if (Peek(length) == '.' && char.IsAsciiDigit(Peek(length + 1)))
            length += 1 + Digits(length + 1);
        if (Peek(length) is not ('e' or 'E'))
            return length;
        int exponent = length + (Peek(length + 1) is '+' or '-' ? 2 : 1);
        return char.IsAsciiDigit(Peek(exponent)) ? exponent + Digits(exponent) : length;
    }

    private readonly int Digits(int from)
    {
        int length = 0;
        while (char.IsAsciiDigit(Peek(from + length)))
            length++;
        return length;
    }

    private readonly int? TextLength()
    {
        for (int i = 1; _position + i < _text.Length; i++)
        {
            if (Peek(i) == '\\')
                i++;
            else if (Peek(i) == '"')
                return i + 1;
        }

        return null;
    }

    private readonly int NameLength()
    {
        int length = 1;
        while (char.IsLetterOrDigit(Peek(length)) || Peek(length) == '_')
            length++;
        return length;
    }

    // The ids of property, data source and workspace.
    private readonly int? ReferenceLength()
    {
        ReadOnlySpan<char> rest = _text[_position..];
        if (!rest.StartsWith(ReferenceStart, StringComparison.Ordinal))
            return null;
        int end = rest.IndexOf(ReferenceEnd, StringComparison.Ordinal);
        if (end < 0)
            return null;
        ReadOnlySpan<char> ids = rest[ReferenceStart.Length..end];
        int count = 0;
        foreach (Range part in ids.Split(':'))
        {
            if (ids[part].IsEmpty)
                return null;
            count++;
        }

        return count == 3 ? end + ReferenceEnd.Length : null;
    }
}

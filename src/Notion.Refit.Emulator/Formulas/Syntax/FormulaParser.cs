using System.Globalization;
using System.Text;

namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>Parses formulas.</summary>
internal sealed class FormulaParser
{
    // These limits keep formulas from using up the stack: nesting while parsing, long chains afterwards. A chain is printed with parentheses
    // around each operand, up to two levels each, and must be readable again.
    private const int DeepestNesting = 500;
    private const int GreatestHeight = DeepestNesting / 2;

    private readonly IReadOnlyList<FormulaToken> _tokens;
    private int _next;
    private int _depth;

    private FormulaParser(IReadOnlyList<FormulaToken> tokens) => _tokens = tokens;

    private FormulaToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Parses a formula. Names of properties are not resolved here.</summary>
    /// <returns>The syntax tree; null when the text is not a formula.</returns>
    public static FormulaNode? Parse(string formula)
    {
        if (FormulaLexer.Split(formula) is not { Count: > 0 } tokens)
            return null;
        var parser = new FormulaParser(tokens);
        return parser.Expression(rank: 0) is { Height: <= GreatestHeight } node && parser.Peek is null ? node : null;
    }

    // Parses operators that bind at least as tightly as the rank.
    private FormulaNode? Expression(int rank)
    {
        if (++_depth > DeepestNesting)
            return null;
        FormulaNode? left = Prefix();
        int previous = 0;
        while (left is { Height: <= GreatestHeight } && Peek is { Kind: FormulaTokenKind.Sign or FormulaTokenKind.Name } token)
        {
            if (token.Text is "?" && rank <= FormulaOperators.Conditional)
            {
                left = Conditional(left);
                continue;
            }

            int own = FormulaOperators.Rank(token.Text);
            if (own == 0 || own < rank)
                break;
            if (own == previous && !FormulaOperators.CanChain(own))
                return null;
            previous = own;
            _next++;

            // Powers bind to the right.
            left = Expression(token.Text is "^" ? own : own + 1) is { } right ? new FormulaNode.Binary(token.Text, left, right) : null;
        }

        _depth--;
        return left;
    }

    private FormulaNode.Conditional? Conditional(FormulaNode condition)
    {
        _next++;
        return Expression(rank: 0) is { } then && Take(":") && Expression(FormulaOperators.Conditional) is { } other
            ? new FormulaNode.Conditional(condition, then, other)
            : null;
    }

    private FormulaNode? Prefix()
    {
        if (Peek is not { Kind: FormulaTokenKind.Sign or FormulaTokenKind.Name, Text: "-" or "!" or "not" or "+" } token)
            return Dots(Primary());
        _next++;
        int rank = token.Text is "!" or "not" ? FormulaOperators.Not : FormulaOperators.Unary;
        return Expression(rank) is { } operand ? new FormulaNode.Unary(token.Text, operand) : null;
    }

    private FormulaNode? Dots(FormulaNode? subject)
    {
        while (subject is { Height: <= GreatestHeight } && Peek is { Kind: FormulaTokenKind.Sign, Text: "." })
        {
            _next++;
            subject = Peek switch
            {
                { Kind: FormulaTokenKind.Reference } reference => new FormulaNode.PageProperty(subject, TakeReference(reference)),
                { Kind: FormulaTokenKind.Name } name => Method(subject, name.Text),
                _ => null,
            };
        }

        return subject;
    }

    private FormulaNode? Method(FormulaNode subject, string name)
    {
        _next++;
        if (Arguments() is not { } arguments)
            return null;
        if (name is "prop")
            return arguments is [FormulaNode.Text property] ? new FormulaNode.PageProperty(subject, property) : null;
        return new FormulaNode.Call(name, [subject, .. arguments], IsMethod: true);
    }

    private FormulaNode? Primary()
    {
        if (Peek is not { } token)
            return null;
        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                _next++;
                return new FormulaNode.Number(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture), token.Text);
            case FormulaTokenKind.Text:
                _next++;
                return new FormulaNode.Text(Unescape(token.Text), token.Text);
            case FormulaTokenKind.Reference:
                return TakeReference(token);
            case FormulaTokenKind.Name when token.Text is "true" or "false":
                _next++;
                return new FormulaNode.Truth(token.Text is "true");
            case FormulaTokenKind.Name:
                return Named(token.Text);
            case FormulaTokenKind.Sign when token.Text is "[":
                _next++;
                return Sequence("]") is { } items ? new FormulaNode.ListOf(items) : null;
            default:
                return Take("(") && Expression(rank: 0) is { } inner && Take(")") ? inner : null;
        }
    }

    // A call, a property of the row, or a variable.
    private FormulaNode? Named(string name)
    {
        _next++;
        if (Peek is not { Kind: FormulaTokenKind.Sign, Text: "(" })
            return FormulaOperators.Rank(name) == 0 && name is not "prop" ? new FormulaNode.Name(name) : null;
        if (Arguments() is not { } arguments)
            return null;
        if (name is "prop")
            return arguments is [FormulaNode.Text property] ? new FormulaNode.Call(name, [property], IsMethod: false) : null;
        return new FormulaNode.Call(name, arguments, IsMethod: false);
    }

    private FormulaNode.Reference TakeReference(FormulaToken token)
    {
        _next++;
        return new FormulaNode.Reference(Uri.UnescapeDataString(token.Text.Split(':')[2]), token.Text);
    }

    private List<FormulaNode>? Arguments() => Take("(") ? Sequence(")") : null;

    private List<FormulaNode>? Sequence(string end)
    {
        List<FormulaNode> nodes = [];
        if (Take(end))
            return nodes;
        do
        {
            if (Expression(rank: 0) is not { } node)
                return null;
            nodes.Add(node);
        }
        while (Take(","));
        return Take(end) ? nodes : null;
    }

    private bool Take(string sign)
    {
        if (Peek is not { Kind: FormulaTokenKind.Sign } token || !string.Equals(token.Text, sign, StringComparison.Ordinal))
            return false;
        _next++;
        return true;
    }

    private static string Unescape(string quoted)
    {
        if (!quoted.Contains('\\', StringComparison.Ordinal))
            return quoted[1..^1];
        var text = new StringBuilder(quoted.Length);
        for (int i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
                text.Append(quoted[i]);
            else
                text.Append(quoted[++i] switch { 'n' => '\n', 't' => '\t', var other => other });
        }

        return text.ToString();
    }
}

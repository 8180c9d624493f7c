using System.Globalization;
using System.Text;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Reads formulas.</summary>
internal sealed class FormulaParser
{
    // What is beyond these is no work of people; they keep formulas from using up the stack: parts in each other while reading, long chains afterwards.
    // A chain is stored with parentheses around each of its parts, up to two levels each, and must be readable again.
    private const int DeepestNesting = 500;
    private const int GreatestHeight = DeepestNesting / 2;

    private readonly IReadOnlyList<FormulaToken> _tokens;
    private readonly Func<string, FormulaNode.Reference?> _resolve;
    private int _next;
    private int _depth;

    private FormulaParser(IReadOnlyList<FormulaToken> tokens, Func<string, FormulaNode.Reference?> resolve)
    {
        _tokens = tokens;
        _resolve = resolve;
    }

    private FormulaToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Reads a formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="resolve">Finds a property by the name in <c>prop("…")</c>; null when there is none.</param>
    /// <returns>The formula; null when it is not valid, or uses what is not understood here.</returns>
    public static FormulaNode? Parse(string formula, Func<string, FormulaNode.Reference?> resolve)
    {
        if (FormulaLexer.Cut(formula) is not { Count: > 0 } tokens)
            return null;
        var parser = new FormulaParser(tokens, resolve);
        return parser.Expression(rank: 0) is { } node && parser.Peek is null ? node : null;
    }

    // Operators that bind at least as tightly as the rank.
    private FormulaNode? Expression(int rank)
    {
        if (++_depth > DeepestNesting)
            return null;
        FormulaNode? left = Prefix();
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
        if (Peek is not { Text: "-" or "!" or "not" or "+" } token)
            return Methods(Primary());
        _next++;
        return Expression(FormulaOperators.Unary) is { } operand ? new FormulaNode.Unary(token.Text, operand) : null;
    }

    private FormulaNode? Methods(FormulaNode? subject)
    {
        while (subject is { Height: <= GreatestHeight } && Peek is { Text: "." })
        {
            _next++;
            subject = Peek is { Kind: FormulaTokenKind.Name } name && Arguments() is { } arguments
                ? new FormulaNode.Call(name.Text, [subject, .. arguments], IsMethod: true)
                : null;
        }

        return subject;
    }

    private FormulaNode? Primary()
    {
        if (Peek is not { } token)
            return null;
        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                _next++;
                return new FormulaNode.Number(double.Parse(token.Text, CultureInfo.InvariantCulture), token.Text);
            case FormulaTokenKind.Text:
                _next++;
                return new FormulaNode.Text(Unescape(token.Text), token.Text);
            case FormulaTokenKind.Reference:
                _next++;
                return new FormulaNode.Reference(Uri.UnescapeDataString(token.Text.Split(':')[2]), token.Text);
            case FormulaTokenKind.Name when token.Text is "true" or "false":
                _next++;
                return new FormulaNode.Truth(token.Text is "true");
            case FormulaTokenKind.Name:
                return Call(token.Text);
            default:
                return Take("(") && Expression(rank: 0) is { } inner && Take(")") ? inner : null;
        }
    }

    private FormulaNode? Call(string name)
    {
        if (Arguments() is not { } arguments)
            return null;
        if (name is "prop")
            return arguments is [FormulaNode.Text property] ? _resolve(property.Value) : null;
        return new FormulaNode.Call(name, arguments, IsMethod: false);
    }

    // The name before them is the current word.
    private List<FormulaNode>? Arguments()
    {
        _next++;
        if (!Take("("))
            return null;
        List<FormulaNode> arguments = [];
        if (Take(")"))
            return arguments;
        do
        {
            if (Expression(rank: 0) is not { } argument)
                return null;
            arguments.Add(argument);
        }
        while (Take(","));
        return Take(")") ? arguments : null;
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

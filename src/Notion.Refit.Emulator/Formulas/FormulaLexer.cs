using System.Text.RegularExpressions;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Cuts a formula into words.</summary>
internal static partial class FormulaLexer
{
    /// <summary>The words of a formula; null when there is something that is none.</summary>
    public static IReadOnlyList<FormulaToken>? Cut(string formula)
    {
        List<FormulaToken> tokens = [];
        int position = 0;
        while (position < formula.Length)
        {
            if (char.IsWhiteSpace(formula[position]))
            {
                position++;
                continue;
            }

            Match match = Token().Match(formula, position);
            if (!match.Success)
                return null;
            tokens.Add(new FormulaToken(KindOf(match), match.Value));
            position += match.Length;
        }

        return tokens;
    }

    private static FormulaTokenKind KindOf(Match match) =>
        match.Groups["reference"].Success ? FormulaTokenKind.Reference
        : match.Groups["number"].Success ? FormulaTokenKind.Number
        : match.Groups["text"].Success ? FormulaTokenKind.Text
        : match.Groups["name"].Success ? FormulaTokenKind.Name
        : FormulaTokenKind.Sign;

    [GeneratedRegex(
        """\G(?:(?<reference>\{\{notion:block_property:[^:{}]+:[^:{}]+:[^:{}]+\}\})|(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\]|\\.)*")|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/%^<>!?:(),.\[\]]))""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}

namespace Notion.Refit.Emulator.Formulas;

/// <summary>How tightly operators bind: the higher, the tighter.</summary>
internal static class FormulaOperators
{
    public const int Conditional = 1;
    public const int Unary = 8;

    private const int Comparison = 5;
    private const int Equality = 4;

    /// <summary>The rank of an operator between two parts; 0 for a text that is none.</summary>
    public static int Rank(string text) => text switch
    {
        "or" or "||" => 2,
        "and" or "&&" => 3,
        "==" or "!=" => Equality,
        "<" or ">" or "<=" or ">=" => Comparison,
        "+" or "-" => 6,
        "*" or "/" or "%" => 7,
        "^" => 9,
        _ => 0,
    };
}

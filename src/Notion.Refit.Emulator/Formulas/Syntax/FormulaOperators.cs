namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>The precedence of operators: a higher rank binds tighter.</summary>
internal static class FormulaOperators
{
    public const int Conditional = 1;
    public const int Unary = 8;
    public const int Not = 10;

    private const int Equality = 4;
    private const int Comparison = 5;

    /// <summary>The rank of an operator between two operands; 0 for any other text.</summary>
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

    /// <summary>Whether operators of a rank can follow each other: <c>1 &lt; 2 &lt; 3</c> is not a formula.</summary>
    public static bool CanChain(int rank) => rank is not (Equality or Comparison);
}

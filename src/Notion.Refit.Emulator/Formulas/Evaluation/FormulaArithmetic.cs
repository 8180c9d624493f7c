using Notion.Refit.Emulator.Formulas.Syntax;
using static Notion.Refit.Emulator.Formulas.Evaluation.FormulaConversions;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Computes operators, except those that do not always need both sides.</summary>
internal static class FormulaArithmetic
{
    public static FormulaOperand Unary(string name, FormulaOperand operand) => name switch
    {
        _ when ReferenceEquals(operand, FormulaOperand.Failure) => operand,
        "-" => FormulaOperand.Of(-ToOperand(operand)),
        "+" => FormulaOperand.Of(ToNumber(operand)),
        _ => FormulaOperand.Of(!ToTruth(operand)),
    };

    public static FormulaOperand Binary(FormulaNode.Binary node, FormulaOperand left, FormulaOperand right, FormulaRun run) => node.Operator switch
    {
        "+" when node.JoinsTexts || !IsNumber(left) || !IsNumber(right) => Join(left, right, run),
        "+" => FormulaOperand.Of(ToOperand(left) + ToOperand(right)),
        "-" => FormulaOperand.Of(ToOperand(left) - ToOperand(right)),
        "*" => FormulaOperand.Of(ToOperand(left) * ToOperand(right)),
        "/" => FormulaOperand.Of(ToOperand(left) / ToOperand(right)),
        "%" => FormulaOperand.Of(ToOperand(left) % ToOperand(right)),
        "^" => FormulaOperand.Of(Math.Pow(ToOperand(left), ToOperand(right))),
        "==" => FormulaOperand.Of(left.Equals(right)),
        "!=" => FormulaOperand.Of(!left.Equals(right)),
        "<" => FormulaOperand.Of(Compare(left, right) < 0),
        ">" => FormulaOperand.Of(Compare(left, right) > 0),
        "<=" => FormulaOperand.Of(Compare(left, right) <= 0),
        ">=" => FormulaOperand.Of(Compare(left, right) >= 0),
        _ => FormulaOperand.Failure,
    };

    // Text on either side joins both as texts, in which a side without a value has no letters.
    private static FormulaOperand Join(FormulaOperand left, FormulaOperand right, FormulaRun run) =>
        run.ToText(left) is { } first && run.ToText(right) is { } second && first.Length + second.Length <= FormulaBudget.LongestText
            ? run.TextOf(first + second)
            : FormulaOperand.Failure;

    private static bool IsNumber(FormulaOperand value) =>
        value is FormulaOperand.Number or FormulaOperand.Truth || ReferenceEquals(value, FormulaOperand.Empty);
}

using System.Text;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Writes formulas as the API tells them: a blank around operators and after commas, without parentheses that change nothing.</summary>
/// <remarks>Parentheses around what an operator connects stay where the inner operator does not bind tighter, and everywhere beside a comparison.</remarks>
internal static class FormulaPrinter
{
    public static string Print(FormulaNode node)
    {
        var text = new StringBuilder();
        Print(node, text);
        return text.ToString();
    }

    private static void Print(FormulaNode node, StringBuilder text)
    {
        switch (node)
        {
            case FormulaNode.Number number:
                text.Append(number.Source);
                break;
            case FormulaNode.Text literal:
                text.Append(literal.Source);
                break;
            case FormulaNode.Truth truth:
                text.Append(truth.Value ? "true" : "false");
                break;
            case FormulaNode.Reference reference:
                text.Append(reference.Source);
                break;
            case FormulaNode.Call call:
                Print(call, text);
                break;
            case FormulaNode.Unary unary:
                text.Append(unary.Operator is "not" ? "not " : unary.Operator);
                PrintOperand(unary.Operand, unary.Operand is FormulaNode.Binary or FormulaNode.Conditional, text);
                break;
            case FormulaNode.Binary binary:
                PrintOperand(binary.Left, NeedsParentheses(binary.Left, binary), text);
                text.Append(' ').Append(binary.Operator).Append(' ');
                PrintOperand(binary.Right, NeedsParentheses(binary.Right, binary), text);
                break;
            case FormulaNode.Conditional conditional:
                PrintOperand(conditional.Condition, conditional.Condition is FormulaNode.Conditional, text);
                text.Append(" ? ");
                Print(conditional.Then, text);
                text.Append(" : ");
                Print(conditional.Else, text);
                break;
        }
    }

    private static void Print(FormulaNode.Call call, StringBuilder text)
    {
        int first = 0;
        if (call.IsMethod)
        {
            PrintOperand(call.Arguments[0], call.Arguments[0] is FormulaNode.Binary or FormulaNode.Unary or FormulaNode.Conditional, text);
            text.Append('.');
            first = 1;
        }

        text.Append(call.Name).Append('(');
        for (int i = first; i < call.Arguments.Count; i++)
        {
            if (i > first)
                text.Append(", ");
            Print(call.Arguments[i], text);
        }

        text.Append(')');
    }

    private static void PrintOperand(FormulaNode operand, bool inParentheses, StringBuilder text)
    {
        if (inParentheses)
            text.Append('(');
        Print(operand, text);
        if (inParentheses)
            text.Append(')');
    }

    private static bool NeedsParentheses(FormulaNode operand, FormulaNode.Binary around) =>
        operand.IsInParentheses && operand switch
        {
            FormulaNode.Binary binary => FormulaOperators.IsComparison(around.Operator)
                || FormulaOperators.Rank(binary.Operator) <= FormulaOperators.Rank(around.Operator),
            FormulaNode.Conditional => true,
            _ => false,
        };
}

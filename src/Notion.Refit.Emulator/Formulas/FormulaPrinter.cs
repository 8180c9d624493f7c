using System.Text;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Writes formulas as the API tells them: a blank around operators and after commas, parentheses as they follow from the structure.</summary>
/// <remarks>What an operator connects is in parentheses whenever it has an operator itself, written so or not; nothing else is.</remarks>
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
                PrintOperand(unary.Operand, HasOperator(unary.Operand), text);
                break;
            case FormulaNode.Binary binary:
                PrintOperand(binary.Left, HasOperator(binary.Left), text);
                text.Append(' ').Append(binary.Operator).Append(' ');
                PrintOperand(binary.Right, HasOperator(binary.Right), text);
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
            PrintOperand(call.Arguments[0], call.Arguments[0] is FormulaNode.Unary || HasOperator(call.Arguments[0]), text);
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

    private static bool HasOperator(FormulaNode node) => node is FormulaNode.Binary or FormulaNode.Conditional;
}

using System.Text;

namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>Prints formulas as the API does: blanks around operators and after commas, parentheses as they follow from the structure.</summary>
/// <remarks>An operand that has an operator itself is in parentheses, whether written so or not; nothing else is, except where it would be read differently.</remarks>
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
            case FormulaNode.Name name:
                text.Append(name.Value);
                break;
            case FormulaNode.Reference reference:
                text.Append(reference.Source);
                break;
            case FormulaNode.PageProperty property:
                PrintSubject(property.Page, text);
                if (property.Property is FormulaNode.Reference)
                    Print(property.Property, text);
                else
                    PrintSequence("prop(", [property.Property], ')', text);
                break;
            case FormulaNode.ListOf list:
                PrintSequence("[", list.Items, ']', text);
                break;
            case FormulaNode.Call { IsMethod: true } call:
                PrintSubject(call.Arguments[0], text);
                PrintSequence(call.Function + "(", [.. call.Arguments.Skip(1)], ')', text);
                break;
            case FormulaNode.Call call:
                PrintSequence(call.Function + "(", call.Arguments, ')', text);
                break;
            case FormulaNode.Unary unary:
                text.Append(unary.Operator is "not" ? "not " : unary.Operator);
                PrintOperand(unary.Operand, HasOperator(unary.Operand), text);
                break;
            case FormulaNode.Binary binary:
                // `-1 ^ 2` is `-(1 ^ 2)`.
                PrintOperand(binary.Left, HasOperator(binary.Left) || (binary.Operator is "^" && binary.Left is FormulaNode.Unary), text);
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

    private static void PrintSubject(FormulaNode subject, StringBuilder text)
    {
        PrintOperand(subject, subject is FormulaNode.Unary || HasOperator(subject), text);
        text.Append('.');
    }

    private static void PrintSequence(string start, IReadOnlyList<FormulaNode> nodes, char end, StringBuilder text)
    {
        text.Append(start);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            Print(nodes[i], text);
        }

        text.Append(end);
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
